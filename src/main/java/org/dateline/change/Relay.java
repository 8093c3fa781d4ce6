package org.dateline.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells somebody outside of each change, on a thread of its own. How far it has come is in the
 * database, so that nothing is forgotten when they or we are away. Two replicas may tell the same,
 * so it has to be something that can be told twice.
 */
public final class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final int LONGEST_PAUSE_SECONDS = 300;

  private final String consumer;
  private final Changes changes;
  private final ChangeWatch watch;
  private final Duration delay;
  private final Telling telling;
  private final AtomicBoolean awake = new AtomicBoolean();
  private final ScheduledExecutorService worker;
  private ChangeWatch.Subscription hearing;
  private int failures;

  /**
   * @param consumer name of its cursor
   * @param delay how long after a change it is told
   */
  public Relay(
      String consumer, Changes changes, ChangeWatch watch, Duration delay, Telling telling) {
    this.consumer = consumer;
    this.changes = changes;
    this.watch = watch;
    this.delay = delay;
    this.telling = telling;
    worker = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, consumer));
  }

  /** What is done with changes. */
  public interface Telling {
    /**
     * Tells of the changes after one, up to another.
     *
     * @throws IOException if it was not taken: it is told again later
     */
    void tell(long after, long upTo) throws IOException, InterruptedException;
  }

  /** Begins, where it has ended; with the next change, if it never began. */
  public void begin() {
    told();
    hearing = watch.onChange(this::wake);
    wake();
  }

  /** Ends, also before it has begun. */
  public void end() {
    if (hearing != null) {
      hearing.close();
    }
    worker.shutdownNow();
  }

  private void wake() {
    if (awake.compareAndSet(false, true)) {
      worker.schedule(this::work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void work() {
    awake.set(false);
    try {
      tell();
      failures = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      long pause = Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failures++, 10));
      LOG.warnf("%s could not be told: %s; again in %d s", consumer, e.getMessage(), pause);
      worker.schedule(this::wake, pause, TimeUnit.SECONDS);
    }
  }

  private void tell() throws IOException, InterruptedException {
    long upTo =
        QuarkusTransaction.requiringNew()
            .call(
                () -> delay.isZero() ? changes.last() : changes.lastAt(Instant.now().minus(delay)));
    long told = told();
    if (upTo > told) {
      telling.tell(told, upTo);
      QuarkusTransaction.requiringNew().run(() -> changes.moveCursor(consumer, upTo));
    }
    if (upTo < watch.last()) {
      wake();
    }
  }

  private long told() {
    return QuarkusTransaction.requiringNew().call(() -> changes.cursor(consumer));
  }
}
