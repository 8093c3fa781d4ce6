package org.dateline.sync;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.dateline.change.Change;
import org.dateline.change.ChangeFilter;
import org.dateline.change.ChangeWatch;

/** One reader on its way through the change log. Used by one thread at a time. */
final class Follower {

  private final ChangeWatch watch;
  private final LongSupplier end;
  private ChangeFilter filter;
  private long seq;

  /**
   * Begins behind a change.
   *
   * @param end number of the last change that this reader may be told by now
   */
  Follower(ChangeWatch watch, LongSupplier end, ChangeFilter filter, long seq) {
    this.watch = watch;
    this.end = end;
    this.filter = filter;
    this.seq = seq;
  }

  /** Behind which change it is. */
  long seq() {
    return seq;
  }

  /** What there is by now, without waiting. */
  List<Change> next(int most) {
    long upTo = end.getAsLong();
    List<Change> found = watch.after(seq, upTo, filter, most);
    seq = found.size() == most ? found.get(most - 1).seq() : Math.max(seq, upTo);
    found.forEach(change -> filter = filter.after(change));
    return found;
  }

  /** The same as soon as there is something; nothing, if there is not in that time. */
  Uni<List<Change>> next(int most, Duration time) {
    Instant until = Instant.now().plus(time);
    return Uni.createFrom()
        .deferred(() -> once(most, Duration.between(Instant.now(), until)))
        // It may have to ask the database, which an event loop must not wait for.
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .repeat()
        // Not every change is one that this reader follows.
        .whilst(found -> found.isEmpty() && Instant.now().isBefore(until))
        .collect()
        .last();
  }

  private Uni<List<Change>> once(int most, Duration time) {
    CompletableFuture<Void> bell = new CompletableFuture<>();
    ChangeWatch.Subscription subscription = watch.onChange(() -> bell.complete(null));
    // Looks after it has begun to listen, so that nothing comes in between.
    List<Change> found = next(most);
    if (!found.isEmpty() || time.isZero() || time.isNegative()) {
      subscription.close();
      return Uni.createFrom().item(found);
    }
    return Uni.createFrom()
        .completionStage(bell)
        .ifNoItem()
        .after(time)
        .recoverWithItem((Void) null)
        .onTermination()
        .invoke(subscription::close)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(woken -> next(most));
  }
}
