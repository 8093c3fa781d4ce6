package org.dateline.source;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Locale;
import org.dateline.http.Findings;
import org.dateline.http.IfMatch;
import org.dateline.http.JsonReader;
import org.dateline.http.Page;
import org.dateline.http.ProblemType;
import org.dateline.http.ReadParams;
import org.dateline.http.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Sources")
class SourceResource {

  private final Sources sources;
  private final SourceEditor editor;
  private final JsonReader reader;

  SourceResource(Sources sources, SourceEditor editor, JsonReader reader) {
    this.sources = sources;
    this.editor = editor;
    this.reader = reader;
  }

  @GET
  @Path("/sources")
  @Operation(
      operationId = "listSources",
      summary = "List sources",
      description = "The publications that published content rests on, the newest first.")
  public Page<SourceView> list(@BeanParam SourceFilter filter) {
    Locale language = filter.locale();
    return sources.page(filter, null).map(s -> SourceView.of(s, language, null));
  }

  @GET
  @Path("/sources/{slug}")
  @Operation(
      operationId = "getSource",
      summary = "Get a source",
      description = "A publication, and what cites it at the moment read.")
  public SourceView get(
      @RestPath @Parameter(description = "The source's slug.", example = "gov-uk-joint-statement")
          String slug,
      @BeanParam ReadParams read) {
    Source source = sources.at(slug, read.at());
    return SourceView.of(source, read.locale(), sources.citedBy(source, read.at()));
  }

  /** The source that another one is. */
  @Schema(name = "MergeBody", description = "The source that it is a duplicate of.")
  record MergeBody(@NotBlank @Schema(description = "Its slug.") String into) {}

  private static Response status(Response.ResponseBuilder answer, Source source) {
    return answer.entity(SourceStatusView.of(source)).header("ETag", source.tag()).build();
  }

  private SourceDraft draft(byte[] body, Findings findings) throws IOException {
    return reader.read(body, SourceDraft.class, findings);
  }

  @GET
  @Path("/sources/{slug}/status")
  @RolesAllowed(Right.DRAFT)
  @Operation(
      operationId = "getSourceStatus",
      summary = "See how a source stands",
      description =
          "Also one that nothing public cites yet; its ETag is what changing it takes as If-Match.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SourceStatusView.class)))
  public Response status(
      @RestPath @Parameter(description = "The source's slug.", example = "gov-uk-joint-statement")
          String slug) {
    return status(Response.ok(), editor.known(slug));
  }

  @POST
  @Path("/sources")
  @RolesAllowed(Right.DRAFT)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createSource",
      summary = "Create a source",
      description = "It becomes public with the first version that cites it.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SourceDraft.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is created.",
      content = @Content(schema = @Schema(implementation = SourceStatusView.class)))
  public Response create(byte[] body) throws IOException {
    Findings findings = new Findings();
    Source source = editor.create(draft(body, findings), findings);
    return status(Response.status(201).header("Location", source.href() + "/status"), source);
  }

  @PUT
  @Path("/sources/{slug}")
  @RolesAllowed(Right.PUBLISH)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "updateSource",
      summary = "Put a source right",
      description = "For all that cites it, at once: sources have no versions.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SourceDraft.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SourceStatusView.class)))
  public Response update(
      @RestPath @Parameter(description = "The source's slug.", example = "gov-uk-joint-statement")
          String slug,
      @BeanParam IfMatch seen,
      byte[] body)
      throws IOException {
    Findings findings = new Findings();
    return status(
        Response.ok(), editor.update(slug, seen.ifMatch, draft(body, findings), findings));
  }

  @POST
  @Path("/sources/{slug}/merge")
  @RolesAllowed(Right.PUBLISH)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "mergeSource",
      summary = "Merge a duplicate",
      description =
          "Its address leads to the other source from now on; versions that cite it stay as they are.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = MergeBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SourceStatusView.class)))
  public Response merge(
      @RestPath
          @Parameter(description = "The duplicate's slug.", example = "gov-uk-joint-statement")
          String slug,
      @BeanParam IfMatch seen,
      byte[] body)
      throws IOException {
    Findings findings = new Findings();
    MergeBody wanted = reader.read(body, MergeBody.class, findings);
    findings.refuse(ProblemType.INVALID_BODY, "The request");
    return status(Response.ok(), editor.merge(slug, seen.ifMatch, wanted.into()));
  }
}
