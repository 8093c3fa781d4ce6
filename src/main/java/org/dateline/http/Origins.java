package org.dateline.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets one kept answer serve pages of all origins. Quarkus allows just the origin that asked and
 * does not say so by {@code Vary}: what a cache kept for one partner's page, a browser would refuse
 * to the next one's.
 */
@ApplicationScoped
public class Origins {

  private static final CharSequence ALLOWED = HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN;
  private static final int BEFORE_CORS = 900;

  private final boolean any;

  Origins(@ConfigProperty(name = "quarkus.http.cors.origins") List<String> origins) {
    any = origins.contains("*");
  }

  void register(@Observes Filters filters) {
    filters.register(this::prepare, BEFORE_CORS);
  }

  private void prepare(RoutingContext context) {
    MultiMap headers = context.response().headers();
    context.addHeadersEndHandler(
        ready -> {
          if (any) {
            // Quarkus has named the one that asked.
            headers.remove(ALLOWED);
          }
          tell(headers::add);
        });
    context.next();
  }

  /** The header that tells which origins an answer is for. */
  public void tell(BiConsumer<CharSequence, CharSequence> header) {
    if (any) {
      header.accept(ALLOWED, "*");
    } else {
      header.accept(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
  }
}
