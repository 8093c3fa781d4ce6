package org.dateline.page;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.dateline.Settings;
import org.jboss.logging.Logger;

/** Tells whoever started the service where it is. */
@ApplicationScoped
class Announcement {

  private static final Logger LOG = Logger.getLogger(Announcement.class);

  private final Settings settings;

  Announcement(Settings settings) {
    this.settings = settings;
  }

  void tell(@ObservesAsync HttpServerStart start) {
    String host = "http://localhost:" + start.options().getPort();
    LOG.infof("API:        %s/api/v1", host);
    LOG.infof("OpenAPI UI: %s/q/swagger-ui", host);
    if (settings.example()) {
      LOG.infof("The story:  %s/stories/north-korea-russia-missile-transfers", host);
    }
  }
}
