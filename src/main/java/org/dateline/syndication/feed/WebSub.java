package org.dateline.syndication.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.Settings;
import org.dateline.change.ChangeWatch;
import org.dateline.change.Changes;
import org.dateline.change.Relay;
import org.dateline.http.PublicUrl;

/** Tells a WebSub hub which feeds have something new. */
@ApplicationScoped
class WebSub {

  private static final int FEEDS_AT_ONCE = 50;

  private final Hub hub;
  private final Settings settings;
  private final PublicUrl publicUrl;
  private final ChangedFeeds changed;
  private final Relay relay;

  WebSub(
      Hub hub,
      Settings settings,
      PublicUrl publicUrl,
      Changes changes,
      ChangedFeeds changed,
      ChangeWatch watch) {
    this.hub = hub;
    this.settings = settings;
    this.publicUrl = publicUrl;
    this.changed = changed;
    relay =
        hub.address() == null
            ? null
            : new Relay("websub", changes, watch, Duration.ZERO, this::tell);
  }

  void begin(@Observes StartupEvent startup) {
    if (relay == null) {
      return;
    }
    if (settings.publicUrl().isEmpty()) {
      throw new IllegalStateException(
          "dateline.websub.hub needs dateline.public-url: a hub is told absolute addresses");
    }
    relay.begin();
  }

  void end(@Observes ShutdownEvent shutdown) {
    if (relay != null) {
      relay.end();
    }
  }

  private void tell(long after, long upTo) throws IOException, InterruptedException {
    List<String> feeds = changed.between(after, upTo).stream().flatMap(this::addresses).toList();
    for (int i = 0; i < feeds.size(); i += FEEDS_AT_ONCE) {
      hub.tell(feeds.subList(i, Math.min(i + FEEDS_AT_ONCE, feeds.size())));
    }
  }

  private Stream<String> addresses(String feed) {
    return Arrays.stream(FeedFormat.values())
        .map(format -> publicUrl.of("/feeds/" + feed + "." + format));
  }
}
