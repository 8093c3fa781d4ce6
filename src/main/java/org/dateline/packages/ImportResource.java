package org.dateline.packages;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.dateline.access.Actor;
import org.dateline.http.Choice;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Right;
import org.dateline.http.Violation;
import org.dateline.packages.Imports.Wanted;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Packages in. Their bodies may be of any length: see {@link org.dateline.http.Gate}. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
class ImportResource {

  /** The formats of a package, by their names. */
  static final Map<String, Importer.Form> FORMS =
      Map.of("package", Importer.Form.JSON, "package-lines", Importer.Form.NDJSON);

  private static final String NDJSON = "application/x-ndjson";
  private static final int MOST = 100;
  private static final int SECONDS_TO_WAIT = 1;

  private final Imports imports;
  private final ImportWorker worker;
  private final Actor actor;

  ImportResource(Imports imports, ImportWorker worker, Actor actor) {
    this.imports = imports;
    this.worker = worker;
    this.actor = actor;
  }

  @POST
  @RolesAllowed(Right.IMPORT)
  @Consumes({MediaType.APPLICATION_JSON, NDJSON})
  @Operation(
      operationId = "importPackage",
      summary = "Import a package",
      description =
          "Takes a story package of any length in, in the background: as one JSON document, or as NDJSON, a thing a line."
              + " All of it lands in one act, or nothing. What is there already with the same history stays as it is, so"
              + " that a package can be sent again.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = StoryPackage.class)),
        @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "202",
      description = "It is received and waits for its turn; ask at `Location` how it goes.",
      headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public Response receive(
      InputStream body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) MediaType type,
      @RestQuery
          @Parameter(
              description = "Only finds out what would be stored.",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
          String dryRun)
      throws IOException {
    boolean dry =
        "true"
            .equals(
                Choice.of("dryRun", dryRun == null ? "false" : dryRun, List.of("true", "false")));
    String format =
        type.isCompatible(MediaType.APPLICATION_JSON_TYPE) ? "package" : "package-lines";
    Spool spool = Spool.of(body);
    long id;
    try {
      requireJson(spool.first());
      id = worker.queue(spool, new Wanted(format, dry, null, null, null), actor.author());
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
    ImportView view = find(Long.toString(id));
    return Response.accepted(view)
        .header(HttpHeaders.LOCATION, view.href())
        .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static void requireJson(int first) {
    if (first < 0) {
      throw refusal("The body is empty", "is empty");
    }
    // A byte order mark may come before it.
    if (first != '{' && first != 0xEF) {
      throw refusal("The body is no package: it does not begin with {", "must be an object");
    }
  }

  private static Problem refusal(String detail, String violation) {
    return Problem.of(ProblemType.INVALID_BODY, detail, List.of(Violation.at("", null, violation)));
  }

  @GET
  @RolesAllowed(Right.IMPORT)
  @Operation(
      operationId = "listImports",
      summary = "List imports",
      description = "What was asked for, the last first, up to 100; go on with `before`.")
  public Page<ImportView> list(
      @RestQuery
          @Parameter(
              description = "Only those before the one with this id.",
              schema = @Schema(type = SchemaType.STRING))
          String before) {
    if (before != null && !before.matches("[0-9]{1,18}")) {
      throw Problem.parameter("before", before, "\"before\" takes the id of an import");
    }
    return Page.whole(
        imports.before(before == null ? Long.MAX_VALUE : Long.parseLong(before), MOST));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Right.IMPORT)
  @Operation(
      operationId = "getImport",
      summary = "See how an import goes",
      description =
          "From any replica. `Retry-After` says in how many seconds to ask again, while it is not over.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public Response get(@RestPath @Parameter(description = "Its id.", example = "1") String id) {
    ImportView view = find(id);
    Response.ResponseBuilder answer = Response.ok(view);
    if (!view.isOver()) {
      answer.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
    }
    return answer.build();
  }

  private ImportView find(String id) {
    return imports
        .find(id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0)
        .orElseThrow(() -> Problem.notFound("import", id, "/api/v1/imports"));
  }
}
