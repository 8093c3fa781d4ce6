package org.dateline.cache;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.dateline.ApiTest;
import org.dateline.change.ChangeWatch;
import org.dateline.change.Changes;
import org.dateline.editing.RandomEdits;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** Answers that are kept: as fast as memory, and never a wrong one. */
@QuarkusTest
class CacheTest extends ApiTest {

  private static final String HIT = "Dateline; hit";
  private static final String EVENT = "/events/strike-kharkiv-2024-01-02";

  @Inject SessionFactory sessions;
  @Inject EntityManager em;
  @Inject ChangeWatch watch;
  @Inject Changes changes;
  @Inject RandomEdits edits;

  private static Response get(String path) {
    return plain().get(path);
  }

  /** From the resource itself, as nobody has asked in just this way. */
  private static Response uncached(String path) {
    return plain().header("Accept", "*/*;q=0.5, x/" + UUID.randomUUID()).get(path);
  }

  private static void isHit(String path) {
    get(path).then().statusCode(200).header("Cache-Status", HIT).header("Age", notNullValue());
  }

  private static void isMiss(String path) {
    get(path).then().statusCode(200).header("Cache-Status", "Dateline; fwd=miss; stored");
  }

  private static String publish(String story) {
    String slug = "kept-" + UUID.randomUUID();
    Map<String, Object> content =
        Map.of(
            "headline", "Kept " + slug,
            "standfirst", "A text to keep.",
            "body", "It says so. [^gov-uk-joint-statement]",
            "byline", "The desk",
            "section", "world",
            "language", "en",
            "citations", List.of(Map.of("source", "gov-uk-joint-statement")));
    write("POST", "/articles", Map.of("slug", slug, "story", story, "content", content), 201);
    write("POST", "/articles/" + slug + "/publish", Map.of(), 200);
    return slug;
  }

