package org.dateline.packages;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dateline.article.ArticleCopy;
import org.dateline.change.Changes;
import org.dateline.country.Countries;
import org.dateline.country.Organisations;
import org.dateline.http.Findings;
import org.dateline.http.JsonReader;
import org.dateline.http.Violation;
import org.dateline.packages.StoryPackage.Item;
import org.dateline.source.SourceDraft;
import org.dateline.source.Sources;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.Release;
import org.dateline.version.Stored;
import org.hibernate.Session;

/** One package on its way in. */
final class Intake {

  private static final int MOST_VIOLATIONS = 100;
  private static final int MOST_ENTITIES = 5000;

  /** Where the things of a package go. */
  @Singleton
  record Rooms(
      JsonReader reader,
      Stored stored,
      Countries countries,
      Organisations organisations,
      Sources sources,
      Editors editors,
      ArticleCopy articles,
      Changes changes) {}

  private final EntityManager em;
  private final Rooms rooms;
  private final Editors editors;
  private final Importer.Progress progress;
  private final PackageCheck check;
  private final Map<String, Long> created = new TreeMap<>();
  private final Map<String, Long> unchanged = new TreeMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private ArticleIntake articles;
  private String story;

  /** After the first error nothing is stored any more, but the rest is still looked at. */
  private boolean right = true;

  Intake(EntityManager em, Rooms rooms, Importer.Progress progress) {
    this.em = em;
    this.rooms = rooms;
    this.editors = rooms.editors();
    this.progress = progress;
    Instant now = Instant.now();
    check = new PackageCheck(rooms.stored().references(now, this::hasArticle), now);
  }

  Importer.Outcome outcome() {
    return new Importer.Outcome(created, unchanged, violations);
  }

  /** The slug of the story that it is about; null if it has not said so. */
  String story() {
    return story;
  }

