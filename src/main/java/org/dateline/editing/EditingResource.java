package org.dateline.editing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.dateline.http.Choice;
import org.dateline.http.Findings;
import org.dateline.http.IfMatch;
import org.dateline.http.JsonReader;
import org.dateline.http.Page;
import org.dateline.http.ProblemType;
import org.dateline.http.Right;
import org.dateline.version.Items;
import org.dateline.version.Items.Item;
import org.dateline.version.Kind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Writing and publishing, with the same manners for every kind. In the contract each operation
 * stands once for each kind, with that kind's own schema; see {@link EditingContract}.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editing")
class EditingResource {

  private static final String KIND = "{kind:" + Kind.PATHS + "}";
  private static final String DRAFT = KIND + "/{slug}/draft";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final ItemEditor editor;
  private final Items items;
  private final Idempotency idempotency;
  private final JsonReader reader;

  EditingResource(ItemEditor editor, Items items, Idempotency idempotency, JsonReader reader) {
    this.editor = editor;
    this.items = items;
    this.idempotency = idempotency;
    this.reader = reader;
  }

  /** Why something is withdrawn. */
  @Schema(name = "RetractBody", description = "Why it is withdrawn, for readers.")
  record RetractBody(@NotBlank @Size(max = 1000) String reason) {}

  /** A new slug. */
  @Schema(name = "RenameBody", description = "The slug that it shall have.")
  record RenameBody(@NotBlank @Schema(examples = "a-better-slug") String slug) {}

  private static Kind kind(String path) {
    return Kind.ofPath(path).orElseThrow();
  }

  /** A body that must be whole; an empty one is taken for this, if that is not null. */
  private <T> T body(byte[] body, Class<T> type, T empty) throws IOException {
    if (body.length == 0 && empty != null) {
      return empty;
    }
    Findings findings = new Findings();
    T read = reader.read(body, type, findings);
    findings.refuse(ProblemType.INVALID_BODY, "The request");
    return read;
  }

  private Response draft(Response.ResponseBuilder answer, Item item) {
    return answer
        .entity(DraftView.of(item, reader.tree(item.draft().content())))
        .header("ETag", item.tag())
        .build();
  }

  private static String request(String method, UriInfo uri) {
    return method + " " + uri.getRequestUri().getRawPath();
  }

  @GET
  @Path("/drafts")
  @RolesAllowed(Right.DRAFT)
  @Operation(
      operationId = "listDrafts",
      summary = "List drafts",
      description =
          "What is being written, the last saved first, up to 100; go on with `before`. Without the content.")
  public Page<StatusView> drafts(
      @RestQuery
          @Parameter(
              description = "Only this kind.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"story", "article", "event", "statement", "discrepancy"}))
          String kind,
      @RestQuery
          @Parameter(
              description = "Only of this story.",
              schema = @Schema(type = SchemaType.STRING))
          String story,
      @RestQuery
          @Parameter(
              description = "Only saved before this time, RFC 3339.",
              schema = @Schema(type = SchemaType.STRING))
          String before) {
    String one = Choice.of("kind", kind, Kind.class);
    Instant until =
        before == null ? Instant.now().plusSeconds(60) : Choice.moment("before", before);
    Kind wanted = one == null ? null : Kind.valueOf(one.toUpperCase(java.util.Locale.ROOT));
    return Page.whole(
        items.drafts(wanted, Choice.slug("story", story), until, 100).stream()
            .map(editor::status)
            .toList());
  }

  @POST
  @Path("/" + KIND)
  @RolesAllowed(Right.DRAFT)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create a draft",
      description =
          "A new item, which nobody but writers can see until it is published. Anything may still be missing.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DraftBody.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is created.",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  public Response create(
      @RestPath String kind,
      @RestHeader("Idempotency-Key")
          @Parameter(description = "Makes it safe to send the request again.")
          String key,
      byte[] body,
      UriInfo uri)
      throws IOException {
    JsonNode json = reader.tree(body);
    return idempotency.once(
        key,
        request("POST", uri),
        body,
        () -> {
          Item item = editor.create(kind(kind), json);
          Response.ResponseBuilder created =
              Response.status(201).header("Location", item.kind().path(item.slug()) + "/draft");
          return draft(created, item);
        });
  }

  @GET
  @Path("/" + DRAFT)
  @RolesAllowed(Right.DRAFT)
  @Operation(
      summary = "Get a draft",
      description = "What is being written; its ETag is what changing it takes as If-Match.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  public Response draft(@RestPath String kind, @RestPath String slug) {
    return draft(Response.ok(), editor.drafted(kind(kind), slug));
  }

  @PUT
  @Path("/" + DRAFT)
  @RolesAllowed(Right.DRAFT)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Save a draft",
      description = "Replaces the draft, or begins one for an item that has none.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DraftBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  public Response put(
      @RestPath String kind, @RestPath String slug, @BeanParam IfMatch seen, byte[] body)
      throws IOException {
    return draft(
        Response.ok(), editor.save(kind(kind), slug, seen.ifMatch, reader.tree(body), false));
  }

