package org.dateline.syndication.oembed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.dateline.http.Document;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The web components, for any page. Not a static resource, so that it goes out as every read does:
 * compressed, with a strong ETag.
 */
@Path(ScriptResource.PATH)
@PermitAll
class ScriptResource {

  static final String PATH = "/embed/v1/dateline.js";

  /** A module script has to be JavaScript by its type (HTML, "fetch a single module script"). */
  private static final String JAVASCRIPT = "text/javascript";

  /** An hour, so that a mend reaches all pages on the same day; longer only while we are away. */
  private static final String CACHING =
      "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800";

  private final Document script = read();

  private static Document read() {
    URL file = ScriptResource.class.getResource(PATH);
    try {
      URLConnection connection = file.openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        return new Document(
            JAVASCRIPT + ";charset=UTF-8",
            new String(in.readAllBytes(), StandardCharsets.UTF_8),
            Instant.ofEpochMilli(connection.getLastModified()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GET
  @Produces(JAVASCRIPT)
  @Operation(hidden = true)
  public RestResponse<Document> script() {
    return RestResponse.ResponseBuilder.ok(script)
        .header(HttpHeaders.CACHE_CONTROL, CACHING)
        // Also for pages that isolate themselves (Cross-Origin-Embedder-Policy).
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .build();
  }
}
