package org.dateline.packages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dateline.country.Countries;
import org.dateline.country.Organisations;
import org.dateline.http.Findings;
import org.dateline.http.JsonReader;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Violation;
import org.dateline.packages.StoryPackage.Item;
import org.dateline.source.SourceDraft;
import org.dateline.source.Sources;
import org.dateline.version.Editor;
import org.dateline.version.Release;
import org.dateline.version.Stored;

/** Stores a package: all of it or nothing, and nothing again if it is there already. */
@ApplicationScoped
public class Importer {

  private static final int LONGEST_SECONDS = (int) Duration.ofHours(6).toSeconds();
  private static final int MOST_VIOLATIONS = 100;
  private static final int LONGEST_LINE = 4 << 20;
  private static final int FLUSHED_EVERY = 1000;

  private final EntityManager em;
  private final JsonReader reader;
  private final Stored stored;
  private final Countries countries;
  private final Organisations organisations;
  private final Sources sources;
  private final Editors editors;

  Importer(
      EntityManager em,
      JsonReader reader,
      Stored stored,
      Countries countries,
      Organisations organisations,
      Sources sources,
      Editors editors) {
    this.em = em;
    this.reader = reader;
    this.stored = stored;
    this.countries = countries;
    this.organisations = organisations;
    this.sources = sources;
    this.editors = editors;
  }

  /** The forms that a package comes in. */
  public enum Form {
    /** One document, which is read whole: for what fits into memory. */
    JSON,
    /** A thing a line, of any length. */
    NDJSON
  }

  /**
   * What became of a package.
   *
   * @param created how many things of each kind were new
   * @param unchanged how many were there already
   * @param violations what is wrong with it, up to a hundred; if anything is, nothing was stored
   */
  public record Outcome(
      Map<String, Long> created, Map<String, Long> unchanged, List<Violation> violations) {}

  /** Is told how it goes. */
  public interface Progress {
    void at(long lines, long bytes);
  }

  /**
   * Stores a package, read whole.
   *
   * @return how many items were new
   * @throws IOException if it cannot be read, or is no JSON
   * @throws Problem 400 with all that is wrong with it; then nothing has been stored
   */
  public int load(InputStream json) throws IOException {
    Outcome outcome = take(json, Form.JSON, false, (lines, bytes) -> {});
    if (!outcome.violations().isEmpty()) {
      throw Problem.of(
          ProblemType.INVALID_BODY,
          "The package has errors; nothing of it was stored",
          outcome.violations());
    }
    return (int)
        outcome.created().entrySet().stream()
            .filter(e -> !e.getKey().equals("source"))
            .mapToLong(Map.Entry::getValue)
            .sum();
  }

