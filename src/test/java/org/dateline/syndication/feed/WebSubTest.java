package org.dateline.syndication.feed;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dateline.ApiTest;
import org.jdom2.Element;
import org.junit.jupiter.api.Test;

/** A hub hears of what changes in feeds, also when it was not listening for a while. */
@QuarkusTest
@TestProfile(WebSubTest.WithHub.class)
class WebSubTest extends ApiTest {

  private static final String SITE = "https://news.example.org";

  /** The service as it is configured for a hub. */
  public static class WithHub implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(LocalHub.class));
    }
  }

  /** A hub on loopback that first fails as often as it is told to. */
  public static class LocalHub implements QuarkusTestResourceLifecycleManager {
    static final BlockingQueue<String> HEARD = new LinkedBlockingQueue<>();
    static final AtomicInteger REFUSALS = new AtomicInteger();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
      try {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      server.createContext("/", LocalHub::hear);
      server.start();
      return Map.of(
          "dateline.websub.hub",
          "http://127.0.0.1:" + server.getAddress().getPort() + "/hub",
          "dateline.public-url",
          SITE);
    }

    private static void hear(HttpExchange exchange) throws IOException {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean refuse = REFUSALS.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
      if (!refuse) {
        HEARD.add(form);
      }
      exchange.sendResponseHeaders(refuse ? 503 : 204, -1);
      exchange.close();
    }

    @Override
    public void stop() {
      server.stop(0);
    }
  }

  private static void publish(String slug) {
    Map<String, Object> content =
        Map.of(
            "headline", "Told",
            "standfirst", "A test.",
            "body", "It is so. [^gov-uk-joint-statement]",
            "byline", "Desk",
            "section", "websub-section",
            "tags", List.of("websub-tag"),
            "countries", List.of("IS"),
            "language", "en",
            "citations", List.of(Map.of("source", "gov-uk-joint-statement")));
    draftArticle(slug, STORY, content);
    perform("/articles/" + slug, "publish", Map.of());
  }

  /** The feeds that the hub hears of until it has heard of this one. */
  private static Set<String> heardUntil(String feed) throws InterruptedException {
    Set<String> feeds = new HashSet<>();
    while (!feeds.contains(feed)) {
      String form = LocalHub.HEARD.poll(30, TimeUnit.SECONDS);
      assertTrue(form != null && form.startsWith("hub.mode=publish&hub.url="), form);
      for (String field : form.substring("hub.mode=publish".length()).split("&hub.url=")) {
        feeds.add(URLDecoder.decode(field, StandardCharsets.UTF_8));
      }
    }
    return feeds;
  }

  @Test
  void hearsOfEveryFeedThatChanged() throws InterruptedException {
    LocalHub.HEARD.clear();
    publish("websub-one");
    Set<String> heard = heardUntil(SITE + "/feeds/tags/websub-tag.rss");
    for (String feed :
        List.of("all", "stories/" + STORY, "sections/websub-section", "countries/IS")) {
      for (String format : List.of("atom", "rss", "json")) {
        assertTrue(heard.contains(SITE + "/feeds/" + feed + "." + format), feed + heard);
      }
    }
    assertTrue(heard.stream().noneMatch(f -> f.contains("/countries/KP")), heard::toString);
  }

  @Test
  void hearsOfItLaterWhenItWasAway() throws InterruptedException {
    LocalHub.REFUSALS.set(3);
    publish("websub-two");
    heardUntil(SITE + "/feeds/sections/websub-section.json");
    assertEquals(0, LocalHub.REFUSALS.get());
  }

  @Test
  void isNamedByEveryFeedThatItHearsOf() {
    String hub = plain().basePath("").get("/feeds/all.json").path("hubs[0].url");
    assertTrue(hub.endsWith("/hub"), hub);
    Element atom = FeedRules.atom(plain().basePath("").get("/feeds/all.atom").asString());
    assertEquals(List.of(hub), FeedRules.links(atom, "hub"));
    assertEquals(List.of(SITE + "/feeds/all.atom"), FeedRules.links(atom, "self"));
    List<String> links = plain().basePath("").get("/feeds/all.rss").headers().getValues("Link");
    assertTrue(links.contains("<" + hub + ">; rel=\"hub\""), links::toString);
    plain().basePath("").get("/feeds/all.json?limit=1").then().body("hubs", equalTo(null));
  }
}
