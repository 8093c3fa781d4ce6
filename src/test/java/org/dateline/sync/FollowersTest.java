package org.dateline.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/**
 * Eight publish at once and three follow: by polling, by a stream, and by a stream that breaks
 * again and again. Each sees every change once, in the same order as everyone.
 */
@QuarkusTest
class FollowersTest extends ApiTest {

  private static final int PUBLISHERS = 8;
  private static final int ARTICLES_EACH = 15;
  private static final int CHANGES = PUBLISHERS * ARTICLES_EACH * 2;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  @Inject EntityManager em;

  @Test
  void seeEveryChangeOnceAndInOrder() throws Exception {
    String begin = cursor();
    ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS + 3);
    try {
      List<Future<List<String>>> followers =
          List.of(
              threads.submit(() -> polled(begin)),
              threads.submit(() -> streamed(begin, Integer.MAX_VALUE)),
              threads.submit(() -> streamed(begin, 17)));
      List<Callable<Void>> publishers = new ArrayList<>();
      for (int i = 0; i < PUBLISHERS; i++) {
        publishers.add(
            () -> {
              for (int n = 0; n < ARTICLES_EACH; n++) {
                publishAndRetract("race-" + UUID.randomUUID());
              }
              return null;
            });
      }
      for (Future<Void> publisher : threads.invokeAll(publishers)) {
        publisher.get();
      }
      List<String> told = log();
      assertEquals(CHANGES, told.stream().filter(t -> t.contains(" race-")).count());
      for (Future<List<String>> follower : followers) {
        assertEquals(told, follower.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private String begun;

  private String cursor() {
    begun =
        em.createNativeQuery("select coalesce(max(seq), 0) from change")
            .getSingleResult()
            .toString();
    String cursor = null;
    JsonNode page;
    do {
      page = get("/changes?limit=1000" + (cursor == null ? "" : "&after=" + cursor));
      cursor = page.at("/page/next").asText();
    } while (page.path("items").size() == 1000);
    return cursor;
  }

  @SuppressWarnings("unchecked")
  private List<String> log() {
    return em.createNativeQuery(
            "select change || ' ' || slug from change where seq > cast(:begun as bigint) order by seq")
        .setParameter("begun", begun)
        .getResultList();
  }

  private static void publishAndRetract(String slug) {
    Map<String, Object> content =
        Map.of(
            "headline", "A race",
            "standfirst", "Many at once.",
            "body", "It says so. [^gov-uk-joint-statement]",
            "byline", "The desk",
            "section", "world",
            "language", "en",
            "citations", List.of(Map.of("source", "gov-uk-joint-statement")));
    send("/articles", Map.of("slug", slug, "story", STORY, "content", content), 201);
    send("/articles/" + slug + "/publish", Map.of(), 200);
    send("/articles/" + slug + "/retract", Map.of("reason", "It was a race."), 200);
  }

  private static void send(String path, Map<String, Object> body, int status) {
    plain()
        .header("Authorization", "Bearer " + token("admin"))
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body)
        .post(path)
        .then()
        .statusCode(status);
  }

  private JsonNode get(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address(path)).header("Prefer", "wait=2").build();
      return json.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI address(String path) {
    return URI.create("http://localhost:" + RestAssured.port + "/api/v1" + path);
  }

  private static String told(JsonNode change) {
    return change.path("change").asText() + " " + change.path("slug").asText();
  }

  private List<String> polled(String begin) {
    List<String> seen = new ArrayList<>();
    String cursor = begin;
    while (seen.size() < CHANGES) {
      JsonNode page = get("/changes?limit=7&after=" + cursor);
      page.path("items").forEach(c -> seen.add(told(c)));
      cursor = page.at("/page/next").asText();
    }
    return seen;
  }

  /** Reads a stream, which is cut after so many events, and goes on where it was cut. */
  private List<String> streamed(String begin, int cutAfter) throws Exception {
    List<String> seen = new ArrayList<>();
    String last = begin;
    while (seen.size() < CHANGES) {
      HttpRequest request =
          HttpRequest.newBuilder(address("/changes/stream"))
              .header("Last-Event-ID", last)
              .timeout(Duration.ofSeconds(60))
              .build();
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertEquals(200, answer.statusCode());
      assertTrue(
          answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        int read = 0;
        String id = null;
        for (String line = lines.readLine();
            line != null && read < cutAfter && seen.size() < CHANGES;
            line = lines.readLine()) {
          if (line.startsWith("id:")) {
            id = line.substring(3).strip();
          } else if (line.startsWith("data:")) {
            seen.add(told(json.readTree(line.substring(5))));
            last = id;
            read++;
          }
        }
      }
    }
    return seen;
  }
}
