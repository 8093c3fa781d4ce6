package org.dateline.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets one kept answer serve pages of all origins. Quarkus allows just the origin that asked and
 * does not say so by {@code Vary}: what a cache kept for one partner's page, a browser would refuse
 * to the next one's.
 */
@ApplicationScoped
class Origins {

  private static final String ALLOWED = "Access-Control-Allow-Origin";
  private static final int BEFORE_CORS = 900;

  private final boolean any;

  Origins(@ConfigProperty(name = "quarkus.http.cors.origins") List<String> origins) {
    any = origins.contains("*");
  }

  void register(@Observes Filters filters) {
    filters.register(this::prepare, BEFORE_CORS);
  }

  private void prepare(RoutingContext context) {
    context.addHeadersEndHandler(ready -> generalise(context.response().headers()));
    context.next();
  }

  private void generalise(MultiMap headers) {
    if (any) {
      headers.set(ALLOWED, "*");
    } else {
      headers.add("Vary", "Origin");
    }
  }
}
