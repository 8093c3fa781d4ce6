package org.dateline.story;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.dateline.country.CountryRolesView;
import org.dateline.http.Page;
import org.dateline.http.ReadParams;
import org.dateline.source.SourceFilter;
import org.dateline.source.SourceView;
import org.dateline.source.Sources;
import org.dateline.version.HistoryView;
import org.dateline.version.ItemParams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1")
@PermitAll
@Tag(name = "Stories")
class StoryResource {

  private static final String SLUG = "The story's slug.";
  private static final String EXAMPLE = "north-korea-russia-missile-transfers";

  private final Stories stories;
  private final Sources sources;

  StoryResource(Stories stories, Sources sources) {
    this.stories = stories;
    this.sources = sources;
  }

  @GET
  @Path("/stories")
  @Operation(
      operationId = "listStories",
      summary = "List stories",
      description = "The last updated first.")
  public Page<StoryView> list(@BeanParam StoryFilter filter) {
    return stories.page(filter).map(s -> StoryView.of(s, filter.at()));
  }

  @GET
  @Path("/stories/{slug}")
  @Operation(
      operationId = "getStory",
      summary = "Get a story",
      description = "With counts of what belongs to it, the countries in it, and where to read on.")
  public StoryView get(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ItemParams read) {
    return stories.whole(slug, read, read.at());
  }

  @GET
  @Path("/stories/{slug}/countries")
  @Operation(
      operationId = "listStoryCountries",
      summary = "List the countries of a story",
      description =
          "Every country in its events, statements and articles, with all that it does there.")
  public Page<CountryRolesView> countries(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ReadParams read) {
    stories.at(slug, read.at());
    List<CountryRolesView> countries =
        CountryRolesView.of(stories.roles(slug, read.at()), read.locale());
    return Page.whole(countries);
  }

  @GET
  @Path("/stories/{slug}/sources")
  @Operation(
      operationId = "listStorySources",
      summary = "List the sources of a story",
      description = "Every source that anything of the story rests on, the newest first.")
  public Page<SourceView> sources(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam SourceFilter filter) {
    stories.at(slug, filter.at());
    return sources.page(filter, slug).map(s -> SourceView.of(s, filter.locale(), null));
  }

  @GET
  @Path("/stories/{slug}/versions")
  @Operation(
      operationId = "listStoryVersions",
      summary = "List the versions of a story",
      description = "The newest first.")
  public Page<HistoryView> versions(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ReadParams read) {
    return stories.history(slug, read.at());
  }

  @GET
  @Path("/stories/{slug}/versions/{number}")
  @Operation(
      operationId = "getStoryVersion",
      summary = "Get a version of a story",
      description = "As it was published then.")
  public StoryView version(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @RestPath @Parameter(description = "Counted from 1.", example = "1") String number,
      @BeanParam ReadParams read) {
    return StoryView.of(stories.version(slug, number, read.at()), read.at());
  }
}
