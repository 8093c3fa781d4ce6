package org.dateline.sync;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.dateline.access.Actor;
import org.dateline.access.Terms;
import org.dateline.http.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** All that is public, for a partner that begins. */
@Path("/api/v1/export")
@Tag(name = "Syndication")
class FirstCopyResource {

  private static final String NDJSON = "application/x-ndjson";

  private final FirstCopy copy;
  private final Actor actor;

  FirstCopyResource(FirstCopy copy, Actor actor) {
    this.copy = copy;
    this.actor = actor;
  }

  @GET
  @Produces(NDJSON)
  @RolesAllowed(Right.SYNDICATE)
  @Operation(
      operationId = "exportEverything",
      summary = "Take a first copy",
      description =
          "Everything that is public at one moment, a line each. The first line has the `cursor` to go on from with"
              + " the changes; the last one has `end`, and without it the copy is not whole.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(mediaType = NDJSON, schema = @Schema(implementation = FirstCopy.Line.class)))
  public RestResponse<StreamingOutput> export() {
    Terms terms = actor.terms();
    StreamingOutput lines = out -> copy.write(out, terms);
    return RestResponse.ResponseBuilder.ok(lines)
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
