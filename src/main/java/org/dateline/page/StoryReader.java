package org.dateline.page;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dateline.article.ArticleView;
import org.dateline.article.Articles;
import org.dateline.discrepancy.Discrepancies;
import org.dateline.event.EventView;
import org.dateline.event.Events;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.statement.StatementView;
import org.dateline.statement.Statements;
import org.dateline.story.Stories;
import org.dateline.story.StoryView;
import org.dateline.syndication.Taking;
import org.dateline.syndication.story.StoryGraph;
import org.dateline.version.ItemParams;

/** Reads all that a story's page shows, in a fixed number of statements. */
@Singleton
class StoryReader {

  private static final int MOST_ARTICLES = 10;
  private static final int MOST_STATEMENTS = 5;
  private static final int MOST_ABSENT = 10;
  private static final int MOST_DISCREPANCIES = 50;

  private final Stories stories;
  private final Articles articles;
  private final Events events;
  private final Statements statements;
  private final Discrepancies discrepancies;
  private final Moments moments;
  private final Taking taking;

  StoryReader(
      Stories stories,
      Articles articles,
      Events events,
      Statements statements,
      Discrepancies discrepancies,
      Moments moments,
      Taking taking) {
    this.stories = stories;
    this.articles = articles;
    this.events = events;
    this.statements = statements;
    this.discrepancies = discrepancies;
    this.moments = moments;
    this.taking = taking;
  }

  /**
   * A story.
   *
   * @param cursor where its timeline goes on; null for its beginning
   * @throws Problem 404 if there was none at that moment, 410 if it had been retracted
   */
  StoryPage read(String slug, ItemParams params, String cursor) {
    Instant at = taking.at(params);
    Locale language = params.locale();
    StoryView story = stories.whole(slug, params, at);
    List<ArticleView> texts = articles.wholeOfStory(slug, at, language, MOST_ARTICLES);
    List<StatementView> signed = statements.ofStory(slug, at, language, MOST_STATEMENTS);
    TimelinePart timeline =
        TimelinePart.of(stretch(slug, at, language, cursor), story.counts().events());
    // The whole timeline tells it; where it goes on elsewhere, they are asked for.
    List<EventView> telling =
        timeline.isWhole()
            ? timeline.events()
            : events.withRole(slug, Absent.ROLE, at, language, MOST_ABSENT);
    List<Absent> absent =
        telling.stream()
            .map(e -> Absent.of(e, timeline))
            .filter(a -> !signed.isEmpty() && !a.names().isEmpty())
            .toList();
    AsOf asOf = asOf(slug, at, params.asOf != null);
    List<Moments.Growth> growth = moments.growth(slug, Instant.now());
    StoryGraph graph =
        new StoryGraph(story, texts, List.of(), List.of(), taking.terms(), taking.publisher());
    String base = taking.publisher().url();
    return new StoryPage(
        story,
        asOf,
        texts.stream().map(ArticlePart::of).toList(),
        timeline,
        signed.stream().map(s -> StatementPart.of(s, growth)).toList(),
        absent,
        discrepancies.ofStory(slug, at, MOST_DISCREPANCIES),
        calls(base, story, signed, params.asOf),
        taking.write(graph.node()),
        base);
  }

  private Page<EventView> stretch(String slug, Instant at, Locale language, String cursor) {
    try {
      return events.timeline(slug, at, language, cursor, TimelinePart.MOST);
    } catch (Problem notOurs) {
      // What the API calls a cursor is called so on a page.
      throw Problem.parameter(
          "events",
          cursor,
          "\"events\" takes what the links to earlier and later events have in it; without it the timeline begins at"
              + " its first event");
    }
  }

  private AsOf asOf(String slug, Instant at, boolean past) {
    Instant now = Instant.now();
    List<Moments.Moment> days = moments.days(slug, now);
    return past ? AsOf.past(at, days, moments.since(slug, at, now)) : AsOf.now(at, days);
  }

  private static List<StoryPage.Call> calls(
      String base, StoryView story, List<StatementView> statements, String asOf) {
    String end = asOf == null ? "" : "asOf=" + asOf.replace("+", "%2B");
    String self = base + story.links().get("self");
    List<StoryPage.Call> calls = new ArrayList<>();
    calls.add(call("The story", self, "", end));
    calls.add(call("Articles", base + story.links().get("articles"), "include=body,sources", end));
    calls.add(call("Timeline", base + story.links().get("timeline"), "limit=100", end));
    for (StatementView statement : statements) {
      calls.add(call("Statement", base + statement.links().get("self"), "", end));
    }
    calls.add(call("Discrepancies", base + story.links().get("discrepancies"), "", end));
    calls.add(call("Sources", base + story.links().get("sources"), "limit=100", end));
    return calls;
  }

  private static StoryPage.Call call(String part, String url, String query, String asOf) {
    String all = query.isEmpty() || asOf.isEmpty() ? query + asOf : query + "&" + asOf;
    return new StoryPage.Call(part, all.isEmpty() ? url : url + "?" + all);
  }
}
