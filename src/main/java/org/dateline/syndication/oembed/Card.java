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
 * @param path where it is with us
 * @param lines a few more lines of it
 */
record Card(
    String path,
    String language,
    String title,
    String text,
    List<String> lines,
    Instant lastModified) {

  /** How many lines stand under a title. */
  static final int MOST = 10;

  static Card of(StoryView story, List<ArticleView> articles) {
    return new Card(
        "/stories/" + story.slug(),
        story.language(),
        story.title(),
        story.standfirst(),
        articles.stream().map(ArticleView::headline).toList(),
        story.lastModified());
  }

  static Card timeline(StoryView story, List<EventView> events) {
    return new Card(
        story.links().get("timeline"),
        story.language(),
        story.title(),
        story.standfirst(),
        events.stream().map(e -> e.occurred() + ": " + e.title()).toList(),
        story.lastModified());
  }

  static Card of(ArticleView article) {
    return new Card(
        article.links().get("self"),
        article.language(),
        article.headline(),
        article.standfirst(),
        List.of(),
        article.lastModified());
  }

  static Card of(StatementView statement) {
    return new Card(
        statement.links().get("self"),
        statement.language(),
        statement.title(),
        statement.summary(),
        statement.points().stream().limit(MOST).toList(),
        statement.lastModified());
  }

  String html(Publisher publisher) {
    String address = publisher.address(path);
    Html html = new Html();
    html.start("blockquote", "cite", address, "lang", language, "dir", "auto");
    html.start("p").start("strong").start("a", "href", address).text(title);
    html.end("a").end("strong").end("p").element("p", text);
    if (!lines.isEmpty()) {
      html.start("ul");
      lines.forEach(l -> html.element("li", l));
      html.end("ul");
    }
    html.start("footer").start("a", "href", address).text(publisher.name()).end("a");
    return html.end("footer").end("blockquote").toString();
  }
}
