package org.dateline.editing;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** Sixteen editors at one item: one wins, nobody's work is lost unseen, nothing is half done. */
@QuarkusTest
class ConcurrentEditorsTest extends ApiTest {

  private static final int EDITORS = 16;

  @Inject AgroalDataSource database;

  private static RequestSpecification editor() {
    // The contract's validator is not made for many threads.
    return plain()
        .header("Authorization", "Bearer " + token("editor"))
        .contentType("application/json");
  }

  private static Map<String, Object> draft(String slug, String headline) {
    return Map.of(
        "slug", slug,
        "story", STORY,
        "content",
            Map.of(
                "headline", headline,
                "standfirst", "What is known.",
                "body", "Something happened. [^gov-uk-joint-statement]",
                "byline", "Night desk",
                "section", "world",
                "language", "en",
                "citations", List.of(Map.of("source", "gov-uk-joint-statement"))));
  }

  private static List<Integer> atOnce(Callable<Integer> act)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(EDITORS);
    CyclicBarrier start = new CyclicBarrier(EDITORS);
    try {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < EDITORS; i++) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return act.call();
                }));
      }
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void oneOfThemPublishes() throws Exception {
    token("editor");
    for (int round = 0; round < 5; round++) {
      String slug = "raced-" + round;
      String tag = editor().body(draft(slug, "Raced")).post("/articles").header("ETag");
      List<Integer> statuses =
          atOnce(
              () ->
                  editor()
                      .header("If-Match", tag)
                      .post("/articles/" + slug + "/publish")
                      .statusCode());
      assertEquals(1, statuses.stream().filter(s -> s == 200).count(), statuses.toString());
      assertEquals(
          EDITORS - 1, statuses.stream().filter(s -> s == 409).count(), statuses.toString());
      assertEquals(1, count("select count(*) from article where slug = '" + slug + "'"));
      assertEquals(1, count("select count(*) from change where slug = '" + slug + "'"));
    }
  }

  @Test
  void oneOfThemSavesAndTheOthersLearnOfIt() throws Exception {
    String tag = editor().body(draft("saved-by-many", "First")).post("/articles").header("ETag");
    List<Integer> statuses =
        atOnce(
            () ->
                editor()
                    .header("If-Match", tag)
                    .body(draft("saved-by-many", "By " + Thread.currentThread().getName()))
                    .put("/articles/saved-by-many/draft")
                    .statusCode());
    assertEquals(1, statuses.stream().filter(s -> s == 200).count(), statuses.toString());
    assertTrue(
        statuses.stream().allMatch(s -> s == 200 || s == 409 || s == 412), statuses.toString());
  }

  @Test
  void oneOfThemTakesASlug() throws Exception {
    List<Integer> statuses =
        atOnce(() -> editor().body(draft("wanted-by-many", "Mine")).post("/articles").statusCode());
    assertEquals(1, statuses.stream().filter(s -> s == 201).count(), statuses.toString());
    assertEquals(EDITORS - 1, statuses.stream().filter(s -> s == 409).count(), statuses.toString());
  }

  @Test
  void theSameKeyAtOnceIsDoneOnce() throws Exception {
    token("editor");
    List<Integer> statuses =
        atOnce(
            () ->
                editor()
                    .header("Idempotency-Key", "at-once")
                    .body(draft("same-key", "Same"))
                    .post("/articles")
                    .statusCode());
    assertTrue(statuses.stream().allMatch(s -> s == 201 || s == 409), statuses.toString());
    assertTrue(statuses.contains(201), statuses.toString());
    assertEquals(1, count("select count(*) from audit where slug = 'same-key'"));
    as("editor")
        .get("/articles/same-key/status")
        .then()
        .statusCode(200)
        .body("state", equalTo("unpublished"));
  }
}
