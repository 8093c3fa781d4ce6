package org.dateline.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.dateline.Settings;

/**
 * Addresses as the outside world knows them: absolute, for what leaves the service and is read
 * elsewhere.
 */
@Singleton
public class PublicUrl {

  private final Optional<URI> configured;
  private final CurrentVertxRequest current;

  PublicUrl(Settings settings, CurrentVertxRequest current) {
    configured = settings.publicUrl();
    this.current = current;
  }

  /**
   * The absolute address of a path on this service. Without {@code dateline.public-url} it begins
   * with the host that the request was sent to (behind a trusted proxy, the one that this names),
   * so that outside of a request the setting is needed.
   *
   * @param path begins with a slash
   * @throws IllegalStateException outside of a request, if the setting is missing
   */
  public String of(String path) {
    return base() + path;
  }

  /** The path, with its query, of an address on this service; empty for one elsewhere. */
  public Optional<String> path(String address) {
    String base = base();
    return address.startsWith(base + "/")
        ? Optional.of(address.substring(base.length()))
        : Optional.empty();
  }

  private String base() {
    if (configured.isPresent()) {
      return configured.get().toString().replaceFirst("/+$", "");
    }
    RoutingContext context = current.getCurrent();
    if (context == null) {
      throw new IllegalStateException("dateline.public-url is needed outside of a request");
    }
    HttpServerRequest request = context.request();
    return request.scheme() + "://" + request.authority();
  }
}
