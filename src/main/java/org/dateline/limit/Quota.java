package org.dateline.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.dateline.access.Limits;

/**
 * What one replica has of one bucket. It spends tokens that it has leased from the bucket in the
 * database, and asks for more ahead of need; a part of the first ones it spends on credit, so that
 * who asks little costs no query. Times are those of {@link System#nanoTime()}.
 */
final class Quota {

  /** Of a bucket, what is spent before asking. Less than a lease, which is 3 % of what is left. */
  private static final double CREDIT = 0.02;

  private static final double NANOS = 1e9;

  /** Leases from here on are asked for ahead, when half of the last one is spent. */
  private static final int WORTH_ASKING_AHEAD = 4;

  /** What the database said last, and when. */
  private record Said(Lease lease, long at) {}

  final String bucket;
  final Limits limits;

  /** The lease that is being asked for; null while none is. */
  final AtomicReference<CompletableFuture<Void>> asking = new AtomicReference<>();

  /** How many wait for it. */
  final AtomicInteger waiting = new AtomicInteger();

  private final AtomicInteger tokens;
  private final AtomicInteger owed;
  private volatile Said said;
  private volatile long closedUntil;
  private volatile Bucket alone;

  Quota(String bucket, Limits limits, long now) {
    this.bucket = bucket;
    this.limits = limits;
    double least = limits.most();
    double hour = Double.POSITIVE_INFINITY;
    if (limits.perHour() != null) {
      hour = limits.perHour();
      least = Math.min(least, hour);
    }
    int credit = (int) (least * CREDIT);
    tokens = new AtomicInteger(credit);
    owed = new AtomicInteger(credit);
    said = new Said(new Lease(credit, limits.most() - credit, hour - credit), now);
    closedUntil = now;
  }

  /** Lets a request through or not, or null if that is for the database to say. */
  Verdict decide(long now) {
    for (int left = tokens.get(); left > 0; left = tokens.get()) {
      if (tokens.compareAndSet(left, left - 1)) {
        return verdict(true, now);
      }
    }
    return closedUntil - now > 0 ? verdict(false, now) : null;
  }

  /** Whether requests are being refused at this moment. */
  boolean isClosed(long now) {
    return tokens.get() == 0 && closedUntil - now > 0;
  }

  /** Whether it is time to ask for more, although there are some. */
  boolean isLow() {
    int granted = said.lease.granted();
    return granted >= WORTH_ASKING_AHEAD && tokens.get() == granted / 2;
  }

  /** What was spent on credit, to be told with the next lease. */
  int owes() {
    return owed.getAndSet(0);
  }

  /** Something was spent that the database was not told of yet. */
  void owe(int spent) {
    owed.addAndGet(spent);
  }

  /** Takes what the database grants. */
  void take(Lease lease, long now) {
    said = new Said(lease, now);
    if (lease.granted() > 0) {
      tokens.addAndGet(lease.granted());
    } else {
      closedUntil = now + (long) Math.ceil(wait(lease) * NANOS);
    }
  }

  /** Seconds until a bucket has a token again. */
  private double wait(Lease lease) {
    double minute = (1 - lease.minuteLeft()) * 60 / limits.perMinute();
    double hour = limits.perHour() == null ? 0 : (1 - lease.hourLeft()) * 3600 / limits.perHour();
    return Math.max(0, Math.max(minute, hour));
  }

  /** Lets a request through or not while there is no database: each replica its share. */
  Verdict decideAlone(int replicas) {
    Bucket share = alone;
    if (share == null) {
      share = share(replicas);
      alone = share;
    }
    var probe = share.tryConsumeAndReturnRemaining(1);
    long until =
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
    return new Verdict(
        limits, probe.isConsumed(), false, probe.getRemainingTokens(), seconds(until / NANOS));
  }

  /** The database is back. */
  void forgetShare() {
    alone = null;
  }

  private Bucket share(int replicas) {
    LocalBucketBuilder share =
        Bucket.builder()
            .addLimit(
                b ->
                    b.capacity(Math.max(1, limits.most() / replicas))
                        .refillGreedy(
                            limits.perMinute(), Duration.ofMinutes(1).multipliedBy(replicas)));
    if (limits.perHour() != null) {
      share.addLimit(
          b ->
              b.capacity(Math.max(1, limits.perHour() / replicas))
                  .refillGreedy(limits.perHour(), Duration.ofHours(1).multipliedBy(replicas)));
    }
    return share.build();
  }

  /** What is left is what was left, what has flowed in since, and what is leased. */
  private Verdict verdict(boolean allowed, long now) {
    Said last = said;
    double since = (now - last.at) / NANOS;
    int leased = tokens.get();
    double minuteRate = limits.perMinute() / 60.0;
    double minute = Math.min(limits.most(), last.lease.minuteLeft() + since * minuteRate + leased);
    double rate = minuteRate;
    double left = minute;
    double full = limits.most();
    boolean hourly = false;
    if (limits.perHour() != null) {
      double hourRate = limits.perHour() / 3600.0;
      double hour = Math.min(limits.perHour(), last.lease.hourLeft() + since * hourRate + leased);
      hourly = hour < minute;
      if (hourly) {
        rate = hourRate;
        left = hour;
        full = limits.perHour();
      }
    }
    long seconds = seconds(allowed ? (full - left) / rate : (closedUntil - now) / NANOS);
    long remaining = allowed ? Math.max(0, (long) Math.floor(left)) : 0;
    return new Verdict(
        limits, allowed, hourly, remaining, allowed ? seconds : Math.max(1, seconds));
  }

  private static long seconds(double seconds) {
    return Math.max(0, (long) Math.ceil(seconds));
  }
}
