package org.dateline.discrepancy;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.dateline.http.Page;
import org.dateline.http.ReadParams;
import org.dateline.version.HistoryView;
import org.dateline.version.ItemParams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1")
@PermitAll
@Tag(name = "Discrepancies")
class DiscrepancyResource {

  private static final String SLUG = "The discrepancy's slug.";
  private static final String EXAMPLE = "number-of-signatories";

  private final Discrepancies discrepancies;

  DiscrepancyResource(Discrepancies discrepancies) {
    this.discrepancies = discrepancies;
  }

  @GET
  @Path("/discrepancies")
  @Operation(
      operationId = "listDiscrepancies",
      summary = "List discrepancies",
      description = "Questions that sources answer differently, the last published first.")
  public Page<DiscrepancyView> list(@BeanParam DiscrepancyFilter filter) {
    filter.locale();
    return discrepancies.page(filter).map(d -> DiscrepancyView.of(d, filter.at()));
  }

  @GET
  @Path("/stories/{slug}/discrepancies")
  @Operation(
      operationId = "listStoryDiscrepancies",
      summary = "List the discrepancies of a story",
      description = "The same as the list of all discrepancies with `story`.")
  public Page<DiscrepancyView> ofStory(
      @RestPath
          @Parameter(
              description = "The story's slug.",
              example = "north-korea-russia-missile-transfers")
          String slug,
      @BeanParam DiscrepancyFilter filter) {
    discrepancies.requireStory(slug, filter.at());
    filter.story = slug;
    return list(filter);
  }

  @GET
  @Path("/discrepancies/{slug}")
  @Operation(
      operationId = "getDiscrepancy",
      summary = "Get a discrepancy",
      description = "The question, and each account with its source.")
  public DiscrepancyView get(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ItemParams read) {
    read.locale();
    return DiscrepancyView.of(discrepancies.at(slug, read), read.at());
  }

  @GET
  @Path("/discrepancies/{slug}/versions")
  @Operation(
      operationId = "listDiscrepancyVersions",
      summary = "List the versions of a discrepancy",
      description = "The newest first, each with what it changed and why.")
  public Page<HistoryView> versions(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ReadParams read) {
    return discrepancies.history(slug, read.at());
  }

  @GET
  @Path("/discrepancies/{slug}/versions/{number}")
  @Operation(
      operationId = "getDiscrepancyVersion",
      summary = "Get a version of a discrepancy",
      description = "As it was published then.")
  public DiscrepancyView version(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @RestPath @Parameter(description = "Counted from 1.", example = "1") String number,
      @BeanParam ReadParams read) {
    return DiscrepancyView.of(discrepancies.version(slug, number, read.at()), read.at());
  }
}