  private static void write(String method, String path, Map<String, Object> body, int status) {
    plain()
        .header("Authorization", "Bearer " + token("editor"))
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body)
        .request(method, path)
        .then()
        .statusCode(status);
  }

  private static String story() {
    String slug = "kept-story-" + UUID.randomUUID();
    publishStory(slug);
    return slug;
  }

  @Test
  void givesTheSameAgainWithoutTheDatabase() {
    String path = "/articles?limit=7&sort=headline";
    Response first = get(path);
    Response second = null;
    long statements = Long.MAX_VALUE;
    // What runs in the background is counted along, but not every time.
    for (int i = 0; i < 10 && statements > 0; i++) {
      sessions.getStatistics().clear();
      second = get(path);
      statements = Math.min(statements, sessions.getStatistics().getPrepareStatementCount());
      assertEquals(HIT, second.header("Cache-Status"));
    }
    assertEquals(0, statements);
    assertEquals(first.asString(), second.asString());
    for (String header :
        List.of("ETag", "Last-Modified", "Cache-Control", "Vary", "Content-Type", "Link")) {
      assertEquals(first.headers().getValues(header), second.headers().getValues(header), header);
    }
    assertNotEquals(first.header("X-Request-Id"), second.header("X-Request-Id"));
    // In another order it is the same request.
    isHit("/articles?sort=headline&limit=7");
  }

  @Test
  void knowsWhatIsSoWithoutBeingSaid() {
    // What the parameters of a path are if they are not given is known after the first answer.
    get("/sources?language=en&limit=20").then().statusCode(200);
    get("/sources?language=en&limit=20");
    isHit("/sources?language=en");
    isHit("/sources?limit=20&lang=en&language=en");
    isMiss("/sources?language=en&limit=19");
    for (String refused : List.of("limit=20&limit=20", "limit=20&rumour=20", "limit=20&lang=")) {
      get("/sources?language=en&" + refused).then().statusCode(400);
    }
    // The order of a search is by relevance, so here a sort says something.
    get("/articles?q=missiles");
    String sorted = "/articles?q=missiles&sort=-published";
    assertEquals(uncached(sorted).asString(), get(sorted).asString());
    isMiss("/articles?q=missile&sort=-published");
    isMiss("/articles?q=missile");
  }

  @Test
  void answersConditionsAndHeadAndGzipFromMemory() {
    Response plain = get(EVENT);
    isHit(EVENT);
    plain()
        .header("If-None-Match", "\"other\", " + plain.header("ETag"))
        .get(EVENT)
        .then()
        .statusCode(304)
        .header("Cache-Status", HIT)
        .header("ETag", plain.header("ETag"))
        .header("Content-Type", nullValue());
    plain()
        .header("If-Modified-Since", plain.header("Last-Modified"))
        .get(EVENT)
        .then()
        .statusCode(304);
    plain()
        .head(EVENT)
        .then()
        .statusCode(200)
        .header("Cache-Status", HIT)
        .header("Content-Length", plain.header("Content-Length"));
    for (String coding : List.of("gzip", "br")) {
      Response compressed = plain().header("Accept-Encoding", coding).get(EVENT);
      assertEquals(coding, compressed.header("Content-Encoding"));
      assertEquals(HIT, compressed.header("Cache-Status"));
      assertNotEquals(plain.header("ETag"), compressed.header("ETag"));
      plain()
          .header("Accept-Encoding", coding)
          .header("If-None-Match", compressed.header("ETag"))
          .get(EVENT)
          .then()
          .statusCode(304)
          .header("ETag", compressed.header("ETag"));
    }
    plain()
        .header("Accept-Encoding", "gzip;q=0")
        .get(EVENT)
        .then()
        .header("Content-Encoding", nullValue())
        .header("ETag", plain.header("ETag"));
  }

  @Test
  void showsAPublishAtOnceWhereItWasAcknowledged() {
    String slug = publish(STORY);
    isMiss("/articles/" + slug);
    isHit("/articles/" + slug);
    for (int i = 0; i < 20; i++) {
      write(
          "PATCH",
          "/articles/" + slug + "/draft",
          Map.of("content", Map.of("headline", "No. " + i)),
          200);
      write("POST", "/articles/" + slug + "/publish", Map.of("change", "updated"), 200);
      get("/articles/" + slug).then().body("headline", equalTo("No. " + i));
      get("/articles?limit=3&sort=-updated").then().body("items[0].headline", equalTo("No. " + i));
    }
    write("POST", "/articles/" + slug + "/retract", Map.of("reason", "It was a test."), 200);
    get("/articles/" + slug).then().statusCode(410);
  }

  @Test
  void dropsJustWhatAChangeTouches() {
    String story = story();
    String mine = "/stories/" + story + "/articles";
    for (String path : List.of(EVENT, mine, "/stories/" + STORY, "/articles?limit=9")) {
      get(path);
      isHit(path);
    }
    publish(story);
    isHit(EVENT);
    isHit("/stories/" + STORY);
    isMiss(mine);
    isMiss("/articles?limit=9");
    // What was said long ago does not change by what is said now.
    String past = EVENT + "?asOf=2024-02-01T00:00:00Z";
    get(past);
    publish(STORY);
    isHit(past);
  }

  @Test
  void dropsWhatNamesASourceThatIsPutRight() {
    String known = "gov-uk-joint-statement";
    String slug = publish(STORY);
    isMiss("/articles/" + slug);
    Map<String, Object> view = get("/sources/" + known).jsonPath().getMap("");
    Map<String, Object> draft = new java.util.HashMap<>(view);
    draft.keySet().removeAll(List.of("citedBy", "href"));
    draft.put("publisherCountry", get("/sources/" + known).path("publisherCountry.code"));
    String note = "Seen again, " + UUID.randomUUID();
    draft.put("note", note);
    write("PUT", "/sources/" + known, draft, 200);
    isMiss("/articles/" + slug);
    get("/sources/" + known).then().body("note", equalTo(note));
    draft.put("note", view.get("note"));
    draft.values().removeIf(java.util.Objects::isNull);
    write("PUT", "/sources/" + known, draft, 200);
  }

  @Test
  void keepsNothingThatIsNotForEveryone() {
    String slug = publish(STORY);
    write(
        "PATCH",
        "/articles/" + slug + "/draft",
        Map.of("content", Map.of("headline", "Secret")),
        200);
    String link =
        plain()
            .header("Authorization", "Bearer " + token("writer"))
            .post("/articles/" + slug + "/draft/preview")
            .then()
            .statusCode(200)
            .extract()
            .path("href");
    String preview = link.substring("/api/v1".length());
    String future = "/articles?limit=2&asOf=" + Instant.now().plus(Duration.ofDays(30));
    List<String> paths =
        List.of(
            preview,
            future,
            "/articles/" + slug + "/draft",
            "/drafts",
            "/tokens",
            "/audit",
            "/partners/me",
            "/changes?limit=3",
            "/articles/" + slug);
    // First those who may see more, then everyone; and twice, as the second would come from memory.
    for (String path : paths) {
      for (String role : List.of("admin", "editor", "writer", "partner")) {
        for (int i = 0; i < 2; i++) {
          Response answer = plain().header("Authorization", "Bearer " + token(role)).get(path);
          assertEquals(null, answer.header("Cache-Status"), role + " " + path);
        }
      }
    }
    get(future).then().statusCode(403);
    get("/articles/" + slug + "/draft").then().statusCode(401);
    get("/audit").then().statusCode(401);
    get(preview).then().statusCode(200).header("Cache-Status", nullValue());
    get("/articles/" + slug).then().body("headline", equalTo("Kept " + slug));
    isHit("/articles/" + slug);
    // And who has a token that is not valid is not served as a stranger.
    plain()
        .header("Authorization", "Bearer nonsense")
        .get("/articles/" + slug)
        .then()
        .statusCode(401);
  }

  @Test
  void asksTheDatabaseOnceForManyWhoAskAtOnce() throws Exception {
    String one = "/articles?limit=11&sort=headline&q=missile";
    get("/articles?limit=12&sort=headline&q=missile");
    sessions.getStatistics().clear();
    get("/articles?limit=13&sort=headline&q=missile").then().statusCode(200);
    long alone = sessions.getStatistics().getPrepareStatementCount();
    sessions.getStatistics().clear();
    ExecutorService threads = Executors.newFixedThreadPool(20);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(threads.submit(() -> get(one).statusCode()));
    }
    for (Future<Integer> answer : answers) {
      assertEquals(200, answer.get());
    }
    threads.shutdown();
    // Beside what follows the change log, once a second.
    long together = sessions.getStatistics().getPrepareStatementCount();
    assertTrue(together <= alone + 4, together + " statements, " + alone + " for one alone");
  }

  @Test
  void showsAScheduledVersionAtItsMoment() throws InterruptedException {
    String slug = publish(STORY);
    String list = "/articles?limit=4&sort=-updated";
    write(
        "PATCH",
        "/articles/" + slug + "/draft",
        Map.of("content", Map.of("headline", "Later")),
        200);
    Instant moment = Instant.now().plusMillis(1500);
    write("POST", "/articles/" + slug + "/publish", Map.of("publishAt", moment.toString()), 200);
    get(list);
    isHit(list);
    isMiss("/articles/" + slug);
    isHit("/articles/" + slug);
    Thread.sleep(Duration.between(Instant.now(), moment).toMillis() + 5);
    // Nobody has told the change yet; nobody lifts embargoes in tests.
    get(list).then().body("items[0].headline", equalTo("Later"));
    get("/articles/" + slug).then().body("headline", equalTo("Later"));
    edits.lift();
  }

  @Test
  void hearsOfChangesAgainAfterItsConnectionWasLost() throws InterruptedException {
    List<String> sources = List.of("gov-uk-joint-statement");
    IntConsumer elsewhere = edits.desk("elsewhere-" + UUID.randomUUID(), 7, sources);
    String list = "/articles?limit=6&sort=-updated";
    for (int round = 0; round < 3; round++) {
      get(list);
      int broken =
          QuarkusTransaction.requiringNew()
              .call(
                  () ->
                      em.createNativeQuery(
                              "select cast(pg_terminate_backend(pid) as text) from pg_stat_activity"
                                  + " where query = 'listen dateline_change'")
                          .getResultList()
                          .size());
      assertTrue(broken >= 1, "there was a connection to break");
      // As another replica would: nobody here is told but by the log.
      elsewhere.accept(3);
      long last = QuarkusTransaction.requiringNew().call(changes::last);
      await(() -> watch.last() >= last);
      assertEquals(uncached(list).asString(), get(list).asString());
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "it takes too long");
      Thread.sleep(5);
    }
  }

  @Test
  void isRightAfterTenThousandReadsAndPublishes() {
    Random chance = new Random(4);
    String name = "mixed-" + UUID.randomUUID().toString().substring(0, 8);
    IntConsumer desk =
        edits.desk(name, 5, List.of("gov-uk-joint-statement", "un-meetings-coverage-sc-15755"));
    int reads = 0;
    int hits = 0;
    int late = 0;
    for (int round = 0; reads < 5_000; round++) {
      desk.accept(2);
      if (round % 5 == 0) {
        edits.lift();
      }
      watch.catchUp();
      for (int i = 0; i < 18; i++) {
        String path = path(name, chance);
        Response kept = get(path);
        Response made = uncached(path);
        reads += 1;
        hits += HIT.equals(kept.header("Cache-Status")) ? 1 : 0;
        if (!made.asString().equals(kept.asString())) {
          // Something scheduled became public between the two; it does so only once in a while.
          kept = get(path);
          made = uncached(path);
          late++;
        }
        assertEquals(made.statusCode(), kept.statusCode(), path);
        assertEquals(made.asString(), kept.asString(), path);
      }
    }
    assertTrue(hits > 1000, hits + " hits");
    assertTrue(late < 100, late + " times something was not there yet");
  }

  private static String path(String name, Random chance) {
    List<String> paths =
        List.of(
            "/articles",
            "/articles?section=politics",
            "/articles?sort=-updated&include=body,sources,total",
            "/articles?country=FR&limit=5",
            "/articles?source=gov-uk-joint-statement&limit=5",
            "/articles?q=words&limit=5",
            "/events?limit=10",
            "/events?certainty=confirmed",
            "/discrepancies?limit=5",
            "/stories",
            "/stories/" + name + "-1",
            "/stories/" + name + "-1/articles",
            "/stories/" + name + "-1/timeline",
            "/stories/" + STORY,
            "/stories/" + STORY + "/timeline?limit=5",
            "/sources?limit=5",
            "/sources/gov-uk-joint-statement",
            "/countries/FR",
            "/search?q=headline&limit=5",
            "/articles?asOf=2024-02-01T00:00:00Z",
            EVENT);
    int choice = chance.nextInt(paths.size() + 10);
    if (choice < paths.size()) {
      return paths.get(choice);
    }
    String kind = List.of("articles", "events", "articles").get(chance.nextInt(3));
    return "/" + kind + "/" + name + "-" + (1 + chance.nextInt(12));
  }
}
