package org.dateline.article;

import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dateline.country.Country;
import org.dateline.database.Copy;
import org.dateline.image.Image;
import org.dateline.source.Citation;
import org.dateline.version.Kind;
import org.dateline.version.Versioned;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of a text. */
@Entity
class Article extends Versioned {

  private static final List<String> OWN_COLUMNS =
      List.of(
          "story",
          "headline",
          "standfirst",
          "body_markdown",
          "body_html",
          "body_text",
          "byline",
          "section",
          "tags",
          "image_url",
          "image_alt",
          "image_caption",
          "image_credit",
          "image_licence",
          "image_width",
          "image_height");

  String story;
  String headline;
  String standfirst;

  // Lists do not read the three forms of the body; Articles.bodies() does, for all of a page at
  // once.
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "body_markdown")
  String markdown;

  @Basic(fetch = FetchType.LAZY)
  @Column(name = "body_html")
  String html;

  @Basic(fetch = FetchType.LAZY)
  @Column(name = "body_text")
  String text;

  String byline;
  String section;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> tags = List.of();

  @Embedded Image image;

  @ManyToMany
  @JoinTable(
      name = "article_country",
      joinColumns = @JoinColumn(name = "article_id"),
      inverseJoinColumns = @JoinColumn(name = "country"))
  @OrderColumn(name = "position")
  List<Country> countries = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "citation", joinColumns = @JoinColumn(name = "article_id"))
  @OrderColumn(name = "position")
  List<Citation> citations = new ArrayList<>();

  protected Article() {}

  /** A retraction, if there is no draft. */
  Article(
      String story,
      ArticleDraft draft,
      Body body,
      List<Country> countries,
      List<Citation> citations) {
    this.story = story;
    if (draft != null) {
      headline = draft.headline();
      standfirst = draft.standfirst();
      markdown = body.markdown();
      html = body.html();
      text = body.text();
      byline = draft.byline();
      section = draft.section();
      tags = draft.tags();
      language = draft.language();
      image = draft.image();
      this.countries.addAll(countries);
      this.citations.addAll(citations);
    }
  }

  /** Takes {@link #row rows} to be stored many at once. */
  static Copy rows() {
    return new Copy("article", joined(COLUMNS, OWN_COLUMNS));
  }

  /** All that its row holds; its countries and citations have rows of their own. */
  List<Object> row() {
    Image lead = image == null ? new Image(null, null, null, null, null, null, null) : image;
    return joined(
        values(),
        Arrays.asList(
            story,
            headline,
            standfirst,
            markdown,
            html,
            text,
            byline,
            section,
            tags,
            lead.url(),
            lead.alt(),
            lead.caption(),
            lead.credit(),
            lead.licence(),
            lead.width(),
            lead.height()));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** The text of one that was just made; of stored ones {@link Articles#bodies} reads it. */
  String body(String format) {
    return switch (format) {
      case "markdown" -> markdown;
      case "text" -> text;
      default -> html;
    };
  }

  @Override
  public Kind kind() {
    return Kind.ARTICLE;
  }

  @Override
  public String story() {
    return story;
  }
}