  @PATCH
  @Path("/" + DRAFT)
  @RolesAllowed(Right.DRAFT)
  @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Change a draft",
      description =
          "A JSON Merge Patch (RFC 7396) of the draft; if there is none, of what is published, which is how a correction begins.")
  @RequestBody(
      required = true,
      content = @Content(mediaType = MERGE_PATCH, schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  public Response patch(
      @RestPath String kind, @RestPath String slug, @BeanParam IfMatch seen, byte[] body)
      throws IOException {
    return draft(
        Response.ok(), editor.save(kind(kind), slug, seen.ifMatch, reader.tree(body), true));
  }

  @DELETE
  @Path("/" + DRAFT)
  @RolesAllowed(Right.DRAFT)
  @Operation(
      summary = "Discard a draft",
      description =
          "What is published stays; an item of which nothing was ever published is forgotten.")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public void discard(@RestPath String kind, @RestPath String slug, @BeanParam IfMatch seen) {
    editor.discard(kind(kind), slug, seen.ifMatch);
  }

  @GET
  @Path("/" + DRAFT + "/check")
  @RolesAllowed(Right.DRAFT)
  @Operation(
      summary = "Check a draft",
      description =
          "Whether it could be published now, and everything that stands against it, at once.")
  public CheckView check(@RestPath String kind, @RestPath String slug) {
    Findings findings = editor.check(editor.drafted(kind(kind), slug));
    return new CheckView(findings.all().isEmpty(), findings.all());
  }

  /** How long a preview link works. */
  @Schema(name = "PreviewBody", description = "How long the link shall work.")
  record PreviewBody(
      @Schema(description = "Up to 30 days ahead; a day, if left out.") Instant expiresAt) {}

  @POST
  @Path("/" + DRAFT + "/preview")
  @RolesAllowed(Right.DRAFT)
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(
      summary = "Make a preview link",
      description =
          "Whoever has it sees the draft, as it is when they look, through the item's normal address.")
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PreviewBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PreviewView.class)))
  public Response preview(@RestPath String kind, @RestPath String slug, byte[] body)
      throws IOException {
    PreviewBody wanted = body(body, PreviewBody.class, new PreviewBody(null));
    Item item = editor.drafted(kind(kind), slug);
    return Response.ok(editor.preview(item, wanted.expiresAt())).build();
  }

  @GET
  @Path("/" + KIND + "/{slug}/status")
  @RolesAllowed(Right.DRAFT)
  @Operation(
      summary = "See how an item stands",
      description =
          "What is public, drafted and scheduled of it; its ETag is what changing the item takes as If-Match.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StatusView.class)))
  public Response status(@RestPath String kind, @RestPath String slug) {
    StatusView status = editor.status(items.get(kind(kind), slug));
    return Response.ok(status).header("ETag", status.etag()).build();
  }

  @GET
  @Path("/" + KIND + "/{slug}/versions/{from}/diff/{to}")
  @PermitAll
  @Operation(
      summary = "Compare two versions",
      description =
          "What changed, field by field, and word by word in texts. Writers can compare with the `draft`.")
  public Response diff(
      @RestPath String kind,
      @RestPath String slug,
      @RestPath @Parameter(description = "Number of a version.", example = "1") String from,
      @RestPath @Parameter(description = "Number of a version, or `draft`.", example = "1")
          String to) {
    Response.ResponseBuilder answer = Response.ok(editor.diff(kind(kind), slug, from, to));
    if (from.equals("draft") || to.equals("draft")) {
      answer.header("Cache-Control", "private, no-store");
    }
    return answer.build();
  }

  @POST
  @Path("/" + KIND + "/{slug}/publish")
  @RolesAllowed(Right.PUBLISH)
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(
      summary = "Publish the draft",
      description =
          "At once, or from `publishAt` on. The draft becomes the item's next version, and what was public before stays readable as of then.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PublishBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PublishedView.class)))
  public Response publish(
      @RestPath String kind,
      @RestPath String slug,
      @BeanParam IfMatch seen,
      @RestHeader("Idempotency-Key")
          @Parameter(description = "Makes it safe to send the request again.")
          String key,
      byte[] body,
      UriInfo uri)
      throws IOException {
    PublishBody how = body(body, PublishBody.class, PublishBody.AT_ONCE);
    return idempotency.once(
        key,
        request("POST", uri),
        body,
        () -> {
          PublishedView done =
              PublishedView.of(editor.publish(kind(kind), slug, seen.ifMatch, how));
          return Response.ok(done).header("ETag", items.get(done.kind(), slug).tag()).build();
        });
  }

  @DELETE
  @Path("/" + KIND + "/{slug}/schedule")
  @RolesAllowed(Right.PUBLISH)
  @Operation(
      summary = "Cancel what is scheduled",
      description = "The version that was to become public later is the draft again.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  public Response cancel(@RestPath String kind, @RestPath String slug, @BeanParam IfMatch seen) {
    return draft(Response.ok(), editor.cancel(kind(kind), slug, seen.ifMatch));
  }

  @POST
  @Path("/" + KIND + "/{slug}/retract")
  @RolesAllowed(Right.PUBLISH)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Retract an item",
      description =
          "Withdraws it, for good: its address answers 410 with the reason, and the change log tells everyone.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RetractBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PublishedView.class)))
  public Response retract(
      @RestPath String kind,
      @RestPath String slug,
      @BeanParam IfMatch seen,
      @RestHeader("Idempotency-Key")
          @Parameter(description = "Makes it safe to send the request again.")
          String key,
      byte[] body,
      UriInfo uri)
      throws IOException {
    RetractBody why = body(body, RetractBody.class, null);
    return idempotency.once(
        key,
        request("POST", uri),
        body,
        () -> {
          PublishedView done =
              PublishedView.of(editor.retract(kind(kind), slug, seen.ifMatch, why.reason()));
          return Response.ok(done).header("ETag", items.get(done.kind(), slug).tag()).build();
        });
  }

  @POST
  @Path("/" + KIND + "/{slug}/rename")
  @RolesAllowed(Right.PUBLISH)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Give an item another slug",
      description =
          "If it has been public, the old address answers 308 with the new one, for ever.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RenameBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StatusView.class)))
  public Response rename(
      @RestPath String kind,
      @RestPath String slug,
      @BeanParam IfMatch seen,
      @RestHeader("Idempotency-Key")
          @Parameter(description = "Makes it safe to send the request again.")
          String key,
      byte[] body,
      UriInfo uri)
      throws IOException {
    RenameBody wanted = body(body, RenameBody.class, null);
    return idempotency.once(
        key,
        request("POST", uri),
        body,
        () -> {
          Item item = editor.rename(kind(kind), slug, seen.ifMatch, wanted.slug());
          return Response.ok(editor.status(item)).header("ETag", item.tag()).build();
        });
  }

  @POST
  @Path("/releases")
  @RolesAllowed(Right.PUBLISH)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "release",
      summary = "Publish several drafts in one act",
      description =
          "All of them at the same moment, or none: an event, the statement and the article that tells of them. They may refer to each other.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReleaseBody.class)))
  @APIResponse(
      responseCode = "200",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = PublishedView.class)))
  public Response release(
      @RestHeader("Idempotency-Key")
          @Parameter(description = "Makes it safe to send the request again.")
          String key,
      byte[] body,
      UriInfo uri)
      throws IOException {
    ReleaseBody wanted = body(body, ReleaseBody.class, null);
    return idempotency.once(
        key,
        request("POST", uri),
        body,
        () -> {
          List<PublishedView> done =
              editor.publish(wanted).stream().map(PublishedView::of).toList();
          return Response.ok(done).build();
        });
  }
}
