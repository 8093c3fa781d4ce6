package org.dateline.syndication.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.dateline.Settings;
import org.dateline.change.ChangeWatch;
import org.dateline.change.Changes;
import org.dateline.http.PublicUrl;
import org.jboss.logging.Logger;

/**
 * Tells a WebSub hub which feeds have something new. Follows the change log with a cursor of its
 * own, which is in the database, so that nothing is forgotten when the hub or we are away. Two
 * replicas may tell the same, which a hub does not mind.
 */
@ApplicationScoped
class WebSub {

  private static final Logger LOG = Logger.getLogger(WebSub.class);
  private static final int FEEDS_AT_ONCE = 50;
  private static final int LONGEST_PAUSE_SECONDS = 300;

  private final Hub hub;
  private final Settings settings;
  private final PublicUrl publicUrl;
  private final Changes changes;
  private final ChangedFeeds changed;
  private final ChangeWatch watch;
  private final AtomicBoolean awake = new AtomicBoolean();
  private ScheduledExecutorService worker;
  private int failures;

  WebSub(
      Hub hub,
      Settings settings,
      PublicUrl publicUrl,
      Changes changes,
      ChangedFeeds changed,
      ChangeWatch watch) {
    this.hub = hub;
    this.settings = settings;
    this.publicUrl = publicUrl;
    this.changes = changes;
    this.changed = changed;
    this.watch = watch;
  }

  void begin(@Observes StartupEvent startup) {
    if (hub.address() == null) {
      return;
    }
    if (settings.publicUrl().isEmpty()) {
      throw new IllegalStateException(
          "dateline.websub.hub needs dateline.public-url: a hub is told absolute addresses");
    }
    worker = Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "websub"));
    changed.told();
    watch.onChange(this::wake);
    wake();
  }

  void end(@Observes ShutdownEvent shutdown) {
    if (worker != null) {
      worker.shutdownNow();
    }
  }

  private void wake() {
    if (awake.compareAndSet(false, true)) {
      worker.execute(this::work);
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
      LOG.warnf("The hub could not be told: %s; again in %d s", e.getMessage(), pause);
      worker.schedule(this::wake, pause, TimeUnit.SECONDS);
    }
  }

  /** Tells the hub all that it does not know yet. */
  void tell() throws IOException, InterruptedException {
    long last = QuarkusTransaction.requiringNew().call(changes::last);
    long told = changed.told();
    if (last <= told) {
      return;
    }
    List<String> feeds = changed.between(told, last).stream().flatMap(this::addresses).toList();
    for (int i = 0; i < feeds.size(); i += FEEDS_AT_ONCE) {
      hub.tell(feeds.subList(i, Math.min(i + FEEDS_AT_ONCE, feeds.size())));
    }
    changed.told(last);
  }

  private Stream<String> addresses(String feed) {
    return Arrays.stream(FeedFormat.values())
        .map(format -> publicUrl.of("/feeds/" + feed + "." + format));
  }
}
