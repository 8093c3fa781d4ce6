package org.dateline.packages.foreign;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.article.ArticleDraft;
import org.dateline.http.Sha256;
import org.dateline.image.Image;
import org.dateline.source.CitationDraft;
import org.dateline.source.SourceDraft;
import org.dateline.source.SourceKind;

/** An article of another system as ours: a source, and a draft that rests on it. */
final class Mapped {

  private static final int LONGEST_HEADLINE = 300;
  private static final int LONGEST_STANDFIRST = 2000;
  private static final int SHORT_STANDFIRST = 300;
  private static final int LONGEST_BODY = 1_000_000;
  private static final int LONGEST_BYLINE = 300;
  private static final int LONGEST_WORD = 60;
  private static final int MOST_TAGS = 30;
  private static final int LONGEST_SLUG = 90;
  private static final int LONGEST_PUBLISHER_SLUG = 60;
  private static final int HASH_LENGTH = 10;

  private final Found found;
  private final Options options;
  private final Account account;
  private final String base;

  Mapped(Found found, Options options, Account account) {
    this.found = found;
    this.options = options;
    this.account = account;
    String own = found.publication().link();
    base = options.site() == null ? Addresses.web(own, null) : options.site();
  }

  /** Its own address; null if it has none. */
  String address() {
    return Addresses.web(found.link(), base);
  }

  /** What tells it from all others: its address, else its id; null if it has neither. */
  String identity() {
    return address() == null ? found.id() : address();
  }

  /**
   * The publication of the article, to be cited.
   *
   * @return null if nothing tells where it was published, or which article it is
   */
  SourceDraft source() {
    String url = address() == null ? base : address();
    if (url == null || identity() == null) {
      return null;
    }
    String title = Plain.cut(found.title(), 1000);
    String publisher = publisher(url);
    LocalDate published = found.published();
    String language = language();
    return new SourceDraft(
        sourceSlug(publisher),
        title,
        title == null ? "An item without a title of " + publisher : null,
        publisher,
        null,
        url,
        published == null ? null : published.toString(),
        published == null ? null : "stated-in-text",
        SourceKind.NEWS_REPORT,
        language == null ? "und" : language,
        null,
        address() == null ? Plain.cut("Known there as " + found.id(), LONGEST_STANDFIRST) : null);
  }

  private String publisher(String url) {
    String title = found.publication().title();
    return Plain.cut(title == null ? Addresses.host(url) : title, LONGEST_BYLINE);
  }

  private String sourceSlug(String publisher) {
    String slug = Plain.slug(publisher, LONGEST_PUBLISHER_SLUG);
    return (slug == null ? "source" : slug) + "-" + hash();
  }

  /** The same for the same article, whatever becomes of its title. */
  String hash() {
    byte[] sum = Sha256.of(identity().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sum).substring(0, HASH_LENGTH);
  }

  /** A slug for the draft, made of the title or the address. */
  String slug() {
    return Stream.of(found.title(), Addresses.lastPart(address()))
        .map(t -> Plain.slug(t, LONGEST_SLUG))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("article-" + hash());
  }

  private String language() {
    return Stream.of(options.language(), found.language(), found.publication().language())
        .map(Plain::language)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The draft, in which each paragraph cites this source. What it has no value for is told. */
  ArticleDraft draft(String source) {
    HtmlText text = found.body() == null ? null : new HtmlText(found.body(), base());
    String plain = text == null ? null : plain(text);
    String body = plain == null ? null : body(text, source);
    ArticleDraft draft =
        new ArticleDraft(
            cut("headline", found.title(), LONGEST_HEADLINE),
            standfirst(plain),
            body,
            byline(),
            section(),
            tags(),
            language(),
            List.of(),
            image(text),
            List.of(new CitationDraft(source, null)));
    missing(draft);
    return draft;
  }

  private String base() {
    return address() == null ? base : address();
  }

  private void missing(ArticleDraft draft) {
    Map<String, Object> needed = new LinkedHashMap<>();
    needed.put("title", draft.headline());
    needed.put("summary", draft.standfirst());
    needed.put("body", draft.body());
    needed.put("author", draft.byline());
    needed.put("section", draft.section());
    needed.put("language", draft.language());
    needed.forEach(
        (field, value) -> {
          if (value == null) {
            account.field(found.at(), field, "there is none; the draft lacks it");
          }
        });
  }

  private String plain(HtmlText text) {
    return Plain.line(
        org.commonmark.renderer.text.TextContentRenderer.builder().build().render(text.document()));
  }

  private String body(HtmlText text, String source) {
    String body = CitedMarkdown.write(text.document(), source);
    if (!text.dropped().isEmpty()) {
      String elements =
          text.dropped().entrySet().stream()
              .map(e -> e.getValue() + " × " + e.getKey())
              .collect(Collectors.joining(", "));
      account.field(found.at(), "body", "does not take over " + elements);
    }
    if (body.length() > LONGEST_BODY) {
      account.field(found.at(), "body", "has more than " + LONGEST_BODY + " characters");
      return null;
    }
    return body;
  }

  private String cut(String field, String text, int most) {
    if (text != null && text.length() > most) {
      account.field(found.at(), field, "was cut to " + most + " characters");
    }
    return Plain.cut(text, most);
  }

  private String standfirst(String plain) {
    if (found.summary() != null) {
      return cut("summary", found.summary(), LONGEST_STANDFIRST);
    }
    return plain == null
        ? null
        : Plain.cut(Plain.firstSentences(plain, language(), SHORT_STANDFIRST), LONGEST_STANDFIRST);
  }

  private String byline() {
    String authors =
        found.authors().stream()
            .map(Plain::line)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(", "));
    return cut("author", authors.isEmpty() ? publisher(base()) : authors, LONGEST_BYLINE);
  }

  private String section() {
    return options.section() != null
        ? options.section()
        : found.categories().stream()
            .map(c -> Plain.slug(c, LONGEST_WORD))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private List<String> tags() {
    // The category that became the section need not be a tag as well.
    long skipped = options.section() == null ? 1 : 0;
    List<String> words =
        Stream.concat(found.categories().stream().skip(skipped), found.tags().stream())
            .distinct()
            .toList();
    List<String> slugs =
        words.stream()
            .map(w -> Plain.slug(w, LONGEST_WORD))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    words.stream()
        .filter(w -> Plain.slug(w, LONGEST_WORD) == null)
        .forEach(
            w -> account.field(found.at(), "tag", "\"" + w + "\" has no Latin letter for a slug"));
    if (slugs.size() > MOST_TAGS) {
      account.field(found.at(), "tags", "only the first " + MOST_TAGS + " were taken over");
    }
    return slugs.stream().limit(MOST_TAGS).toList();
  }

  private Image image(HtmlText text) {
    Image image = found.image();
    if (image != null) {
      String address = Addresses.web(image.url(), base());
      if (address != null) {
        return new Image(
            address,
            Plain.cut(image.alt(), 1000),
            Plain.cut(image.caption(), 1000),
            null,
            null,
            null,
            null);
      }
      account.field(found.at(), "image", "its address cannot be followed");
    }
    return text == null ? null : text.image();
  }
}
