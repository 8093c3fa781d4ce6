package org.dateline.cache;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dateline.Settings;
import org.dateline.change.Change;
import org.dateline.change.ChangeFilter;
import org.dateline.change.ChangeWatch;
import org.dateline.change.Changes;
import org.dateline.change.Relay;

/**
 * Has a CDN drop what a change touches, where one is configured: by the keys that answers carry as
 * {@code Surrogate-Key}. It is told at once, and once more when every replica is sure to have
 * dropped it as well, as it may have asked one that had not.
 */
@ApplicationScoped
class Purge {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SETTLED = Duration.ofSeconds(4);
  private static final int CHANGES_AT_ONCE = 1000;

  /** As many as Fastly takes in one request, and then a few less. */
  private static final int KEYS_AT_ONCE = 250;

  private final Settings.Purge settings;
  private final Changes changes;
  private final List<Relay> relays;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  @Inject
  Purge(Settings settings, Changes changes, ChangeWatch watch) {
    this(settings.purge(), changes, watch, SETTLED);
  }

  Purge(Settings.Purge settings, Changes changes, ChangeWatch watch, Duration settled) {
    this.settings = settings;
    this.changes = changes;
    relays =
        settings.urls().isEmpty()
            ? List.of()
            : List.of(
                new Relay("purge", changes, watch, Duration.ZERO, this::tell),
                new Relay("purge-again", changes, watch, settled, this::tell));
  }

  void begin(@Observes StartupEvent startup) {
    relays.forEach(Relay::begin);
  }

  void end(@Observes ShutdownEvent shutdown) {
    relays.forEach(Relay::end);
  }

  private void tell(long after, long upTo) throws IOException, InterruptedException {
    Set<String> keys = new LinkedHashSet<>();
    long seen = after;
    while (seen < upTo) {
      long from = seen;
      List<Change> some =
          QuarkusTransaction.requiringNew()
              .call(() -> changes.after(from, upTo, ChangeFilter.ALL, CHANGES_AT_ONCE));
      some.forEach(change -> keys.addAll(Tags.of(change)));
      seen = some.size() < CHANGES_AT_ONCE ? upTo : some.get(some.size() - 1).seq();
    }
    List<String> all = new ArrayList<>(keys);
    for (URI cdn : settings.urls().orElseThrow()) {
      for (int i = 0; i < all.size(); i += KEYS_AT_ONCE) {
        send(cdn, String.join(" ", all.subList(i, Math.min(i + KEYS_AT_ONCE, all.size()))));
      }
    }
  }

  private void send(URI cdn, String keys) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(cdn)
            .timeout(PATIENCE)
            .header(settings.keysHeader(), keys)
            .method(settings.method(), HttpRequest.BodyPublishers.noBody());
    settings.token().ifPresent(token -> request.header(settings.tokenHeader(), token));
    int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IOException(cdn.getHost() + " answered " + status);
    }
  }
}
