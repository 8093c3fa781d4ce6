package org.dateline.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dateline.access.Terms;
import org.dateline.change.Changes;
import org.dateline.source.SourceView;
import org.dateline.source.Sources;
import org.dateline.version.Versioned;
import org.dateline.version.Versions;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Writes all that is public, as of one snapshot of the database, with the place in the change log
 * that belongs to just that.
 */
@ApplicationScoped
class FirstCopy {

  private static final int AT_ONCE = 100;
  private static final Duration LONGEST = Duration.ofHours(1);

  private final EntityManager em;
  private final Changes changes;
  private final SyncCursor cursors;
  private final CurrentItems items;
  private final Sources sources;
  private final ObjectWriter json;

  FirstCopy(
      EntityManager em,
      Changes changes,
      SyncCursor cursors,
      CurrentItems items,
      Sources sources,
      ObjectMapper json) {
    this.em = em;
    this.changes = changes;
    this.cursors = cursors;
    this.items = items;
    this.sources = sources;
    this.json = json.writer();
  }

  /** A line: the first has the cursor, then one for each item, and the last has the end. */
  @Schema(name = "CopyLine", description = "A line of a first copy.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      @Schema(description = "In the first line: what to follow the changes after.") String cursor,
      @Schema(description = "In the first line: the moment that this is the copy of.") Instant at,
      @Schema(description = "In the first line: what must stand with each item.")
          String attribution,
      @Schema(description = "In the first line: the licence that items come under.") String licence,
      @Schema(enumeration = {"story", "article", "event", "statement", "discrepancy", "source"})
          String kind,
      String slug,
      @Schema(
              description =
                  "As its own address answers it; a story without counts and countries, a source without what cites"
                      + " it.")
          Record item,
      @Schema(description = "In the last line: that the copy is whole.") Boolean end,
      @Schema(description = "In the last line: how many items there were.") Long total) {}

  /**
   * Writes the copy.
   *
   * @throws IOException if the client has gone
   */
  void write(OutputStream out, Terms terms) throws IOException {
    try {
      QuarkusTransaction.requiringNew()
          .timeout((int) LONGEST.toSeconds())
          .run(
              () -> {
                em.createNativeQuery("set transaction isolation level repeatable read, read only")
                    .executeUpdate();
                try {
                  new Copy(new BufferedOutputStream(out, 1 << 16), terms).write();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** One copy on its way out. */
  private final class Copy {
    private final OutputStream out;
    private final Terms terms;
    private final Instant at;
    private long total;

    private Copy(OutputStream out, Terms terms) {
      this.out = out;
      this.terms = terms;
      at = terms.latest(Instant.now());
    }

    private void write() throws IOException {
      long seq = terms.delay().isZero() ? changes.last() : changes.lastAt(at);
      line(
          new Line(
              cursors.of(seq),
              at,
              terms.attribution(),
              terms.licence(),
              null,
              null,
              null,
              null,
              null));
      sources();
      for (Versions<?> kind : items.kinds()) {
        all(kind);
      }
      line(new Line(null, null, null, null, null, null, null, true, total));
      out.flush();
    }

    private void sources() throws IOException {
      List<SourceView> some = sources.after(null, Locale.ENGLISH, at, AT_ONCE);
      while (!some.isEmpty()) {
        for (SourceView source : some) {
          item("source", source.slug(), source);
        }
        em.clear();
        some = sources.after(some.get(some.size() - 1).slug(), Locale.ENGLISH, at, AT_ONCE);
      }
    }

    private <E extends Versioned> void all(Versions<E> kind) throws IOException {
      long id = 0;
      List<E> some = kind.after(id, at, AT_ONCE);
      while (!some.isEmpty()) {
        List<? extends Record> views = kind.views(some, Locale.ENGLISH, at);
        for (int i = 0; i < some.size(); i++) {
          if (CurrentItems.allowed(terms, views.get(i))) {
            item(kind.kind().toString(), some.get(i).slug(), CurrentItems.on(terms, views.get(i)));
          }
        }
        id = some.get(some.size() - 1).id();
        em.clear();
        some = kind.after(id, at, AT_ONCE);
      }
    }

    private void item(String kind, String slug, Record item) throws IOException {
      total++;
      line(new Line(null, null, null, null, kind, slug, item, null, null));
    }

    private void line(Line line) throws IOException {
      out.write(json.writeValueAsBytes(line));
      out.write('\n');
    }
  }
}
