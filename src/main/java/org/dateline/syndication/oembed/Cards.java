package org.dateline.syndication.oembed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.article.Articles;
import org.dateline.event.EventView;
import org.dateline.event.Events;
import org.dateline.http.Moved;
import org.dateline.http.Problem;
import org.dateline.statement.Statements;
import org.dateline.story.Stories;
import org.dateline.story.StoryView;
import org.dateline.version.ItemParams;

/** Finds what can be embedded, by its path in the API, or that of a story's page. */
@Singleton
class Cards {

  private static final Pattern PATH =
      Pattern.compile(
          "(?:/api/v1(?=/)|(?=/stories/[a-z0-9-]+$))/(stories|articles|statements)/([a-z0-9-]+)(/timeline)?(?:\\.[a-z]+)?");

  private final Stories stories;
  private final Articles articles;
  private final Events events;
  private final Statements statements;

  Cards(Stories stories, Articles articles, Events events, Statements statements) {
    this.stories = stories;
    this.articles = articles;
    this.events = events;
    this.statements = statements;
  }

  /**
   * What is at a path, under whatever slug it has now; empty, if nothing there can be embedded.
   *
   * @throws Problem 404 if it is not published, 410 if it has been retracted
   */
  Optional<Card> at(String path) {
    Matcher known = PATH.matcher(path);
    boolean timeline = known.matches() && known.group(3) != null;
    if (!known.matches() || timeline && !known.group(1).equals("stories")) {
      return Optional.empty();
    }
    try {
      return Optional.of(card(known.group(1), known.group(2), timeline));
    } catch (Moved moved) {
      String slug = moved.to().substring(moved.to().lastIndexOf('/') + 1);
      return Optional.of(card(known.group(1), slug, timeline));
    }
  }

  private Card card(String kind, String slug, boolean timeline) {
    ItemParams now = new ItemParams();
    Instant at = now.at();
    if (kind.equals("statements")) {
      return Card.of(statements.whole(slug, at, Locale.ENGLISH));
    }
    if (kind.equals("articles")) {
      return Card.of(articles.whole(slug, now, at, "markdown"));
    }
    StoryView story = stories.whole(slug, now, at);
    if (timeline) {
      List<EventView> first = events.ofStory(slug, at, Locale.ENGLISH, Card.MOST);
      return Card.timeline(story, first);
    }
    return Card.of(story, articles.ofStory(slug, at, Locale.ENGLISH, Card.MOST));
  }
}