  /** What was new, in words. */
  String summary() {
    return created.entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private boolean hasArticle(Kind kind, String slug) {
    return kind == Kind.ARTICLE && articles != null && articles.knows(slug);
  }

  /** Takes a package that is one document. Belongs into a transaction. */
  void whole(InputStream json) throws IOException {
    Findings findings = new Findings();
    StoryPackage read = rooms.reader().read(json, StoryPackage.class, findings);
    if (read != null) {
      check.check(read, editors, findings);
    }
    if (findings.all().isEmpty()) {
      read.organisations().forEach(o -> rooms.organisations().add(o.code(), o.name()));
      read.sources().forEach(this::source);
      story = read.story().slug();
      item("/story", read.story(), editors.stories(), findings);
      items("/events/", read.events(), editors.events(), findings);
      items("/statements/", read.statements(), editors.statements(), findings);
      items("/discrepancies/", read.discrepancies(), editors.discrepancies(), findings);
      items("/articles/", read.articles(), editors.articles(), findings);
    }
    violations.addAll(findings.all());
  }

  private <D extends Record> void items(
      String at, List<Item<D>> all, Editor<?, D> editor, Findings findings) {
    // Those of one kind may refer to each other.
    for (int i = 0; i < all.size(); i++) {
      item(at + i, all.get(i), editor, findings);
    }
  }

  /** Takes a package that is a thing a line. Belongs into a transaction. */
  void lines(InputStream in) throws IOException {
    articles = new ArticleIntake(em, rooms.articles(), rooms.changes());
    boolean empty = true;
    try (LineReader reader = new LineReader(rooms.reader(), new Lines(in))) {
      for (LineReader.Batch batch = reader.read(); batch != null; batch = reader.read()) {
        empty = false;
        lines(batch.lines());
        if (violations.size() >= MOST_VIOLATIONS) {
          return;
        }
        progress.at(batch.lines().get(batch.lines().size() - 1).number(), batch.bytes());
      }
    }
    if (empty) {
      note(0, Violation.at("", null, "is empty"));
    }
  }

  /** Must be the last thing in the transaction. */
  void end() {
    if (articles != null && violations.isEmpty()) {
      em.flush();
      articles.end();
    }
  }

  private void lines(List<LineReader.Read> lines) {
    for (LineReader.Read line : lines) {
      if (line.content() != null) {
        line(line);
      }
      right &= line.findings().all().isEmpty();
    }
    ArticleIntake.Counts counts = articles.store(right);
    count(created, "article", counts.created());
    count(unchanged, "article", counts.unchanged());
    for (LineReader.Read line : lines) {
      line.findings().all().forEach(v -> note(line.number(), v));
    }
    right = violations.isEmpty();
    if (em.unwrap(Session.class).getStatistics().getEntityCount() > MOST_ENTITIES) {
      em.flush();
      em.clear();
    }
  }

  private void note(long line, Violation violation) {
    if (violations.size() < MOST_VIOLATIONS) {
      violations.add(violation.in(line));
    }
  }

  private void line(LineReader.Read line) {
    PackageLine read = line.content();
    Findings findings = line.findings();
    if (line.number() == 1 && !StoryPackage.FORMAT.equals(read.format())) {
      findings.add("/format", read.format(), "must come first", StoryPackage.FORMAT);
    }
    if (read.organisation() != null) {
      check.organisation(read.organisation());
      if (findings.all().isEmpty()) {
        rooms.organisations().add(read.organisation().code(), read.organisation().name());
      }
    } else if (read.source() != null) {
      check.source("/source", read.source(), findings);
      if (findings.all().isEmpty() && right) {
        source(read.source());
      }
    } else if (read.story() != null) {
      story = read.story().slug();
      thing("/story", read.story(), editors.stories(), findings);
    } else if (read.event() != null) {
      thing("/event", read.event(), editors.events(), findings);
    } else if (read.statement() != null) {
      thing("/statement", read.statement(), editors.statements(), findings);
    } else if (read.discrepancy() != null) {
      thing("/discrepancy", read.discrepancy(), editors.discrepancies(), findings);
    } else if (read.article() != null && belongs("/article", read.article(), findings)) {
      articles.add(read.article(), story, line.bodies(), findings);
      check.item(
          "/article",
          read.article(),
          (at, i, known) ->
              editors
                  .articles()
                  .check(
                      at,
                      read.article().versions().get(i).content(),
                      line.bodies().get(i),
                      findings,
                      known),
          findings);
    }
  }

  private boolean belongs(String at, Item<?> item, Findings findings) {
    if (story == null) {
      findings.add(at, item.slug(), "must come after the story that it belongs to");
    }
    return story != null;
  }

  private <D extends Record> void thing(
      String at, Item<D> item, Editor<?, D> editor, Findings findings) {
    if (!belongs(at, item, findings)) {
      return;
    }
    check.announce(at, editor.kind(), item, findings);
    check.item(at, item, editor, findings);
    if (findings.all().isEmpty() && right) {
      item(at, item, editor, findings);
    }
  }

  private void source(SourceDraft source) {
    if (rooms.sources().known(source.slug()).isPresent()) {
      count(unchanged, "source", 1);
      return;
    }
    rooms.sources().add(source, rooms.countries().known(source.publisherCountry()).orElse(null));
    count(created, "source", 1);
  }

  /** Stores an item, unless it is there already. One that is must have the very same history. */
  private <D extends Record> void item(
      String at, Item<D> item, Editor<?, D> editor, Findings findings) {
    String kind = editor.kind().toString();
    if (editor.reserve(item.slug())) {
      editor.record(item.slug(), story, item.versions());
      count(created, kind, 1);
      return;
    }
    List<Instant> history = editor.history(item.slug()).stream().map(Release::validFrom).toList();
    if (history.equals(item.versions().stream().map(Release::validFrom).toList())) {
      count(unchanged, kind, 1);
    } else {
      findings.add(at + "/slug", item.slug(), "is taken by an item with another history");
    }
  }

  private static void count(Map<String, Long> counts, String kind, long more) {
    if (more > 0) {
      counts.merge(kind, more, Long::sum);
    }
  }
}
