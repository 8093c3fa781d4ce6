package org.dateline.syndication.article;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import org.dateline.article.ArticleView;
import org.dateline.image.Image;
import org.dateline.source.CitationView;
import org.dateline.syndication.Html;
import org.dateline.version.VersionView;

/**
 * An article as an {@code <article>} that can stand in any page: no script, no style; its ids begin
 * with its slug, so that several can stand in one.
 */
final class ArticleHtml {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private ArticleHtml() {}

  static String of(Copy copy) {
    ArticleView article = copy.article();
    Html html = new Html();
    html.start("article", "id", id(copy, ""), "lang", article.language(), "dir", "auto").line();
    head(html, copy);
    if (article.image() != null) {
      figure(html, copy);
    }
    if (copy.terms().fullText()) {
      html.sanitised(body(copy).strip()).line();
    }
    corrections(html, copy);
    sources(html, copy);
    html.start("footer").start("p", "lang", "en").text("From ");
    html.link(copy.publisher().name(), copy.address()).end("p").line();
    copy.lines().forEach(l -> html.element("p", l).line());
    return html.end("footer").line().end("article").line().toString();
  }

  /** The sanitised text, with addresses that hold anywhere. */
  static String body(Copy copy) {
    // Where the sanitiser lets href stand, no text can: there it writes quotation marks as &#34;.
    return copy.body()
        .html()
        .replace("href=\"#source-", "href=\"#" + id(copy, "-source-"))
        .replaceAll(
            "href=\"/(?!/)", Matcher.quoteReplacement("href=\"" + copy.publisher().url() + "/"));
  }

  private static String id(Copy copy, String rest) {
    return "article-" + copy.article().slug() + rest;
  }

  private static void head(Html html, Copy copy) {
    ArticleView article = copy.article();
    html.start("header").line();
    html.element("h1", article.headline(), "dir", "auto").line();
    html.element("p", article.standfirst(), "dir", "auto").line();
    html.start("p").element("span", article.byline(), "dir", "auto").text(" · ");
    time(html, article.publishedAt());
    html.end("p").line().end("header").line();
  }

  private static void time(Html html, Instant at) {
    html.element("time", DAY.format(at), "datetime", at.toString());
  }

  private static void figure(Html html, Copy copy) {
    Image image = copy.article().image();
    html.start("figure");
    html.start(
        "img",
        "src",
        copy.publisher().address(image.url()),
        "alt",
        image.alt(),
        "width",
        image.width() == null ? null : image.width().toString(),
        "height",
        image.height() == null ? null : image.height().toString());
    html.start("figcaption");
    if (image.caption() != null) {
      html.text(image.caption() + " ");
    }
    if (image.credit() != null) {
      html.element("small", image.credit());
    }
    html.end("figcaption").end("figure").line();
  }

  private static void corrections(Html html, Copy copy) {
    if (copy.corrections().isEmpty()) {
      return;
    }
    html.start("section", "id", id(copy, "-corrections")).line();
    html.element("h2", "Corrections", "lang", "en").line().start("ul").line();
    for (VersionView correction : copy.corrections()) {
      html.start("li", "dir", "auto");
      time(html, correction.validFrom());
      html.text(correction.note() == null ? "" : ": " + correction.note()).end("li").line();
    }
    html.end("ul").line().end("section").line();
  }

  private static void sources(Html html, Copy copy) {
    html.start("section", "id", id(copy, "-sources")).line();
    html.element("h2", "Sources", "lang", "en").line().start("ol").line();
    for (CitationView source : copy.sources()) {
      html.start("li", "id", id(copy, "-source-" + source.slug()));
      html.link(source.title(), source.url(), "lang", source.language(), "dir", "auto");
      html.text(", ").element("bdi", source.publisher());
      html.text(source.published() == null ? "" : ", " + source.published());
      html.end("li").line();
    }
    html.end("ol").line().end("section").line();
  }
}
