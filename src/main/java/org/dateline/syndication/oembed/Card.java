package org.dateline.syndication.oembed;

import java.time.Instant;
import java.util.List;
import org.dateline.article.ArticleView;
import org.dateline.event.EventView;
import org.dateline.statement.StatementView;
import org.dateline.story.StoryView;
import org.dateline.syndication.Html;
import org.dateline.syndication.Publisher;

/**
 * What is shown of a thing in someone else's page.
 *
 * @param path where it is in the API
 * @param story slug of the story whose page tells more
 * @param component what shows it alive; null where there is none
 * @param lines a few more lines of it
 */
record Card(
    String path,
    String story,
    Component component,
    String language,
    String title,
    String text,
    List<String> lines,
    Instant lastModified) {

  /** How many lines stand under a title. */
  static final int MOST = 10;

  /** A web component, and the attribute that names what it shows. */
  record Component(String element, String attribute, String slug) {}

  static Card of(StoryView story, List<ArticleView> articles) {
    return new Card(
        story.links().get("self"),
        story.slug(),
        timeline(story),
        story.language(),
        story.title(),
        story.standfirst(),
        articles.stream().map(ArticleView::headline).toList(),
        story.lastModified());
  }

  static Card timeline(StoryView story, List<EventView> events) {
    return new Card(
        story.links().get("timeline"),
        story.slug(),
        timeline(story),
        story.language(),
        story.title(),
        story.standfirst(),
        events.stream().map(e -> e.occurred() + ": " + e.title()).toList(),
        story.lastModified());
  }

  static Card of(ArticleView article) {
    return new Card(
        article.links().get("self"),
        article.story(),
        null,
        article.language(),
        article.headline(),
        article.standfirst(),
        List.of(),
        article.lastModified());
  }

  static Card of(StatementView statement) {
    return new Card(
        statement.links().get("self"),
        statement.story(),
        new Component("dateline-statement", "statement", statement.slug()),
        statement.language(),
        statement.title(),
        statement.summary(),
        statement.points().stream().limit(MOST).toList(),
        statement.lastModified());
  }

  private static Component timeline(StoryView story) {
    return new Component("dateline-timeline", "story", story.slug());
  }

  /**
   * The web component around what stands in for it until it is there, and wherever scripts or
   * unknown elements are stripped.
   *
   * @param licence of what is shown; null where none is said
   * @param mostWidth in pixels; null for any
   * @param mostHeight in pixels; null for any
   */
  String html(Publisher publisher, String licence, Integer mostWidth, Integer mostHeight) {
    Html html = new Html();
    if (component == null) {
      return quote(html, publisher).toString();
    }
    html.start(
        component.element(),
        "src",
        publisher.address("/"),
        component.attribute(),
        component.slug(),
        "limit",
        component.attribute().equals("story") ? String.valueOf(MOST) : null,
        "max-width",
        pixels(mostWidth),
        "max-height",
        pixels(mostHeight),
        "publisher",
        publisher.name(),
        "licence",
        licence);
    quote(html, publisher).end(component.element());
    String script = publisher.address(ScriptResource.PATH);
    return html.start("script", "type", "module", "src", script).end("script").toString();
  }

  private static String pixels(Integer most) {
    return most == null ? null : most.toString();
  }

  private Html quote(Html html, Publisher publisher) {
    String page = publisher.address("/stories/" + story);
    html.start("blockquote", "cite", publisher.address(path), "lang", language, "dir", "auto");
    html.start("p").start("strong").start("a", "href", page).text(title);
    html.end("a").end("strong").end("p").element("p", text);
    if (!lines.isEmpty()) {
      html.start("ul");
      lines.forEach(l -> html.element("li", l));
      html.end("ul");
    }
    html.start("footer").start("a", "href", page).text(publisher.name()).end("a");
    return html.end("footer").end("blockquote");
  }
}
