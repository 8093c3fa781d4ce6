package org.dateline.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Follows the change log on behalf of everyone in this process, so that a change is read once for
 * all of them: keeps the newest in memory, and wakes whoever waits. It hears of a change by
 * PostgreSQL's NOTIFY on a connection of its own; looks by itself every second, in case nothing can
 * be heard (PgBouncer in transaction mode); and goes on from the last change seen when the
 * connection was lost. Begins when it is first asked.
 */
@ApplicationScoped
public class ChangeWatch {

  private static final Logger LOG = Logger.getLogger(ChangeWatch.class);
  private static final int KEPT = 4096;
  private static final int READ_AT_ONCE = 1000;
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
  private static final Duration DEAF_AFTER = Duration.ofSeconds(3);

  private final AgroalDataSource dataSource;
  private final Changes changes;
  private final AtomicReferenceArray<Change> newest = new AtomicReferenceArray<>(KEPT);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile long first = Long.MAX_VALUE;
  private volatile long last = -1;
  private volatile boolean isConnected;
  private volatile long heardAt = System.nanoTime();
  private final AtomicLong asked = new AtomicLong();
  private long answered;
  private volatile int schedules;
  private volatile Thread thread;

  ChangeWatch(AgroalDataSource dataSource, Changes changes) {
    this.dataSource = dataSource;
    this.changes = changes;
  }

  /** What stops a listener from being called. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Has this called after every change, when something is scheduled, and when the connection was
   * lost and is back.
   *
   * @param listener is quick, and leaves work to other threads
   */
  public Subscription onChange(Runnable listener) {
    begin();
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Whether it follows the log already. */
  public boolean hasBegun() {
    return thread != null;
  }

  /** Whether changes cannot be heard of, as the database does not answer. */
  public boolean isDeaf() {
    return !isConnected || System.nanoTime() - heardAt > DEAF_AFTER.toNanos();
  }

  /** Takes in at once, on this thread, what has been committed by now. */
  public void catchUp() {
    begin();
    long ticket = asked.incrementAndGet();
    synchronized (this) {
      // Who was before us may have begun to read after we asked.
      if (answered < ticket) {
        read(false);
      }
    }
  }

  /** Another number, whenever something may have been scheduled or taken back. */
  public int schedules() {
    return schedules;
  }

  /** The number of the last change that has been seen. */
  public long last() {
    begin();
    return last;
  }

  /**
   * The changes after one that have been seen, in their order; from memory, if it reaches back that
   * far.
   *
   * @see Changes#after
   */
  public List<Change> after(long seq, long upTo, ChangeFilter filter, int most) {
    begin();
    long end = Math.min(upTo, last);
    if (seq >= end) {
      return List.of();
    }
    if (seq + 1 < first || seq + KEPT <= last) {
      return changes.after(seq, end, filter, most);
    }
    List<Change> found = new ArrayList<>();
    for (long s = seq + 1; s <= end && found.size() < most; s++) {
      Change change = newest.get((int) (s % KEPT));
      if (change.seq() != s) {
        // Overwritten while we read.
        return changes.after(seq, end, filter, most);
      }
      if (filter.matches(change)) {
        found.add(change);
      }
    }
    return found;
  }

  /** Begins to follow the log, unless it does already. Asks the database. */
  public void begin() {
    if (thread != null) {
      return;
    }
    synchronized (this) {
      if (thread == null) {
        last = QuarkusTransaction.requiringNew().call(changes::last);
        first = last + 1;
        Thread watch = new Thread(this::watch, "change-watch");
        watch.setDaemon(true);
        thread = watch;
        watch.start();
      }
    }
  }

  void end(@Observes ShutdownEvent shutdown) {
    Thread watch = thread;
    if (watch != null) {
      watch.interrupt();
    }
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        listen(connection, statement);
      } catch (SQLException | RuntimeException e) {
        if (isConnected) {
          LOG.warnf("Changes are not heard of: %s; trying again", e.getMessage());
        }
        isConnected = false;
        pause();
      }
    }
  }

  private void listen(Connection connection, Statement statement) throws SQLException {
    statement.execute("listen dateline_change");
    PGConnection notifications = connection.unwrap(PGConnection.class);
    isConnected = true;
    schedules++;
    try {
      read(true);
      while (!Thread.currentThread().isInterrupted()) {
        hear(notifications.getNotifications((int) LOOKS_EVERY.toMillis()));
      }
    } finally {
      // It goes back to the pool, which learns here if the connection is broken.
      statement.execute("unlisten *");
    }
  }

  private void hear(PGNotification[] heard) {
    boolean isQuiet = heard == null || heard.length == 0;
    boolean isMore = !isQuiet && Arrays.stream(heard).anyMatch(n -> n.getParameter().isEmpty());
    if (isQuiet || isMore) {
      schedules++;
    } else if (Arrays.stream(heard).allMatch(n -> Long.parseLong(n.getParameter()) <= last)) {
      // Read already, by whoever wrote it here.
      heardAt = System.nanoTime();
      return;
    }
    read(isMore);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOKS_EVERY.toMillis() / 4);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void read(boolean wakeAnyway) {
    boolean wake = wakeAnyway;
    long ticket = asked.get();
    List<Change> found;
    do {
      found =
          QuarkusTransaction.requiringNew()
              .call(() -> changes.after(last, Long.MAX_VALUE, ChangeFilter.ALL, READ_AT_ONCE));
      for (Change change : found) {
        newest.set((int) (change.seq() % KEPT), change);
        last = change.seq();
      }
      wake |= !found.isEmpty();
    } while (found.size() == READ_AT_ONCE);
    answered = ticket;
    heardAt = System.nanoTime();
    if (wake) {
      listeners.forEach(ChangeWatch::call);
    }
  }

  private static void call(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.error("A listener of the change log failed", e);
    }
  }
}
