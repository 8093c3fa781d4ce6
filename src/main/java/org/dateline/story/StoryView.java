package org.dateline.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dateline.country.CountryRolesView;
import org.dateline.http.Dated;
import org.dateline.image.Image;
import org.dateline.source.CitationView;
import org.dateline.version.VersionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A story: what it is about, how much there is of it, and where. */
@Schema(
    name = "Story",
    description = "A running piece of news; groups articles, events and statements.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoryView(
    @Schema(required = true, examples = "north-korea-russia-missile-transfers") String slug,
    @Schema(required = true) String title,
    @Schema(required = true, description = "What it is about, in a few sentences.")
        String standfirst,
    @Schema(required = true, description = "BCP 47.", examples = "en") String language,
    @Schema(description = "The lead image.") Image image,
    @Schema(required = true, description = "When it was first published.") Instant publishedAt,
    @Schema(description = "When anything of it last changed; in the single view.")
        Instant updatedAt,
    @Schema(required = true) VersionView version,
    @Schema(description = "How much there is of it; in the single view.") Counts counts,
    @Schema(description = "The countries in it and what they do; in the single view.")
        List<CountryRolesView> countries,
    @Schema(required = true, description = "What the standfirst rests on.")
        List<CitationView> sources,
    @Schema(required = true, description = "Where to read on.") Map<String, String> links)
    implements Dated {

  /** How much there is of a story. */
  @Schema(name = "StoryCounts", description = "How much there is of a story.")
  public record Counts(
      @Schema(required = true) long articles,
      @Schema(required = true) long events,
      @Schema(required = true) long statements,
      @Schema(required = true) long discrepancies,
      @Schema(required = true) long sources,
      @Schema(required = true) long countries) {}

  static StoryView of(Story story, Instant at) {
    return new StoryView(
        story.slug(),
        story.title,
        story.standfirst,
        story.language(),
        story.image,
        story.publishedAt(),
        null,
        VersionView.of(story, at),
        null,
        null,
        story.citations.stream().map(CitationView::of).toList(),
        links(story));
  }

  /** The same with what is only told of one story. */
  StoryView with(Object[] counts, List<Object[]> roles, Locale language) {
    List<CountryRolesView> all = CountryRolesView.of(roles, language);
    Counts numbers =
        new Counts(
            number(counts[0]),
            number(counts[1]),
            number(counts[2]),
            number(counts[3]),
            number(counts[4]),
            all.size());
    Instant updated = (Instant) counts[5];
    return new StoryView(
        slug,
        title,
        standfirst,
        this.language,
        image,
        publishedAt,
        updated,
        version,
        numbers,
        all,
        sources,
        links);
  }

  private static long number(Object count) {
    return ((Number) count).longValue();
  }

  private static Map<String, String> links(Story story) {
    Map<String, String> links = new LinkedHashMap<>();
    String self = story.kind().path(story.slug());
    links.put("self", self);
    for (String part :
        List.of(
            "timeline",
            "articles",
            "statements",
            "sources",
            "countries",
            "discrepancies",
            "versions")) {
      links.put(part, self + "/" + part);
    }
    return links;
  }

  @Override
  public Instant lastModified() {
    return updatedAt == null ? version.validFrom() : updatedAt;
  }
}
