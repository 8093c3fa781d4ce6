package org.dateline.syndication.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import org.dateline.access.Actor;
import org.dateline.access.Terms;
import org.dateline.country.Countries;
import org.dateline.http.Choice;
import org.dateline.http.Moved;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.story.Stories;
import org.dateline.version.Kind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/feeds")
@PermitAll
@Tag(name = "Feeds")
@APIResponse(
    responseCode = "200",
    description = "A page of the feed.",
    content = {
      @Content(
          mediaType = "application/atom+xml",
          schema = @Schema(type = SchemaType.STRING, description = "Atom 1.0 (RFC 4287).")),
      @Content(
          mediaType = "application/rss+xml",
          schema = @Schema(type = SchemaType.STRING, description = "RSS 2.0.")),
      @Content(
          mediaType = "application/feed+json",
          schema = @Schema(implementation = JsonFeed.class))
    })
class FeedResource {

  private static final String FORMAT = "`atom`, `rss`, or `json` for JSON Feed.";
  private static final String NOTE =
      "The last changed first, so that corrections are met on the first page. An item keeps its id through corrections"
          + " and renaming. What was withdrawn is told by tombstones (Atom) or `_dateline.retracted` (JSON Feed).";

  private final Feeds feeds;
  private final Stories stories;
  private final Countries countries;
  private final Actor actor;

  FeedResource(Feeds feeds, Stories stories, Countries countries, Actor actor) {
    this.feeds = feeds;
    this.stories = stories;
    this.countries = countries;
    this.actor = actor;
  }

  @GET
  @Path("/all.{format}")
  @Operation(operationId = "getFeed", summary = "Get the feed of everything", description = NOTE)
  public Response all(
      @RestPath @Parameter(description = FORMAT, example = "atom") String format,
      @BeanParam FeedParams params) {
    Scope scope = Scope.of("/feeds/all", "Dateline", Kind.ARTICLE.path(), filter -> {});
    return answer(scope, format, params);
  }

  @GET
  @Path("/stories/{slug}.{format}")
  @Operation(operationId = "getStoryFeed", summary = "Get the feed of a story", description = NOTE)
  public Response story(
      @RestPath
          @Parameter(
              description = "The story's slug.",
              example = "north-korea-russia-missile-transfers")
          String slug,
      @RestPath @Parameter(description = FORMAT, example = "atom") String format,
      @BeanParam FeedParams params) {
    Scope scope =
        new Scope(
            "/feeds/stories/" + slug,
            "/feeds/stories/" + stories.identity(slug),
            "Dateline: " + title(slug),
            Kind.STORY.path(slug),
            null,
            filter -> filter.story = slug);
    return answer(scope, format, params);
  }

  @GET
  @Path("/sections/{section}.{format}")
  @Operation(
      operationId = "getSectionFeed",
      summary = "Get the feed of a section",
      description = NOTE + " Empty, where nothing is in that section yet.")
  public Response section(
      @RestPath @Parameter(description = "The section.", example = "world") String section,
      @RestPath @Parameter(description = FORMAT, example = "rss") String format,
      @BeanParam FeedParams params) {
    String known = word("section", section);
    return answer(
        Scope.of(
            "/feeds/sections/" + known,
            "Dateline: section " + known,
            Kind.ARTICLE.path() + "?section=" + known,
            filter -> filter.section = known),
        format,
        params);
  }

  @GET
  @Path("/countries/{code}.{format}")
  @Operation(
      operationId = "getCountryFeed",
      summary = "Get the feed of a country",
      description = NOTE)
  public Response country(
      @RestPath @Parameter(description = "ISO 3166-1 alpha-2, or XK.", example = "KP") String code,
      @RestPath @Parameter(description = FORMAT, example = "json") String format,
      @BeanParam FeedParams params) {
    String upper = code.toUpperCase(Locale.ROOT);
    String name =
        countries
            .known(upper)
            .orElseThrow(() -> Problem.notFound("country", code, "/api/v1/countries"))
            .name(Locale.ENGLISH);
    return answer(
        Scope.of(
            "/feeds/countries/" + upper,
            "Dateline: " + name,
            "/api/v1/countries/" + upper,
            filter -> filter.country = upper),
        format,
        params);
  }

  @GET
  @Path("/tags/{tag}.{format}")
  @Operation(
      operationId = "getTagFeed",
      summary = "Get the feed of a tag",
      description = NOTE + " Empty, where nothing has that tag yet.")
  public Response tag(
      @RestPath @Parameter(description = "The tag.", example = "missiles") String tag,
      @RestPath @Parameter(description = FORMAT, example = "atom") String format,
      @BeanParam FeedParams params) {
    String known = word("tag", tag);
    return answer(
        Scope.of(
            "/feeds/tags/" + known,
            "Dateline: tag " + known,
            Kind.ARTICLE.path() + "?tag=" + known,
            filter -> filter.tag = known),
        format,
        params);
  }

  @GET
  @Path("/search.{format}")
  @Operation(
      operationId = "getSearchFeed",
      summary = "Get the feed of a search",
      description = NOTE)
  public Response search(
      @RestPath @Parameter(description = FORMAT, example = "atom") String format,
      @RestQuery
          @Parameter(
              required = true,
              description = "What to look for, as in `/api/v1/search`.",
              schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 500),
              example = "missile debris")
          String q,
      @BeanParam FeedParams params) {
    if (q == null) {
      throw Problem.parameter("q", null, "\"q\" is required: the words to look for");
    }
    String path = "/feeds/search";
    return answer(
        new Scope(path, path + "\n" + q, "Dateline: " + q, "/api/v1/search", q, filter -> {}),
        format,
        params);
  }

  /** Its title, as whoever asks may know it; but that it was withdrawn, everyone learns at once. */
  private String title(String slug) {
    try {
      Instant now = Instant.now();
      String title = stories.requireTitle(slug, now);
      Instant latest = actor.terms().latest(now);
      return latest.isBefore(now) ? stories.requireTitle(slug, latest) : title;
    } catch (Moved moved) {
      throw moved.under("/feeds");
    }
  }

  /** A word that can be a section or a tag, whether anything has it or not. */
  private static String word(String kind, String word) {
    if (!Choice.isSlug(word)) {
      throw Problem.of(
          ProblemType.NOT_FOUND,
          "No " + kind + " \"" + word + "\": it has lower-case letters, digits and single hyphens");
    }
    return word;
  }

  private Response answer(Scope scope, String ending, FeedParams params) {
    FeedFormat format = FeedFormat.of(ending);
    Terms terms = actor.terms();
    Feed feed = feeds.read(scope, format, params, terms);
    Response.ResponseBuilder answer = Response.ok(format.write(feed));
    answer.header(HttpHeaders.LINK, "<" + feed.links().self() + ">; rel=\"self\"");
    if (feed.links().hub() != null) {
      answer.header(HttpHeaders.LINK, "<" + feed.links().hub() + ">; rel=\"hub\"");
    }
    if (!terms.equals(Terms.PUBLIC)) {
      answer.header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
      // What comes later than the change that it tells of, has no date in the change log.
      answer.lastModified(Date.from(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }
    return answer.build();
  }
}
