package org.dateline.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.dateline.http.Choice;
import org.dateline.http.Page;
import org.dateline.http.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What partners asked. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners")
class UsageResource {

  private final Uses uses;
  private final PartnerEditor editor;

  UsageResource(Uses uses, PartnerEditor editor) {
    this.uses = uses;
    this.editor = editor;
  }

  @GET
  @Path("/usage")
  @RolesAllowed(Right.PARTNER)
  @Operation(
      operationId = "listUsage",
      summary = "See what partners asked",
      description =
          "By day and partner, the last day first, up to 1,000 lines: `page.total` tells whether there are more. Other"
              + " replicas' counts are up to two seconds old.")
  public Page<UsageView> usage(
      @BeanParam UsageDays days,
      @RestQuery
          @Parameter(
              description = "Only this partner, by its slug.",
              schema = @Schema(type = SchemaType.STRING))
          String partner) {
    return uses.on(days, Choice.slug("partner", partner));
  }

  @GET
  @Path("/partners/{slug}/usage")
  @RolesAllowed(Right.PARTNER)
  @Operation(
      operationId = "listUsageOfPartner",
      summary = "See what a partner asked",
      description = "By day, the last day first.")
  public Page<UsageView> ofPartner(
      @RestPath @Parameter(description = "The partner's slug.", example = "kyiv-weekly")
          String slug,
      @BeanParam UsageDays days) {
    return uses.on(days, editor.known(slug).slug());
  }
}
