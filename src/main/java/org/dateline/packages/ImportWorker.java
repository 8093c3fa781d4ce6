package org.dateline.packages;

import com.fasterxml.jackson.core.JacksonException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dateline.access.Audit;
import org.dateline.http.Violation;
import org.dateline.packages.Imports.Result;
import org.dateline.packages.Imports.Wanted;
import org.dateline.packages.foreign.ForeignForm;
import org.dateline.packages.foreign.ForeignImporter;
import org.jboss.logging.Logger;

/** Takes packages in, one after the other, in the background, and lets others know how it goes. */
@ApplicationScoped
class ImportWorker {

  private static final Logger LOG = Logger.getLogger(ImportWorker.class);

  private final Importer importer;
  private final ForeignImporter foreign;
  private final Imports imports;
  private final UUID self = UUID.randomUUID();
  private final ExecutorService worker = Executors.newSingleThreadExecutor(daemon("imports"));
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(daemon("imports-heart"));
  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile Position position = new Position(0, 0, 0);

  ImportWorker(Importer importer, ForeignImporter foreign, Imports imports) {
    this.importer = importer;
    this.foreign = foreign;
    this.imports = imports;
    heart.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
  }

  /** How far the one is that is on. */
  private record Position(long id, long lines, long bytes) {}

  private static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Takes a package in when its turn comes, and closes it.
   *
   * @return the import's id
   */
  long queue(Spool spool, Wanted wanted, Audit.Author author) {
    long id = imports.queue(wanted, author.who(), self, spool.bytes());
    unfinished.incrementAndGet();
    worker.execute(() -> run(id, spool, wanted, author));
    return id;
  }

  private void run(long id, Spool spool, Wanted wanted, Audit.Author author) {
    position = new Position(id, 0, 0);
    try (spool;
        InputStream in = spool.open()) {
      imports.begin(id);
      Result outcome = take(id, in, wanted, author);
      boolean right = outcome.violations().isEmpty();
      imports.end(id, right ? "done" : "refused", outcome, position.lines, spool.bytes());
    } catch (IOException | RuntimeException e) {
      LOG.errorf(e, "Import %d failed", id);
      imports.end(id, "failed", Result.NOTHING, position.lines, position.bytes);
    } finally {
      unfinished.decrementAndGet();
    }
  }

  private Result take(long id, InputStream in, Wanted wanted, Audit.Author author)
      throws IOException {
    Importer.Form form = ImportResource.FORMS.get(wanted.format());
    Importer.Progress progress = (lines, bytes) -> position = new Position(id, lines, bytes);
    try {
      if (form == null) {
        ForeignForm other = ForeignForm.valueOf(wanted.format().toUpperCase(Locale.ROOT));
        return Result.of(foreign.take(in, other, wanted.options(), author, progress));
      }
      return Result.of(importer.take(in, form, wanted.options().dryRun(), author, progress));
    } catch (JacksonException e) {
      String detail = "is not well-formed JSON, at line " + e.getLocation().getLineNr();
      return new Result(Map.of(), Map.of(), List.of(Violation.at("", null, detail)), List.of(), 0);
    }
  }

  private void beat() {
    if (unfinished.get() > 0) {
      try {
        Position now = position;
        imports.beat(self, now.id, now.lines, now.bytes);
      } catch (RuntimeException e) {
        // The next one may succeed; the import itself does not depend on it.
        LOG.warnf("The progress of an import could not be noted: %s", e.getMessage());
      }
    }
  }

  /** Whoever asks is told soon that what is not done will not be. */
  void stop(@Observes ShutdownEvent stop) {
    heart.shutdownNow();
    worker.shutdownNow();
  }
}
