package org.dateline.packages;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import java.util.Objects;
import java.util.TreeMap;
import org.dateline.access.Actor;
import org.dateline.http.Choice;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Right;
import org.dateline.http.Violation;
import org.dateline.packages.Imports.Wanted;
import org.dateline.packages.foreign.Options;
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
  private static final String RSS = "application/rss+xml";
  private static final String ATOM = "application/atom+xml";
  private static final List<String> FORMATS =
      List.of("package", "package-lines", "rss", "atom", "ninjs", "wordpress", "ghost");
  private static final Map<String, String> BY_TYPE =
      Map.of("application/json", "package", NDJSON, "package-lines", RSS, "rss", ATOM, "atom");
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

  /** What a file is, and what it does not say. */
  static class ImportParams {
    @RestQuery
    @Parameter(
        description =
            "What the body is written in: `package` and `package-lines` are ours; of the others articles come in as"
                + " drafts, each with the publication that it was taken from as its source. If left out, what the media"
                + " type says: `application/json`, `application/x-ndjson`, `application/rss+xml`, `application/atom+xml`.",
        schema =
            @Schema(
                type = SchemaType.STRING,
                enumeration = {
                  "package",
                  "package-lines",
                  "rss",
                  "atom",
                  "ninjs",
                  "wordpress",
                  "ghost"
                }))
    public String format;

    @RestQuery
    @Parameter(
        description = "Only finds out what would be stored.",
        schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public String dryRun;

    @RestQuery
    @Parameter(
        description =
            "Of another format: the story that its articles shall belong to, by its slug.",
        schema = @Schema(type = SchemaType.STRING))
    public String story;

    @RestQuery
    @Parameter(
        description = "Of another format: the section of all of its articles.",
        schema = @Schema(type = SchemaType.STRING))
    public String section;

    @RestQuery
    @Parameter(
        description = "Of another format: the language of all of its articles, BCP 47.",
        schema = @Schema(type = SchemaType.STRING))
    public String language;

    @RestQuery
    @Parameter(
        description =
            "Of another format: the address of the publication, where the file does not say it, as Ghost's.",
        schema = @Schema(type = SchemaType.STRING))
    public String site;

    Wanted wanted(MediaType type) {
      String known =
          format == null ? BY_TYPE.get(type.getType() + "/" + type.getSubtype()) : format;
      if (known == null) {
        throw Problem.of(
            ProblemType.INVALID_PARAMETER,
            "\"format\" must say what this XML is: one of " + String.join(", ", FORMATS),
            List.of(Violation.parameter("format", null, "is required for " + type, FORMATS)));
      }
      Choice.of("format", known, FORMATS);
      boolean dry =
          "true"
              .equals(
                  Choice.of("dryRun", dryRun == null ? "false" : dryRun, List.of("true", "false")));
      Options options = new Options(Choice.slug("story", story), section, language, site, dry);
      refuse(FORMS.containsKey(known) ? givenForNothing(known) : options.violations());
      return new Wanted(known, options);
    }

    private List<Violation> givenForNothing(String known) {
      Map<String, String> given = new TreeMap<>();
      given.put("story", story);
      given.put("section", section);
      given.put("language", language);
      given.put("site", site);
      given.values().removeIf(Objects::isNull);
      return given.entrySet().stream()
          .map(
              g ->
                  Violation.parameter(
                      g.getKey(), g.getValue(), "is not for a " + known + ", which says it itself"))
          .toList();
    }

    private static void refuse(List<Violation> wrong) {
      if (!wrong.isEmpty()) {
        String detail = "\"" + wrong.get(0).parameter() + "\" " + wrong.get(0).detail();
        throw Problem.of(ProblemType.INVALID_PARAMETER, detail, wrong);
      }
    }
  }

  @POST
  @RolesAllowed(Right.IMPORT)
  @Consumes({MediaType.APPLICATION_JSON, NDJSON, RSS, ATOM, "application/xml", "text/xml"})
  @Operation(
      operationId = "importPackage",
      summary = "Import a package",
      description =
          "Takes a story package of any length in, in the background: as one JSON document, or as NDJSON, a thing a line."
              + " All of it lands in one act, or nothing. What is there already with the same history stays as it is, so"
              + " that a package can be sent again. Feeds, ninjs, and the exports of WordPress and Ghost come in as drafts.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = "application/json",
            schema =
                @Schema(
                    type = SchemaType.OBJECT,
                    description = "A `StoryPackage`, ninjs, or an export of Ghost.")),
        @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = RSS, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = ATOM, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "application/xml", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "202",
      description = "It is received and waits for its turn; ask at `Location` how it goes.",
      headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public Response receive(
      InputStream body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) MediaType type,
      @BeanParam ImportParams params)
      throws IOException {
    Wanted wanted = params.wanted(type);
    Spool spool = Spool.of(body);
    long id;
    try {
      requireForm(spool.first(), wanted.format());
      id = worker.queue(spool, wanted, actor.author());
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

  private static void requireForm(int first, String format) {
    if (first < 0) {
      throw refusal("The body is empty", "is empty");
    }
    if (!FORMS.containsKey(format)) {
      return;
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
