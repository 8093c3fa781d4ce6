package org.dateline.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dateline.country.RoleView;
import org.dateline.http.Dated;
import org.dateline.image.Image;
import org.dateline.source.Citation;
import org.dateline.source.CitationView;
import org.dateline.version.Kind;
import org.dateline.version.VersionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article. */
@Schema(name = "Article", description = "A text, and the sources of every paragraph.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleView(
    @Schema(required = true, examples = "condemnation-of-missile-transfers") String slug,
    @Schema(required = true, description = "Slug of the story it belongs to.") String story,
    @Schema(required = true) String headline,
    @Schema(required = true) String standfirst,
    @Schema(description = "The text; in lists with `include=body`.") BodyView body,
    @Schema(required = true) String byline,
    @Schema(required = true, examples = "world") String section,
    @Schema(required = true) List<String> tags,
    @Schema(required = true, description = "BCP 47.", examples = "en") String language,
    @Schema(required = true, description = "What countries it is about.") List<RoleView> countries,
    @Schema(description = "Its lead image.") Image image,
    @Schema(required = true, description = "When it was first published.") Instant publishedAt,
    @Schema(required = true) VersionView version,
    @Schema(description = "What it was corrected for, the last first; in the single view.")
        List<VersionView> corrections,
    @Schema(
            description =
                "What it rests on, in the order of first mention; in lists with `include=sources`.")
        List<CitationView> sources,
    @Schema(description = "With `q`: the passages that match, as HTML with `<mark>`.")
        String highlight,
    @Schema(required = true, description = "Where to read on.") Map<String, String> links)
    implements Dated {

  /** A text, in the form asked for. */
  @Schema(name = "Body", description = "The text, in the form asked for.")
  public record BodyView(
      @Schema(required = true, description = "`markdown`, `html` or `text`.", examples = "html")
          String format,
      @Schema(
              required = true,
              description =
                  "In Markdown `[^slug]` cites a source; in HTML a numbered link to `#source-slug` does; HTML is"
                      + " sanitised.")
          String content) {}

  static ArticleView of(
      Article article, BodyView body, Locale language, Instant at, List<VersionView> corrections) {
    return new ArticleView(
        article.slug(),
        article.story,
        article.headline,
        article.standfirst,
        body,
        article.byline,
        article.section,
        article.tags,
        article.language(),
        article.countries.stream()
            .map(c -> new RoleView(c.code(), c.name(language), null))
            .toList(),
        article.image,
        article.publishedAt(),
        VersionView.of(article, at),
        corrections,
        null,
        null,
        links(article));
  }

  /** The same with what it rests on. */
  ArticleView citing(List<Citation> citations) {
    return with(body, countries, citations.stream().map(CitationView::of).toList(), highlight);
  }

  /** The same with the names of countries in another language than English. */
  ArticleView in(Locale other) {
    return other.getLanguage().equals("en")
        ? this
        : with(body, countries.stream().map(c -> c.in(other)).toList(), sources, highlight);
  }

  /** The same without its text. */
  public ArticleView withoutBody() {
    return with(null, countries, sources, highlight);
  }

  /** The same with the passages that match. */
  ArticleView highlighted(String passages) {
    return with(body, countries, sources, passages);
  }

  private ArticleView with(
      BodyView body, List<RoleView> countries, List<CitationView> sources, String highlight) {
    return new ArticleView(
        slug,
        story,
        headline,
        standfirst,
        body,
        byline,
        section,
        tags,
        language,
        countries,
        image,
        publishedAt,
        version,
        corrections,
        sources,
        highlight,
        links);
  }

  private static Map<String, String> links(Article article) {
    Map<String, String> links = new LinkedHashMap<>();
    String self = article.kind().path(article.slug());
    links.put("self", self);
    links.put("versions", self + "/versions");
    links.put("story", Kind.STORY.path(article.story));
    return links;
  }

  @Override
  public Instant lastModified() {
    return version.validFrom();
  }
}
