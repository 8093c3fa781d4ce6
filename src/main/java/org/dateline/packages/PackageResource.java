package org.dateline.packages;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.dateline.http.Choice;
import org.dateline.http.Document;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Stories as packages. */
@Path("/api/v1")
@PermitAll
@Tag(name = "Stories")
class PackageResource {

  private static final String NDJSON = "application/x-ndjson";

  private final Exporter exporter;
  private final Editors editors;

  PackageResource(Exporter exporter, Editors editors) {
    this.exporter = exporter;
    this.editors = editors;
  }

  @GET
  @Path("/stories/{slug}/export")
  @Produces({"application/json", NDJSON})
  @Operation(
      operationId = "exportStory",
      summary = "Export a story",
      description =
          "The whole story as a package: all versions of everything that has been public of it, with its sources. Taken"
              + " in elsewhere and exported again it is the same to the byte.")
  @APIResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = StoryPackage.class)),
        @Content(mediaType = NDJSON, schema = @Schema(implementation = PackageLine.class))
      })
  public Document export(
      @RestPath
          @Parameter(
              description = "The story's slug.",
              example = "north-korea-russia-missile-transfers")
          String slug,
      @RestQuery
          @Parameter(
              description = "One document, or a thing a line.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"json", "ndjson"},
                      defaultValue = "json"))
          String format) {
    String chosen =
        format == null ? "json" : Choice.of("format", format, List.of("json", "ndjson"));
    editors.stories().requirePublic(slug);
    return chosen.equals("json")
        ? new Document("application/json", exporter.export(slug, Importer.Form.JSON))
        : new Document(NDJSON, exporter.export(slug, Importer.Form.NDJSON));
  }
}
