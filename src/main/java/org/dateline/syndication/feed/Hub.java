package org.dateline.syndication.feed;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.dateline.Settings;

/** The WebSub hub that is told when a feed has something new, where one is configured. */
@Singleton
class Hub {

  private final Optional<URI> configured;

  Hub(Settings settings) {
    configured = settings.websub().hub();
  }

  /** Where readers subscribe; null for nowhere. */
  String address() {
    return configured.map(URI::toString).orElse(null);
  }
}
