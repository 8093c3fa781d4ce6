package org.dateline.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.dateline.Settings;

/**
 * The first administrator's token: from the environment, and while developing a new one at each
 * start.
 */
@ApplicationScoped
class FirstToken {

  private static final int SHORTEST = 32;

  private final Settings settings;
  private final Tokens tokens;

  FirstToken(Settings settings, Tokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  void provide(@Observes StartupEvent start) {
    settings.adminToken().ifPresent(this::admit);
    if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
      tokens.revokeAll("dev");
      System.out.println("Admin token: " + tokens.make("dev", Role.ADMIN, "dev profile"));
    }
  }

  private void admit(String secret) {
    if (secret.length() < SHORTEST || !secret.matches("[A-Za-z0-9_~+/=-]+")) {
      throw new IllegalStateException(
          "DATELINE_ADMIN_TOKEN must have at least "
              + SHORTEST
              + " letters and digits, as from: openssl rand -hex 32");
    }
    tokens.admit(secret);
  }
}
