package org.dateline.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.dateline.access.Partners;
import org.dateline.access.Terms;
import org.dateline.change.Change;
import org.dateline.change.ChangeWatch;
import org.dateline.change.Changes;
import org.dateline.http.JsonReader;
import org.jboss.logging.Logger;

/**
 * Tells subscribers what has changed. One thread goes round: writes down what came of the attempts
 * that have ended, notes who is to be told of new changes, claims what is due, and lets it go;
 * waiting for receivers is left to the event loops. Every replica has one, and none is needed: what
 * one has claimed and does not settle, another claims when the lease is over.
 */
@ApplicationScoped
class Worker {

  private static final Logger LOG = Logger.getLogger(Worker.class);
  private static final long LOOKS_EVERY_MS = 1000;
  private static final long GATHERS_MS = 5;
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int FORGOTTEN_AT_ONCE = 5000;

  private final FanOut fanOut;
  private final Deliveries deliveries;
  private final Changes changes;
  private final Partners partners;
  private final Courier courier;
  private final ChangeWatch watch;
  private final JsonReader json;

  private final Semaphore wake = new Semaphore(0);
  private final Queue<Delivery.Outcome> ended = new ConcurrentLinkedQueue<>();
  private final Map<Long, Integer> busy = new HashMap<>();
  private final List<Delivery.Outcome> unsettled = new ArrayList<>();
  private int underWay;
  private volatile boolean isStopped;
  private volatile boolean hasChanged = true;
  private volatile Thread thread;

  Worker(
      FanOut fanOut,
      Deliveries deliveries,
      Changes changes,
      Partners partners,
      Courier courier,
      ChangeWatch watch,
      JsonReader json) {
    this.fanOut = fanOut;
    this.deliveries = deliveries;
    this.changes = changes;
    this.partners = partners;
    this.courier = courier;
    this.watch = watch;
    this.json = json;
  }

  void start(@ObservesAsync HttpServerStart start) {
    start();
  }

  /** Begins to go round. */
  synchronized void start() {
    if (thread == null) {
      thread = new Thread(this::work, "webhooks");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
    stop();
  }

  /** Claims nothing more, and waits a moment for what is under way. */
  void stop() throws InterruptedException {
    isStopped = true;
    wake();
    if (thread != null) {
      thread.join(Duration.ofSeconds(3).toMillis());
    }
  }

  /** Looks now whether there is anything to do. */
  void wake() {
    wake.release();
  }

  private void changed() {
    hasChanged = true;
    wake();
  }

  private void work() {
    ChangeWatch.Subscription hearing = null;
    while (!isStopped || underWay > 0) {
      try {
        if (hearing == null) {
          hearing = watch.onChange(this::changed);
        }
        if (!round()) {
          if (!wake.tryAcquire(LOOKS_EVERY_MS, TimeUnit.MILLISECONDS)) {
            hasChanged = true;
          }
          // What ends within a few milliseconds is settled together.
          Thread.sleep(GATHERS_MS);
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        break;
      } catch (RuntimeException e) {
        LOG.warn("Webhooks wait for a moment", e);
        pause();
      }
    }
    if (hearing != null) {
      hearing.close();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOKS_EVERY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Round(boolean hasMore, List<Task> tasks) {}

  /** Whether there may be more to do at once. */
  private boolean round() {
    collect();
    boolean follow = hasChanged && !isStopped;
    if (follow) {
      hasChanged = false;
    }
    Round round = QuarkusTransaction.requiringNew().call(() -> round(follow));
    unsettled.clear();
    if (round.hasMore()) {
      hasChanged = true;
    }
    send(round.tasks());
    return round.hasMore() || !round.tasks().isEmpty();
  }

  /** All in one transaction, as beginning and ending one is most of what it costs. */
  private Round round(boolean follow) {
    deliveries.begin();
    deliveries.settle(unsettled);
    boolean hasMore = follow && fanOut.next();
    int free = isStopped ? 0 : Courier.MOST_AT_ONCE - underWay;
    return new Round(hasMore, free > 0 ? claim(free) : List.of());
  }

  private List<Task> claim(int free) {
    List<Deliveries.Claimed> claimed = deliveries.claim(busy, free);
    Map<Long, Change> told =
        changes.of(claimed.stream().map(c -> c.delivery().change()).distinct().toList());
    Map<String, Terms> terms = new HashMap<>();
    for (Deliveries.Claimed one : claimed) {
      terms.computeIfAbsent(one.partner(), p -> partners.terms(p).orElse(null));
    }
    return claimed.stream()
        .map(c -> new Task(c, told.get(c.delivery().change()), terms.get(c.partner())))
        .toList();
  }

  private void send(List<Task> tasks) {
    Map<Long, String> bodies = new HashMap<>();
    for (Task task : tasks) {
      Delivery delivery = task.claimed().delivery();
      busy.merge(delivery.subscription(), 1, Integer::sum);
      underWay++;
      Delivery.Outcome refusal = task.refusal(Instant.now());
      if (refusal != null) {
        end(refusal);
        continue;
      }
      String body =
          bodies.computeIfAbsent(delivery.change(), c -> json.write(Message.of(task.change())));
      courier
          .carry(task.letter(body))
          .thenAccept(
              answer ->
                  end(
                      answer.isSuccess()
                          ? delivery.succeeded(answer)
                          : delivery.failed(answer, Instant.now(), chance())));
    }
  }

  private static double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  private void end(Delivery.Outcome outcome) {
    ended.add(outcome);
    wake();
  }

  /** What has ended is kept until the database has taken it. */
  private void collect() {
    for (Delivery.Outcome one = ended.poll(); one != null; one = ended.poll()) {
      unsettled.add(one);
      underWay--;
      busy.computeIfPresent(one.subscription(), (id, n) -> n == 1 ? null : n - 1);
    }
  }

  @Scheduled(every = "1h", delayed = "2m")
  void forget() {
    Instant before = Instant.now().minus(KEPT);
    int forgotten;
    do {
      forgotten =
          QuarkusTransaction.requiringNew()
              .call(() -> deliveries.forget(before, FORGOTTEN_AT_ONCE));
    } while (forgotten == FORGOTTEN_AT_ONCE);
  }
}