  /**
   * Stores a package in one transaction.
   *
   * @param dryRun to find out what it would do, and take it all back
   * @throws IOException if it cannot be read, or is no JSON
   */
  public Outcome take(InputStream in, Form form, boolean dryRun, Progress progress)
      throws IOException {
    Run run = new Run(progress);
    try {
      QuarkusTransaction.requiringNew()
          .timeout(LONGEST_SECONDS)
          .exceptionHandler(e -> TransactionExceptionResult.ROLLBACK)
          .run(
              () -> {
                // Two importers of the same package would otherwise both find it missing.
                em.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('dateline.import')) as text)")
                    .getSingleResult();
                // Or every look-up would first look through all that is waiting to be written.
                em.setFlushMode(FlushModeType.COMMIT);
                try {
                  if (form == Form.JSON) {
                    run.whole(in);
                  } else {
                    run.lines(in);
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                if (dryRun || !run.violations.isEmpty()) {
                  throw new TakenBack();
                }
              });
    } catch (TakenBack e) {
      // As it should be.
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Outcome(run.created, run.unchanged, run.violations);
  }

  /** Ends the transaction without a trace. */
  private static final class TakenBack extends RuntimeException {
    private TakenBack() {
      super(null, null, false, false);
    }
  }

  /** One package on its way in. */
  private final class Run {
    private final Progress progress;
    private final PackageCheck check =
        new PackageCheck(stored.references(Instant.now(), (kind, slug) -> false), Instant.now());
    private final Map<String, Long> created = new TreeMap<>();
    private final Map<String, Long> unchanged = new TreeMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private String story;
    private long line;

    private Run(Progress progress) {
      this.progress = progress;
    }

    private void whole(InputStream json) throws IOException {
      Findings findings = new Findings();
      StoryPackage read = reader.read(json, StoryPackage.class, findings);
      if (read != null) {
        check.check(read, editors, findings);
      }
      if (findings.all().isEmpty()) {
        read.organisations().forEach(o -> organisations.add(o.code(), o.name()));
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

    private void lines(InputStream in) throws IOException {
      long bytes = 0;
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      byte[] chunk = new byte[1 << 16];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        int begin = 0;
        for (int i = 0; i < n; i++) {
          if (chunk[i] == '\n') {
            text.write(chunk, begin, i - begin);
            line(text.toByteArray());
            text.reset();
            begin = i + 1;
          }
        }
        text.write(chunk, begin, n - begin);
        if (text.size() > LONGEST_LINE) {
          line++;
          note(Violation.at("", null, "is longer than " + LONGEST_LINE + " bytes"));
          return;
        }
        if (violations.size() >= MOST_VIOLATIONS) {
          return;
        }
        bytes += n;
        progress.at(line, bytes);
      }
      if (text.size() > 0) {
        line(text.toByteArray());
      }
      progress.at(line, bytes);
      if (line == 0) {
        note(Violation.at("", null, "is empty"));
      }
      em.flush();
    }

    private void note(Violation violation) {
      if (violations.size() < MOST_VIOLATIONS) {
        violations.add(violation.in(line));
      }
    }

    private void line(byte[] text) throws IOException {
      line++;
      if (text.length == 0 || text.length == 1 && text[0] == '\r') {
        return;
      }
      Findings findings = new Findings();
      try {
        JsonNode json = reader.tree(text);
        PackageLine read = reader.incomplete(json, PackageLine.class, "", findings);
        if (read != null && json.size() != 1) {
          findings.add("", null, "must have one field");
        } else if (read != null) {
          reader.validate("", read, findings);
          line(read, findings);
        }
      } catch (JsonProcessingException e) {
        findings.add("", null, "is not well-formed JSON");
      }
      findings.all().forEach(this::note);
      if (line % FLUSHED_EVERY == 0 && violations.isEmpty()) {
        em.flush();
        em.clear();
      }
    }

    private void line(PackageLine read, Findings findings) {
      if (line == 1 && !StoryPackage.FORMAT.equals(read.format())) {
        findings.add("/format", read.format(), "must come first", StoryPackage.FORMAT);
      }
      if (read.organisation() != null) {
        check.organisation(read.organisation());
        if (findings.all().isEmpty()) {
          organisations.add(read.organisation().code(), read.organisation().name());
        }
      } else if (read.source() != null) {
        check.source("/source", read.source(), findings);
        if (findings.all().isEmpty() && violations.isEmpty()) {
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
      } else if (read.article() != null) {
        thing("/article", read.article(), editors.articles(), findings);
      }
    }

    private <D extends Record> void thing(
        String at, Item<D> item, Editor<?, D> editor, Findings findings) {
      if (story == null) {
        findings.add(at, item.slug(), "must come after the story that it belongs to");
        return;
      }
      check.announce(at, editor.kind(), item, findings);
      check.item(at, item, editor, findings);
      // After the first error nothing is stored any more, but the rest is still looked at.
      if (findings.all().isEmpty() && violations.isEmpty()) {
        item(at, item, editor, findings);
      }
    }

    private void source(SourceDraft source) {
      if (sources.known(source.slug()).isPresent()) {
        unchanged.merge("source", 1L, Long::sum);
        return;
      }
      sources.add(source, countries.known(source.publisherCountry()).orElse(null));
      created.merge("source", 1L, Long::sum);
    }

    /** Stores an item, unless it is there already. One that is must have the very same history. */
    private <D extends Record> void item(
        String at, Item<D> item, Editor<?, D> editor, Findings findings) {
      String kind = editor.kind().toString();
      if (editor.reserve(item.slug())) {
        editor.record(item.slug(), story, item.versions());
        created.merge(kind, 1L, Long::sum);
        return;
      }
      List<Instant> history = editor.history(item.slug()).stream().map(Release::validFrom).toList();
      if (history.equals(item.versions().stream().map(Release::validFrom).toList())) {
        unchanged.merge(kind, 1L, Long::sum);
      } else {
        findings.add(at + "/slug", item.slug(), "is taken by an item with another history");
      }
    }
  }
}
