package org.dateline.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.dateline.access.Actor;
import org.dateline.access.Partner;
import org.dateline.access.Partners;
import org.dateline.access.Tokens;
import org.dateline.http.Findings;
import org.dateline.http.IfMatch;
import org.dateline.http.JsonReader;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Those who take content over: what was agreed with them. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners")
class PartnerResource {

  private final Partners partners;
  private final PartnerEditor editor;
  private final Uses uses;
  private final Tokens tokens;
  private final Actor actor;
  private final JsonReader reader;

  PartnerResource(
      Partners partners,
      PartnerEditor editor,
      Uses uses,
      Tokens tokens,
      Actor actor,
      JsonReader reader) {
    this.partners = partners;
    this.editor = editor;
    this.uses = uses;
    this.tokens = tokens;
    this.actor = actor;
    this.reader = reader;
  }

  private static Response status(Response.ResponseBuilder answer, Partner partner) {
    return answer.entity(PartnerView.of(partner)).header("ETag", partner.tag()).build();
  }

  private PartnerDraft draft(byte[] body, Findings findings) throws IOException {
    return reader.read(body, PartnerDraft.class, findings);
  }

  @GET
  @Path("/partners")
  @RolesAllowed(Right.PARTNER)
  @Operation(
      operationId = "listPartners",
      summary = "List partners",
      description = "All of them by their slugs, also those that have ended.")
  public Page<PartnerView> list() {
    return Page.whole(partners.all().map(PartnerView::of).toList());
  }

  @POST
  @Path("/partners")
  @RolesAllowed(Right.PARTNER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createPartner",
      summary = "Create a partner",
      description = "Then make tokens for it: `POST /tokens` with its slug as `partner`.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = PartnerDraft.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is created.",
      content = @Content(schema = @Schema(implementation = PartnerView.class)))
  public Response create(byte[] body) throws IOException {
    Findings findings = new Findings();
    Partner partner = editor.create(draft(body, findings), findings);
    return status(
        Response.status(201).header("Location", "/api/v1/partners/" + partner.slug()), partner);
  }

  @GET
  @Path("/partners/me")
  @RolesAllowed(Right.SYNDICATE)
  @Operation(
      operationId = "getOwnPartner",
      summary = "See what was agreed with you",
      description = "Terms, limits, tokens, and use so far, of the partner whose token this is.")
  public PartnerSelfView me() {
    String slug = actor.terms().partner();
    Partner partner = slug == null ? null : partners.known(slug).orElse(null);
    if (partner == null) {
      throw Problem.of(
          ProblemType.NOT_FOUND,
          "This token belongs to no partner; an administrator makes one with POST /api/v1/tokens and \"partner\"");
    }
    return new PartnerSelfView(
        PartnerDraft.of(partner), tokens.of(partner).toList(), PartnerSelfView.Use.of(slug, uses));
  }

  @GET
  @Path("/partners/{slug}")
  @RolesAllowed(Right.PARTNER)
  @Operation(
      operationId = "getPartner",
      summary = "Get a partner",
      description = "Its ETag is what changing it takes as If-Match.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PartnerView.class)))
  public Response get(
      @RestPath @Parameter(description = "The partner's slug.", example = "kyiv-weekly")
          String slug) {
    return status(Response.ok(), editor.known(slug));
  }

  @PUT
  @Path("/partners/{slug}")
  @RolesAllowed(Right.PARTNER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "updatePartner",
      summary = "Change what was agreed with a partner",
      description = "It holds from the next request of each of its tokens on.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = PartnerDraft.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PartnerView.class)))
  public Response update(
      @RestPath @Parameter(description = "The partner's slug.", example = "kyiv-weekly")
          String slug,
      @BeanParam IfMatch seen,
      byte[] body)
      throws IOException {
    Findings findings = new Findings();
    return status(
        Response.ok(), editor.update(slug, seen.ifMatch, draft(body, findings), findings));
  }

  @DELETE
  @Path("/partners/{slug}")
  @RolesAllowed(Right.PARTNER)
  @Operation(
      operationId = "endPartner",
      summary = "End a partner",
      description =
          "All of its tokens are revoked with it. It stays in the list, and its slug is not given again.")
  @APIResponse(responseCode = "204", description = "It has ended.")
  public void end(
      @RestPath @Parameter(description = "The partner's slug.", example = "kyiv-weekly")
          String slug,
      @BeanParam IfMatch seen) {
    editor.end(slug, seen.ifMatch);
  }
}
