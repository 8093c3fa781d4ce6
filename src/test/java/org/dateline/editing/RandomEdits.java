package org.dateline.editing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import org.dateline.http.JsonReader;
import org.dateline.version.ChangeKind;
import org.dateline.version.Kind;

/**
 * An editor who does anything, for the tests: publishes, corrects, moves, renames, retracts,
 * schedules.
 */
@ApplicationScoped
public class RandomEdits {

  private static final List<String> SECTIONS = List.of("world", "politics", "culture");

  private final ItemEditor editor;
  private final EmbargoLift embargoLift;
  private final JsonReader json;

  RandomEdits(ItemEditor editor, EmbargoLift embargoLift, JsonReader json) {
    this.editor = editor;
    this.embargoLift = embargoLift;
    this.json = json;
  }

  /** Tells what has become public of what was scheduled. */
  public void lift() {
    embargoLift.lift();
  }

  /**
   * Does so many edits, a few in each transaction.
   *
   * @param name what its slugs begin with, so that several can work at once
   * @param sources slugs of sources to cite
   */
  public void run(String name, int edits, long seed, List<String> sources) {
    IntConsumer desk = desk(name, seed, sources);
    Random chance = new Random(seed);
    for (int done = 0; done < edits; ) {
      int some = Math.min(edits - done, 1 + chance.nextInt(12));
      desk.accept(some);
      done += some;
    }
  }

  /** A desk that does so many edits in one transaction each time it is asked. */
  public IntConsumer desk(String name, long seed, List<String> sources) {
    Desk desk = new Desk(name, new Random(seed), sources);
    QuarkusTransaction.requiringNew().run(desk::openStory);
    return some ->
        QuarkusTransaction.requiringNew()
            .run(
                () -> {
                  for (int i = 0; i < some; i++) {
                    desk.edit();
                  }
                });
  }

  private final class Desk {
    private final String name;
    private final Random chance;
    private final List<String> sources;
    private final List<String> stories = new ArrayList<>();
    private final Map<Kind, List<String>> items = new EnumMap<>(Kind.class);
    private int number;

    private Desk(String name, Random chance, List<String> sources) {
      this.name = name;
      this.chance = chance;
      this.sources = sources;
      List.of(Kind.ARTICLE, Kind.EVENT, Kind.DISCREPANCY)
          .forEach(k -> items.put(k, new ArrayList<>()));
    }

    private void edit() {
      int dice = chance.nextInt(100);
      if (dice < 1 && stories.size() < 5) {
        openStory();
      } else if (dice < 2) {
        renameStory();
      } else if (dice < 25 || items.get(Kind.ARTICLE).isEmpty()) {
        open(Kind.ARTICLE, article());
      } else if (dice < 32 || items.get(Kind.EVENT).isEmpty()) {
        open(Kind.EVENT, event());
      } else if (dice < 35) {
        open(Kind.DISCREPANCY, discrepancy());
      } else if (dice < 85) {
        change(dice < 60 ? ChangeKind.UPDATED : ChangeKind.CORRECTED);
      } else if (dice < 92) {
        retract();
      } else if (dice < 97) {
        rename();
      } else {
        schedule();
      }
    }

    private String slug() {
      return name + "-" + ++number;
    }

    private <T> T any(List<T> list) {
      return list.get(chance.nextInt(list.size()));
    }

    private Kind anyKind() {
      Kind kind = any(List.of(Kind.ARTICLE, Kind.ARTICLE, Kind.EVENT, Kind.DISCREPANCY));
      return items.get(kind).isEmpty() ? Kind.ARTICLE : kind;
    }

    private void openStory() {
      String slug = slug();
      create(
          Kind.STORY,
          slug,
          null,
          Map.of(
              "title",
              "Story " + slug,
              "standfirst",
              words(),
              "language",
              "en",
              "citations",
              cited()));
      publish(Kind.STORY, slug, ChangeKind.PUBLISHED);
      stories.add(slug);
    }

    private void renameStory() {
      int which = chance.nextInt(stories.size());
      String to = slug();
      editor.rename(Kind.STORY, stories.get(which), "*", to);
      stories.set(which, to);
    }

    private void open(Kind kind, Map<String, Object> content) {
      String slug = slug();
      create(kind, slug, any(stories), content);
      publish(kind, slug, ChangeKind.PUBLISHED);
      items.get(kind).add(slug);
    }

    private void change(ChangeKind change) {
      Kind kind = anyKind();
      String slug = any(items.get(kind));
      write(kind, slug);
      publish(kind, slug, change);
    }

    private void write(Kind kind, String slug) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("story", any(stories));
      body.put(
          "content",
          switch (kind) {
            case ARTICLE -> article();
            case EVENT -> event();
            default -> discrepancy();
          });
      editor.save(kind, slug, "*", json.tree(json.write(body)), false);
    }

    private void schedule() {
      Kind kind = anyKind();
      String slug = any(items.get(kind));
      write(kind, slug);
      editor.publish(
          kind,
          slug,
          "*",
          new PublishBody(
              ChangeKind.UPDATED, null, Instant.now().plusMillis(100 + chance.nextInt(900))));
      // Whatever is scheduled must wait for its moment, so this desk leaves it alone.
      items.get(kind).remove(slug);
    }

    private void retract() {
      Kind kind = anyKind();
      String slug = any(items.get(kind));
      editor.retract(kind, slug, "*", "It was wrong: " + words());
      items.get(kind).remove(slug);
    }

    private void rename() {
      Kind kind = anyKind();
      String slug = any(items.get(kind));
      String to = slug();
      editor.rename(kind, slug, "*", to);
      items.get(kind).remove(slug);
      items.get(kind).add(to);
    }

    private void create(Kind kind, String slug, String story, Map<String, Object> content) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("slug", slug);
      if (story != null) {
        body.put("story", story);
      }
      body.put("content", content);
      editor.create(kind, json.tree(json.write(body)));
    }

    private void publish(Kind kind, String slug, ChangeKind change) {
      String note = change == ChangeKind.CORRECTED ? "It was wrong before." : null;
      editor.publish(kind, slug, "*", new PublishBody(change, note, null));
    }

    private String words() {
      return "These are " + chance.nextInt(1_000_000) + " words.";
    }

    private List<Map<String, Object>> cited() {
      return List.of(Map.of("source", any(sources)));
    }

    private Map<String, Object> article() {
      String source = any(sources);
      return Map.of(
          "headline",
          "Headline " + chance.nextInt(1_000_000),
          "standfirst",
          words(),
          "body",
          words() + " [^" + source + "]",
          "byline",
          "A desk",
          "section",
          any(SECTIONS),
          "language",
          "en",
          "countries",
          List.of("FR"),
          "citations",
          List.of(Map.of("source", source)));
    }

    private Map<String, Object> event() {
      return Map.of(
          "title",
          "Event " + chance.nextInt(1_000_000),
          "summary",
          words(),
          "language",
          "en",
          "kind",
          "other",
          "occurred",
          "2024-01",
          "certainty",
          any(List.of("reported", "assessed", "confirmed")),
          "citations",
          cited());
    }

    private Map<String, Object> discrepancy() {
      return Map.of(
          "question",
          "How many of " + chance.nextInt(1_000_000) + "?",
          "language",
          "en",
          "about",
          List.of(Map.of("kind", "event", "slug", any(items.get(Kind.EVENT)))),
          "accounts",
          List.of(
              Map.of("answer", words(), "source", any(sources)),
              Map.of("answer", words(), "source", any(sources))));
    }
  }
}
