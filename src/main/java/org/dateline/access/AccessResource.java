package org.dateline.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dateline.http.Findings;
import org.dateline.http.JsonReader;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Who may do what, and who did. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
class AccessResource {

  private static final int MOST_ENTRIES = 100;

  private final Tokens tokens;
  private final Partners partners;
  private final Audit audit;
  private final Actor actor;
  private final JsonReader reader;

  AccessResource(Tokens tokens, Partners partners, Audit audit, Actor actor, JsonReader reader) {
    this.tokens = tokens;
    this.partners = partners;
    this.audit = audit;
    this.actor = actor;
    this.reader = reader;
  }

  /** A token that is wanted. */
  @Schema(name = "NewToken", description = "A token that is wanted.")
  record NewToken(
      @NotBlank
          @Size(max = 100)
          @Schema(description = "Whose it is, a person or a program.", examples = "picture desk")
          String name,
      @NotNull Role role,
      @Schema(
              description =
                  "Slug of the partner that a token of the role partner belongs to; it has public terms, if left out.")
          String partner,
      @Size(min = 1, max = 10)
          @Schema(
              description =
                  "The rights of the role that it is narrowed down to: draft, publish, embargoed, import, token, audit, syndicate, partner.")
          List<@NotNull String> scopes,
      @Schema(description = "When it stops working, up to two years ahead; in a year, if left out.")
          Instant expiresAt) {}

  @GET
  @Path("/tokens")
  @RolesAllowed(Right.TOKEN)
  @Operation(
      operationId = "listTokens",
      summary = "List API tokens",
      description = "All of them, the newest first, without the tokens themselves.")
  public Page<TokenView> tokens() {
    return Page.whole(tokens.all().map(t -> TokenView.of(t, null)).toList());
  }

  @POST
  @Path("/tokens")
  @RolesAllowed(Right.TOKEN)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createToken",
      summary = "Make an API token",
      description =
          "The answer is the only one that has the token. A name can have two live ones, so that one can be replaced.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewToken.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is made; this is the only time that it is shown.",
      content = @Content(schema = @Schema(implementation = TokenView.class)))
  public Response create(byte[] body) throws IOException {
    Findings findings = new Findings();
    NewToken wanted = reader.read(body, NewToken.class, findings);
    Instant now = Instant.now();
    if (wanted != null && wanted.role() != null) {
      checkRights(wanted, findings);
    }
    if (wanted != null && wanted.expiresAt() != null) {
      if (!wanted.expiresAt().isAfter(now)) {
        findings.add("/expiresAt", wanted.expiresAt(), "must be in the future");
      } else if (wanted.expiresAt().isAfter(now.plus(Tokens.LIFE.multipliedBy(2)))) {
        findings.add("/expiresAt", wanted.expiresAt(), "must be within two years");
      }
    }
    findings.refuse(ProblemType.INVALID_BODY, "The token");
    Instant expires = wanted.expiresAt() == null ? now.plus(Tokens.LIFE) : wanted.expiresAt();
    Tokens.Made made =
        tokens.make(
            new Tokens.Wanted(
                wanted.name(), wanted.role(), wanted.scopes(), wanted.partner(), expires),
            actor.name());
    return Response.status(201)
        .entity(TokenView.of(made.token(), made.secret()))
        .header("Cache-Control", "no-store")
        .build();
  }

  private void checkRights(NewToken wanted, Findings findings) {
    Partner partner = null;
    if (wanted.partner() != null && wanted.role() != Role.PARTNER) {
      findings.add("/partner", wanted.partner(), "goes with the role partner only");
    } else if (wanted.partner() != null) {
      partner = partners.lasting(wanted.partner()).orElse(null);
      if (partner == null) {
        findings.add(
            "/partner", wanted.partner(), "is not the slug of a partner; see /api/v1/partners");
      }
    }
    if (wanted.scopes() == null) {
      return;
    }
    Set<String> rights = Token.rights(wanted.role(), partner);
    for (int i = 0; i < wanted.scopes().size(); i++) {
      String scope = wanted.scopes().get(i);
      if (!rights.contains(scope)) {
        Object[] allowed = rights.stream().sorted().toArray();
        findings.add("/scopes/" + i, scope, "is not a right of the role " + wanted.role(), allowed);
      }
    }
  }

  @DELETE
  @Path("/tokens/{id}")
  @RolesAllowed(Right.TOKEN)
  @Operation(
      operationId = "revokeToken",
      summary = "Revoke an API token",
      description = "It stops working at once. Revoking it again changes nothing.")
  @APIResponse(responseCode = "204", description = "It does not work any more.")
  public void revoke(@RestPath @Parameter(description = "Its id.", example = "1") String id) {
    tokens.revoke(id);
  }

  @GET
  @Path("/audit")
  @RolesAllowed(Right.AUDIT)
  @Operation(
      operationId = "listAudit",
      summary = "Read the audit log",
      description = "Who did what, the last first, up to 100 lines; go on with `before`.")
  public Page<AuditView> audit(
      @RestQuery
          @Parameter(
              description = "Only lines before the one with this id.",
              schema = @Schema(type = SchemaType.STRING))
          String before,
      @RestQuery
          @Parameter(
              description = "Only this kind of item.",
              schema = @Schema(type = SchemaType.STRING))
          String kind,
      @RestQuery
          @Parameter(description = "Only this item.", schema = @Schema(type = SchemaType.STRING))
          String slug,
      @RestQuery
          @Parameter(
              description = "Only what this token or person did.",
              schema = @Schema(type = SchemaType.STRING))
          String who) {
    if (before != null && !before.matches("[0-9]{1,18}")) {
      throw Problem.parameter("before", before, "\"before\" takes the id of a line");
    }
    long id = before == null ? Long.MAX_VALUE : Long.parseLong(before);
    return Page.whole(audit.before(id, MOST_ENTRIES, kind, slug, who).toList());
  }
}
