package org.dateline.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dateline.http.Page;
import org.dateline.http.Paged;
import org.dateline.version.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of what a search found, and how all of it divides. */
@Schema(
    name = "SearchResults",
    description = "A page of what a search found, and how all of it divides.")
public record SearchView(
    @Schema(required = true) List<Hit> items,
    @Schema(required = true) Page.Position page,
    @Schema(
            required = true,
            description =
                "How what was found divides by `kind`, `section` and `country`, each the most frequent first. Of a word"
                    + " that occurs in more than 500 items of a kind, the newest 500 are counted.")
        Map<String, List<Facet>> facets)
    implements Paged {

  /** Something that was found. */
  @Schema(name = "Hit", description = "Something that was found.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Hit(
      @Schema(required = true) Kind kind,
      @Schema(required = true) String slug,
      @Schema(required = true, description = "Slug of the story it belongs to.") String story,
      @Schema(required = true) String title,
      @Schema(required = true, description = "The passages that match, as HTML with `<mark>`.")
          String highlight,
      @Schema(description = "Of an article.") String section,
      @Schema(required = true, description = "When it was first published.") Instant publishedAt,
      @Schema(required = true, description = "Where it is.") String href) {}

  /** How many there are of something. */
  @Schema(name = "Facet", description = "How many there are of something.")
  public record Facet(
      @Schema(required = true, examples = "event") String value,
      @Schema(required = true) long count) {}
}
