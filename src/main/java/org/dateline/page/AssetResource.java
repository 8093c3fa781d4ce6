package org.dateline.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.dateline.http.Document;
import org.dateline.http.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The style, the script and the icon of the pages. */
@Path("/assets")
@PermitAll
class AssetResource {

  private final Assets assets;

  AssetResource(Assets assets) {
    this.assets = assets;
  }

  @GET
  @Path("/{digest}/{name}")
  @Operation(hidden = true)
  public Response get(@RestPath String digest, @RestPath String name) {
    Assets.Asset asset =
        assets.named(name).orElseThrow(() -> Problem.notFound("file", name, "/developers"));
    // Another release's digest, from a page that a cache still has: the file, but not for good.
    String keep =
        asset.digest().equals(digest) ? "public, max-age=31536000, immutable" : "no-cache";
    return Response.ok(new Document(asset.mediaType(), asset.text(), Instant.EPOCH))
        .header(HttpHeaders.CACHE_CONTROL, keep)
        .build();
  }
}
