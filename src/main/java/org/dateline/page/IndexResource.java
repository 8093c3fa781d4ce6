package org.dateline.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the API begins for a program. */
@Path("/api/v1")
@PermitAll
@Tag(name = "Start")
class IndexResource {

  @GET
  @Operation(
      operationId = "getIndex",
      summary = "Get the index",
      description = "Where everything is.")
  public IndexView index() {
    return IndexView.ALL;
  }
}
