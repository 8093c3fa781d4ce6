package org.dateline.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dateline.ApiTest;
import org.dateline.editing.RandomEdits;
import org.junit.jupiter.api.Test;

/** A partner that took a first copy and follows the changes has exactly what we have. */
@QuarkusTest
class MirrorTest extends ApiTest {

  private static final int DESKS = 4;
  private static final int EDITS = 10_000;

  @Inject RandomEdits edits;

  @Test
  void isEqualAfterTenThousandRandomEdits() throws Exception {
    String api = "http://localhost:" + RestAssured.port + "/api/v1";
    String run = "mirror-" + UUID.randomUUID().toString().substring(0, 8);
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sources.add(run + "-source-" + i);
      source("POST", "/sources", draft(sources.get(i), "A paper"), 201);
    }
    Mirror mirror = new Mirror(api, token("partner"));
    mirror.copy();
    int before = mirror.items().size();
    ExecutorService threads = Executors.newFixedThreadPool(DESKS);
    List<Future<?>> desks = new ArrayList<>();
    for (int d = 0; d < DESKS; d++) {
      int desk = d;
      desks.add(threads.submit(() -> edits.run(run + "-" + desk, EDITS / DESKS, desk, sources)));
    }
    threads.shutdown();
    int followed = 0;
    for (int round = 0; !threads.isTerminated(); round++) {
      followed += mirror.follow();
      edits.lift();
      if (round % 20 == 0) {
        String slug = sources.get(round / 20 % sources.size());
        source("PUT", "/sources/" + slug, draft(slug, "Paper of round " + round), 200);
      }
    }
    for (Future<?> desk : desks) {
      desk.get();
    }
    source("POST", "/sources/" + sources.get(0) + "/merge", Map.of("into", sources.get(1)), 200);
    // The last of what is scheduled.
    Thread.sleep(1100);
    edits.lift();
    for (int some = 1; some > 0; followed += some) {
      some = mirror.follow();
    }
    Mirror fresh = new Mirror(api, token("partner"));
    fresh.copy();
    assertTrue(followed >= EDITS, followed + " changes followed");
    assertTrue(mirror.items().size() > before + EDITS / 10, mirror.items().size() + " items");
    assertEquals(fresh.items().keySet(), mirror.items().keySet());
    fresh.items().forEach((key, item) -> assertEquals(item, mirror.items().get(key), key));
  }

  private static Map<String, Object> draft(String slug, String title) {
    return Map.of(
        "slug",
        slug,
        "title",
        title,
        "publisher",
        "The press",
        "url",
        "https://press.example/" + slug,
        "kind",
        "news-report",
        "language",
        "en");
  }

  private static void source(String method, String path, Map<String, Object> body, int status) {
    plain()
        .header("Authorization", "Bearer " + token("editor"))
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body)
        .request(method, path)
        .then()
        .statusCode(status);
  }
}
