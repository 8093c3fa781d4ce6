package org.dateline.syndication.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.image.Image;
import org.dateline.syndication.SchemaOrg;

/**
 * An article as IPTC ninjs 3.1.
 *
 * @param edNote what it was corrected for, for the newsroom that takes it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Ninjs(
    String uri,
    String type,
    String representationType,
    String version,
    Instant firstCreated,
    Instant versionCreated,
    String pubStatus,
    String copyrightHolder,
    String copyrightNotice,
    String usageTerms,
    String edNote,
    String language,
    String title,
    String by,
    String slugline,
    List<Text> headlines,
    List<Text> descriptions,
    List<Text> bodies,
    List<Concept> subjects,
    List<Concept> places,
    List<InfoSource> infoSources,
    List<Association> associations,
    List<AltId> altIds,
    Standard standard,
    Rights rightsInfo) {

  private static final Standard STANDARD =
      new Standard("ninjs", "3.1", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json");

  /** A text in one of its roles. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Text(
      String role, String contentType, Integer charCount, Integer wordCount, String value) {}

  /** Something that the article is about. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Concept(String name, String rel, String uri, String literal) {}

  /** Where the facts come from. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record InfoSource(String name, String role, String uri, String literal) {}

  /** Its story, or its picture. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Association(
      String name,
      String rel,
      String uri,
      String type,
      String title,
      String by,
      String usageTerms,
      List<Text> descriptions,
      List<Rendition> renditions) {}

  /** A picture's file. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Rendition(String name, String href, Integer width, Integer height) {}

  /** What else it is known by. */
  record AltId(String role, String value) {}

  /** What this conforms to. */
  record Standard(String name, String version, String schema) {}

  /** Where the licence is. */
  record Rights(String linkedRights) {}

  static Ninjs of(Copy copy) {
    var article = copy.article();
    var terms = copy.terms();
    String licence = SchemaOrg.licence(terms.licence());
    return new Ninjs(
        copy.address(),
        "text",
        terms.fullText() ? "full" : "partial",
        String.valueOf(article.version().number()),
        article.publishedAt(),
        article.version().validFrom(),
        "usable",
        copy.publisher().name(),
        terms.attribution(),
        terms.licence(),
        notes(copy),
        article.language(),
        article.headline(),
        article.byline(),
        article.slug(),
        List.of(new Text("main", "text/plain", null, null, article.headline())),
        List.of(new Text("summary", "text/plain", null, null, article.standfirst())),
        terms.fullText() ? bodies(copy) : List.of(),
        subjects(copy),
        article.countries().stream()
            .map(
                c ->
                    new Concept(
                        c.name(),
                        "about",
                        copy.publisher().address("/api/v1/countries/" + c.code()),
                        c.code()))
            .toList(),
        copy.sources().stream()
            .map(s -> new InfoSource(s.publisher(), "cited", s.url(), s.title()))
            .toList(),
        associations(copy),
        List.of(new AltId("slug", article.slug())),
        STANDARD,
        licence == null ? null : new Rights(licence));
  }

  private static String notes(Copy copy) {
    return String.join(
        "\n",
        copy.corrections().stream()
            .map(c -> "Corrected " + c.validFrom() + (c.note() == null ? "" : ": " + c.note()))
            .toList());
  }

  private static List<Text> bodies(Copy copy) {
    String text = copy.body().text();
    int words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
    int characters = text.codePointCount(0, text.length());
    return List.of(
        new Text("main", "text/html", characters, words, ArticleHtml.body(copy)),
        new Text("main", "text/plain", characters, words, text));
  }

  private static List<Concept> subjects(Copy copy) {
    Concept section = new Concept(copy.article().section(), "section", null, "section");
    return Stream.concat(
            Stream.of(section),
            copy.article().tags().stream().map(t -> new Concept(t, "tag", null, "tag")))
        .toList();
  }

  private static List<Association> associations(Copy copy) {
    List<Association> all = new ArrayList<>();
    all.add(
        new Association(
            "story",
            "isPartOf",
            copy.storyAddress(),
            "composite",
            copy.storyTitle(),
            null,
            null,
            null,
            null));
    Image image = copy.article().image();
    if (image != null) {
      String href = copy.publisher().address(image.url());
      all.add(
          new Association(
              "image",
              "lead",
              href,
              "picture",
              image.caption(),
              image.credit(),
              image.licence(),
              List.of(new Text("alt", "text/plain", null, null, image.alt())),
              List.of(new Rendition("original", href, image.width(), image.height()))));
    }
    return all;
  }
}
