package org.dateline.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.dateline.ApiTest;
import org.dateline.Settings;
import org.dateline.change.ChangeWatch;
import org.dateline.change.Changes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A CDN is told which answers to drop: at once, again when all replicas have, and until it hears.
 */
@QuarkusTest
class PurgeTest extends ApiTest {

  @Inject Changes changes;
  @Inject ChangeWatch watch;

  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer cdn;
  private Purge purge;

  private record Told(String method, String token, Set<String> keys) {}

  /** As they are set for Varnish, with a token. */
  private record Varnish(Optional<List<URI>> urls) implements Settings.Purge {
    @Override
    public String method() {
      return "PURGE";
    }

    @Override
    public String keysHeader() {
      return "xkey-purge";
    }

    @Override
    public Optional<String> token() {
      return Optional.of("a-token");
    }

    @Override
    public String tokenHeader() {
      return "X-Token";
    }
  }

  @BeforeEach
  void begin() throws IOException {
    cdn = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    cdn.createContext("/", this::hear);
    cdn.start();
    URI url = URI.create("http://127.0.0.1:" + cdn.getAddress().getPort() + "/");
    purge =
        new Purge(new Varnish(Optional.of(List.of(url))), changes, watch, Duration.ofMillis(300));
    purge.begin(null);
  }

  @AfterEach
  void end() {
    purge.end(null);
    cdn.stop(0);
  }

  private void hear(HttpExchange exchange) throws IOException {
    boolean refuse = refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    if (!refuse) {
      told.add(
          new Told(
              exchange.getRequestMethod(),
              exchange.getRequestHeaders().getFirst("X-Token"),
              Arrays.stream(exchange.getRequestHeaders().getFirst("xkey-purge").split(" "))
                  .collect(Collectors.toSet())));
    }
    exchange.sendResponseHeaders(refuse ? 503 : 200, -1);
    exchange.close();
  }

  /** The next that it is told with this key in it. */
  private Told next(String key) throws InterruptedException {
    Told one;
    do {
      one = told.poll(20, TimeUnit.SECONDS);
      assertNotNull(one, "nothing was told of " + key);
    } while (!one.keys().contains(key));
    return one;
  }

  @Test
  void hearsTheKeysOfWhatAChangeTouchesTwice() throws Exception {
    String slug = "purged-" + UUID.randomUUID();
    publishArticle(slug, STORY, "world");
    Told first = next("articles/" + slug);
    assertEquals("PURGE", first.method());
    assertEquals("a-token", first.token());
    assertTrue(
        first.keys().containsAll(Set.of("all", "all/articles", "in/" + STORY)),
        first.keys().toString());
    assertTrue(!first.keys().contains("all/events"), first.keys().toString());
    next("articles/" + slug);
  }

  @Test
  void hearsOfItLaterWhenItWasAway() throws Exception {
    refusals.set(2);
    String slug = "purged-" + UUID.randomUUID();
    publishArticle(slug, STORY, "world");
    next("articles/" + slug);
    assertEquals(0, refusals.get());
  }
}
