package org.dateline.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dateline.access.Limits;
import org.jboss.logging.Logger;

/**
 * What this replica has of all buckets. Deciding is a look into memory, but for those who have
 * spent what was leased, who wait for the database for a moment; and without the database, each
 * replica gives out its share alone.
 */
@ApplicationScoped
class Quotas {

  private static final Logger LOG = Logger.getLogger(Quotas.class);

  /** Some 30 MB; who is forgotten begins with 2 % on credit again. */
  private static final int MOST_BUCKETS = 100_000;

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  /** So that the limits never take more than this of the connections. */
  private static final int THREADS = 2;

  private static final int MOST_QUEUED = 1000;
  private static final long PATIENCE_MS = 1000;
  private static final long AWAY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Lease.Office office;
  private final Replicas replicas;
  private final Cache<String, Quota> quotas =
      Caffeine.newBuilder()
          .maximumSize(MOST_BUCKETS)
          .expireAfterAccess(FORGOTTEN_AFTER)
          .executor(Runnable::run)
          .build();
  private final ThreadPoolExecutor clerks =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_QUEUED),
          work -> {
            Thread thread = new Thread(work, "limits");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicLong awayUntil = new AtomicLong(System.nanoTime());

  @Inject
  Quotas(Lease.Office office, Replicas replicas) {
    this.office = office;
    this.replicas = replicas;
    clerks.allowCoreThreadTimeOut(true);
  }

  /** Lets a request through or not; at once, where that can be told from memory. */
  CompletionStage<Verdict> take(String bucket, Limits limits) {
    long now = System.nanoTime();
    Quota quota = quota(bucket, limits, now);
    Verdict verdict = atOnce(quota, now);
    if (verdict != null) {
      return CompletableFuture.completedFuture(verdict);
    }
    if (isAway(now)) {
      return alone(quota);
    }
    quota.waiting.incrementAndGet();
    return ask(quota)
        .copy()
        .orTimeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
        .handle((done, failure) -> failure == null)
        .thenCompose(
            answered -> {
              quota.waiting.decrementAndGet();
              return answered ? take(bucket, limits) : alone(quota);
            });
  }

  /** The same from memory alone; null, and nothing taken, where that does not tell. */
  Verdict takeAtOnce(String bucket, Limits limits) {
    long now = System.nanoTime();
    return atOnce(quota(bucket, limits, now), now);
  }

  private Verdict atOnce(Quota quota, long now) {
    Verdict verdict = quota.decide(now);
    if (verdict != null && verdict.allowed() && quota.isLow() && !isAway(now)) {
      ask(quota);
    }
    return verdict;
  }

  /** What is given out alone is owed to the bucket that all share. */
  private CompletionStage<Verdict> alone(Quota quota) {
    Verdict verdict = quota.decideAlone(replicas.count());
    if (verdict.allowed()) {
      quota.owe(1);
    }
    return CompletableFuture.completedFuture(verdict);
  }

  /** Whether requests on this bucket are being refused at this moment; takes nothing. */
  boolean isClosed(String bucket) {
    Quota quota = quotas.getIfPresent(bucket);
    return quota != null && quota.isClosed(System.nanoTime());
  }

  private Quota quota(String bucket, Limits limits, long now) {
    Quota quota = quotas.get(bucket, b -> new Quota(b, limits, now));
    if (!quota.limits.equals(limits)) {
      // What was agreed has changed.
      quota = new Quota(bucket, limits, now);
      quotas.put(bucket, quota);
    }
    return quota;
  }

  private boolean isAway(long now) {
    return awayUntil.get() - now > 0;
  }

  /** One question at a time for each bucket, on behalf of all who wait. */
  private CompletableFuture<Void> ask(Quota quota) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    CompletableFuture<Void> asked = quota.asking.compareAndExchange(null, answer);
    if (asked != null) {
      return asked;
    }
    try {
      clerks.execute(() -> lease(quota, answer));
    } catch (RejectedExecutionException e) {
      quota.asking.set(null);
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private void lease(Quota quota, CompletableFuture<Void> answer) {
    int owed = quota.owes();
    try {
      Lease lease = office.lease(quota.bucket, quota.limits, owed, quota.waiting.get());
      quota.take(lease, System.nanoTime());
      quota.forgetShare();
      quota.asking.set(null);
      answer.complete(null);
    } catch (SQLException | RuntimeException e) {
      quota.owe(owed);
      long now = System.nanoTime();
      if (!isAway(now)) {
        LOG.warnf("No leases for rate limits; each replica limits alone: %s", e.getMessage());
      }
      awayUntil.set(now + AWAY_NANOS);
      quota.asking.set(null);
      answer.completeExceptionally(e);
    }
  }

  @Scheduled(every = "10m", delayed = "1m")
  void forget() throws SQLException {
    office.forget();
  }

  @PreDestroy
  void stop() {
    clerks.shutdownNow();
  }
}
