package org.dateline.packages;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dateline.access.Audit;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Violation;
import org.hibernate.Session;

/** Stores a package: all of it or nothing, and nothing again if it is there already. */
@ApplicationScoped
public class Importer {

  private static final int LONGEST_SECONDS = (int) Duration.ofHours(6).toSeconds();

  private final EntityManager em;
  private final Intake.Rooms rooms;
  private final Audit audit;

  Importer(EntityManager em, Intake.Rooms rooms, Audit audit) {
    this.em = em;
    this.rooms = rooms;
    this.audit = audit;
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
    Outcome outcome =
        take(
            json, Form.JSON, false, new Audit.Author("dateline", null, null), (lines, bytes) -> {});
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
    return take(in, form, dryRun, new Audit.Author("command line", null, null), progress);
  }

  /** The same for someone who asked for it. */
  Outcome take(InputStream in, Form form, boolean dryRun, Audit.Author author, Progress progress)
      throws IOException {
    Intake intake = new Intake(em, rooms, progress);
    try {
      QuarkusTransaction.requiringNew()
          .timeout(LONGEST_SECONDS)
          .exceptionHandler(e -> TransactionExceptionResult.ROLLBACK)
          .run(
              () -> {
                int usual = waitForAnswers(0);
                try {
                  store(intake, in, form, author);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                } finally {
                  waitForAnswers(usual);
                }
                if (dryRun || !intake.outcome().violations().isEmpty()) {
                  throw new TakenBack();
                }
              });
    } catch (TakenBack e) {
      // As it should be.
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return intake.outcome();
  }

  private void store(Intake intake, InputStream in, Form form, Audit.Author author)
      throws IOException {
    // Two importers of the same package would otherwise both find it missing.
    em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('dateline.import')) as text)")
        .getSingleResult();
    // Or every look-up would first look through all that is waiting to be written.
    em.setFlushMode(FlushModeType.COMMIT);
    if (form == Form.JSON) {
      intake.whole(in);
    } else {
      intake.lines(in);
    }
    if (intake.outcome().violations().isEmpty() && !intake.outcome().created().isEmpty()) {
      audit.note(author, "package.import", "story", intake.story(), null, intake.summary());
    }
    intake.end();
  }

  /**
   * How long the database may take for a statement: the pool's limit is for requests, and what a
   * large package ends with may take longer.
   *
   * @param millis 0 for ever
   * @return how long it was before
   */
  private int waitForAnswers(int millis) {
    return em.unwrap(Session.class)
        .doReturningWork(
            connection -> {
              int usual = connection.getNetworkTimeout();
              connection.setNetworkTimeout(Runnable::run, millis);
              return usual;
            });
  }

  /** Ends the transaction without a trace. */
  private static final class TakenBack extends RuntimeException {
    private TakenBack() {
      super(null, null, false, false);
    }
  }
}
