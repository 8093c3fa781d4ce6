package org.dateline.editing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** A day in a newsroom: a story goes in, is corrected in public view, and withdrawn. */
@QuarkusTest
class NewsroomDayTest extends ApiTest {

  private static final List<Map<String, String>> CITED =
      List.of(Map.of("source", "gov-uk-joint-statement"));

  @Inject EmbargoLift embargoLift;

  private static RequestSpecification json(String role) {
    return as(role).contentType("application/json");
  }

  private static Map<String, Object> article(String headline) {
    return Map.of(
        "headline", headline,
        "standfirst", "What is known so far.",
        "body", "The bridge is closed. [^gov-uk-joint-statement]",
        "byline", "Night desk",
        "section", "world",
        "language", "en",
        "citations", CITED);
  }

  private static String create(String slug, Object content) {
    return json("writer")
        .body(Map.of("slug", slug, "story", STORY, "content", content))
        .post("/articles")
        .then()
        .statusCode(201)
        .header("Location", "/api/v1/articles/" + slug + "/draft")
        .extract()
        .header("ETag");
  }

  @Test
  void draftCheckPublishCorrectRetract() throws InterruptedException {
    String slug = "bridge-closed";
    // In the morning there is a headline and nothing else.
    String tag =
        json("writer")
            .body(Map.of("slug", slug, "content", Map.of("headline", "Bridge closed")))
            .post("/articles")
            .then()
            .statusCode(201)
            .body("kind", equalTo("article"), "content.headline", equalTo("Bridge closed"))
            .extract()
            .header("ETag");
    api().get("/articles/" + slug).then().statusCode(404);
    as("writer")
        .get("/articles/" + slug + "/draft/check")
        .then()
        .statusCode(200)
        .body("publishable", equalTo(false))
        .body(
            "violations.pointer",
            hasItems("/story", "/content/body", "/content/citations", "/content/language"));
    json("editor")
        .header("If-Match", tag)
        .post("/articles/" + slug + "/publish")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/not-publishable"))
        .body("violations.pointer", hasItem("/content/body"));
    // The writer saves; an older state is not overwritten.
    String saved =
        json("writer")
            .header("If-Match", tag)
            .body(Map.of("story", STORY, "content", article("The bridge is closed")))
            .put("/articles/" + slug + "/draft")
            .then()
            .statusCode(200)
            .extract()
            .header("ETag");
    assertNotEquals(tag, saved);
    json("writer")
        .header("If-Match", tag)
        .body(Map.of("story", STORY, "content", article("Lost?")))
        .put("/articles/" + slug + "/draft")
        .then()
        .statusCode(412)
        .header("ETag", saved);
    as("writer")
        .get("/articles/" + slug + "/draft/check")
        .then()
        .body("publishable", equalTo(true), "violations.size()", equalTo(0));
    // Published; by the editor, not by the writer.
    json("writer")
        .header("If-Match", saved)
        .post("/articles/" + slug + "/publish")
        .then()
        .statusCode(403);
    Response first =
        json("editor")
            .header("If-Match", saved)
            .body(Map.of())
            .post("/articles/" + slug + "/publish");
    first
        .then()
        .statusCode(200)
        .body("version", equalTo(1), "change", equalTo("published"), "scheduled", equalTo(false));
    Instant published = Instant.parse(first.path("validFrom"));
    api()
        .get("/articles/" + slug)
        .then()
        .statusCode(200)
        .body(
            "headline",
            equalTo("The bridge is closed"),
            "version.author",
            startsWith("the editor"));
    as("writer").get("/articles/" + slug + "/draft").then().statusCode(404);
    json("editor")
        .header("If-Match", "*")
        .post("/articles/" + slug + "/publish")
        .then()
        .statusCode(409);
    // Corrected: a patch of what is published begins the draft.
    String patched =
        as("writer")
            .contentType("application/merge-patch+json")
            .header("If-Match", first.header("ETag"))
            .body("{\"content\": {\"headline\": \"The old bridge is closed\"}}")
            .patch("/articles/" + slug + "/draft")
            .then()
            .statusCode(200)
            .body("basedOn", equalTo(1), "content.byline", equalTo("Night desk"))
            .extract()
            .header("ETag");
    api().get("/articles/" + slug).then().body("headline", equalTo("The bridge is closed"));
    json("editor")
        .header("If-Match", patched)
        .body(Map.of("change", "corrected"))
        .post("/articles/" + slug + "/publish")
        .then()
        .statusCode(422)
        .body("violations.pointer", hasItem("/note"));
    Response second =
        json("editor")
            .header("If-Match", patched)
            .body(Map.of("change", "corrected", "note", "It is the old bridge."))
            .post("/articles/" + slug + "/publish");
    second.then().statusCode(200).body("version", equalTo(2));
    Instant corrected = Instant.parse(second.path("validFrom"));
    api()
        .get("/articles/" + slug)
        .then()
        .body("headline", equalTo("The old bridge is closed"))
        .body("corrections[0].note", equalTo("It is the old bridge."));
    api()
        .queryParam("asOf", published.plus(1, ChronoUnit.MICROS).toString())
        .get("/articles/" + slug)
        .then()
        .body("headline", equalTo("The bridge is closed"), "version.number", equalTo(1));
    api()
        .queryParam("asOf", published.minusMillis(1).toString())
        .get("/articles/" + slug)
        .then()
        .statusCode(404);
    // What changed, in words.
    api()
        .get("/articles/" + slug + "/versions/1/diff/2")
        .then()
        .statusCode(200)
        .body("changes.size()", equalTo(1))
        .body("changes[0].pointer", equalTo("/headline"))
        .body(
            "changes[0].words.findAll { it.op == 'insert' }.text.join('')", containsString("old"));
    // Withdrawn.
    wrong()
        .header("Authorization", "Bearer " + token("editor"))
        .contentType("application/json")
        .header("If-Match", second.header("ETag"))
        .body(Map.of("reason", " "))
        .post("/articles/" + slug + "/retract")
        .then()
        .statusCode(400)
        .body("violations[0].pointer", equalTo("/reason"));
    json("editor")
        .header("If-Match", second.header("ETag"))
        .body(Map.of("reason", "There is no such bridge."))
        .post("/articles/" + slug + "/retract")
        .then()
        .statusCode(200)
        .body("version", equalTo(3), "change", equalTo("retracted"));
    api()
        .get("/articles/" + slug)
        .then()
        .statusCode(410)
        .body("reason", equalTo("There is no such bridge."));
    api()
        .queryParam("asOf", corrected.plus(1, ChronoUnit.MICROS).toString())
        .get("/articles/" + slug)
        .then()
        .statusCode(200);
    as("editor").get("/articles/" + slug + "/status").then().body("state", equalTo("retracted"));
    as("admin")
        .queryParam("slug", slug)
        .get("/audit")
        .then()
        .statusCode(200)
        .body(
            "items.action",
            equalTo(
                List.of(
                    "article.retract",
                    "article.publish",
                    "article.save",
                    "article.publish",
                    "article.save",
                    "article.create")))
        .body("items[0].request", notNullValue(), "items[0].who", startsWith("the editor"));
  }

  @Test
  void scheduleAndCancel() {
    String slug = "embargoed-report";
    String tag = create(slug, article("Report due tomorrow"));
    Instant due = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    tag =
        json("editor")
            .header("If-Match", tag)
            .body(Map.of("publishAt", due.toString()))
            .post("/articles/" + slug + "/publish")
            .then()
            .statusCode(200)
            .body("scheduled", equalTo(true), "validFrom", equalTo(due.toString()))
            .extract()
            .header("ETag");
    api().get("/articles/" + slug).then().statusCode(404);
    api().get("/articles/" + slug + "/versions").then().statusCode(404);
    api().get("/articles/" + slug + "/versions/1").then().statusCode(404);
    api().queryParam("asOf", due.toString()).get("/articles/" + slug).then().statusCode(403);
    as("writer").queryParam("asOf", due.toString()).get("/articles/" + slug).then().statusCode(403);
    as("editor")
        .queryParam("asOf", due.toString())
        .get("/articles/" + slug)
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("no-store"))
        .body("headline", equalTo("Report due tomorrow"));
    as("writer")
        .get("/articles/" + slug + "/status")
        .then()
        .body(
            "state",
            equalTo("unpublished"),
            "scheduled.version",
            equalTo(1),
            "version",
            nullValue());
    tag =
        as("editor")
            .header("If-Match", tag)
            .delete("/articles/" + slug + "/schedule")
            .then()
            .statusCode(200)
            .body("content.headline", equalTo("Report due tomorrow"))
            .extract()
            .header("ETag");
    as("editor").queryParam("asOf", due.toString()).get("/articles/" + slug).then().statusCode(404);
    as("writer")
        .header("If-Match", tag)
        .delete("/articles/" + slug + "/draft")
        .then()
        .statusCode(204);
    as("writer").get("/articles/" + slug + "/status").then().statusCode(404);
  }

  @Test
  void aScheduledVersionTakesOverAtItsMoment() throws InterruptedException {
    String slug = "takes-over";
    String tag = create(slug, article("Before"));
    tag =
        json("editor")
            .header("If-Match", tag)
            .post("/articles/" + slug + "/publish")
            .header("ETag");
    tag =
        as("writer")
            .contentType("application/merge-patch+json")
            .header("If-Match", tag)
            .body("{\"content\": {\"headline\": \"After\"}}")
            .patch("/articles/" + slug + "/draft")
            .header("ETag");
    Instant due = Instant.now().plusMillis(1500);
    json("editor")
        .header("If-Match", tag)
        .body(Map.of("publishAt", due.toString()))
        .post("/articles/" + slug + "/publish")
        .then()
        .statusCode(200);
    api()
        .get("/articles/" + slug)
        .then()
        .body("headline", equalTo("Before"), "version.validTo", nullValue());
    json("editor")
        .header("If-Match", "*")
        .post("/articles/" + slug + "/publish")
        .then()
        .statusCode(409);
    json("editor")
        .header("If-Match", "*")
        .body(Map.of("reason", "x"))
        .post("/articles/" + slug + "/retract")
        .then()
        .statusCode(409);
    embargoLift.lift();
    Thread.sleep(Math.max(1, Instant.now().until(due, ChronoUnit.MILLIS) + 20));
    api().get("/articles/" + slug).then().body("headline", equalTo("After"));
    embargoLift.lift();
    embargoLift.lift();
    as("editor")
        .get("/articles/" + slug + "/status")
        .then()
        .body("version", equalTo(2), "scheduled", nullValue());
  }

  @Test
  void renameLeadsTheOldAddressOnForEver() {
    String tag = create("first-name", article("Renamed"));
    tag =
        json("editor").header("If-Match", tag).post("/articles/first-name/publish").header("ETag");
    tag =
        json("editor")
            .header("If-Match", tag)
            .body(Map.of("slug", "second-name"))
            .post("/articles/first-name/rename")
            .then()
            .statusCode(200)
            .body("slug", equalTo("second-name"))
            .extract()
            .header("ETag");
    json("editor")
        .header("If-Match", tag)
        .body(Map.of("slug", "third-name"))
        .post("/articles/second-name/rename")
        .then()
        .statusCode(200);
    for (String old : List.of("first-name", "second-name")) {
      api()
          .redirects()
          .follow(false)
          .queryParam("lang", "fr")
          .get("/articles/" + old)
          .then()
          .statusCode(308)
          .header("Location", "/api/v1/articles/third-name?lang=fr");
      api()
          .redirects()
          .follow(false)
          .get("/articles/" + old + "/versions/1")
          .then()
          .statusCode(308)
          .header("Location", "/api/v1/articles/third-name/versions/1");
    }
    json("writer")
        .body(Map.of("slug", "first-name", "content", Map.of()))
        .post("/articles")
        .then()
        .statusCode(409);
    json("editor")
        .header("If-Match", "*")
        .body(Map.of("slug", "condemnation-of-missile-transfers"))
        .post("/articles/third-name/rename")
        .then()
        .statusCode(409);
  }

  @Test
  void severalDraftsInOneActOrNone() {
    Map<String, Object> event =
        Map.of(
            "title", "Bridge reopened",
            "summary", "It was opened at noon.",
            "language", "en",
            "kind", "other",
            "occurred", "2024-02-01",
            "certainty", "confirmed",
            "citations", CITED);
    json("writer")
        .body(
            Map.of(
                "slug",
                "new-story",
                "content",
                Map.of(
                    "title",
                    "Bridges",
                    "standfirst",
                    "All of them.",
                    "language",
                    "en",
                    "citations",
                    CITED)))
        .post("/stories")
        .then()
        .statusCode(201);
    json("writer")
        .body(Map.of("slug", "bridge-reopened", "story", "new-story", "content", event))
        .post("/events")
        .then()
        .statusCode(201);
    json("writer")
        .body(
            Map.of(
                "slug", "about-bridges", "story", "new-story", "content", article("All bridges")))
        .post("/articles")
        .then()
        .statusCode(201);
    // Alone, the event would belong to a story that nobody can read.
    json("editor")
        .header("If-Match", "*")
        .post("/events/bridge-reopened/publish")
        .then()
        .statusCode(422)
        .body("violations.pointer", hasItem("/story"));
    List<Map<String, String>> parts =
        List.of(
            Map.of("kind", "event", "slug", "bridge-reopened", "ifMatch", "*"),
            Map.of("kind", "article", "slug", "about-bridges", "ifMatch", "*"),
            Map.of("kind", "story", "slug", "new-story", "ifMatch", "*"));
    json("editor")
        .body(
            Map.of(
                "items",
                List.of(
                    parts.get(0),
                    parts.get(2),
                    Map.of("kind", "article", "slug", "about-bridges", "ifMatch", "\"r1\""))))
        .post("/releases")
        .then()
        .statusCode(412);
    api().get("/stories/new-story").then().statusCode(404);
    json("editor")
        .body(Map.of("items", parts))
        .post("/releases")
        .then()
        .statusCode(200)
        .body("version", equalTo(List.of(1, 1, 1)));
    api()
        .get("/stories/new-story/timeline")
        .then()
        .statusCode(200)
        .body("items.slug", hasItem("bridge-reopened"));
    api().get("/articles/about-bridges").then().statusCode(200);
  }

  @Test
  void theSameRequestTwiceIsDoneOnce() {
    Map<String, Object> body =
        Map.of("slug", "sent-twice", "story", STORY, "content", article("Twice"));
    Response once = json("writer").header("Idempotency-Key", "k-1").body(body).post("/articles");
    once.then().statusCode(201).header("Idempotency-Replayed", nullValue());
    json("writer")
        .header("Idempotency-Key", "k-1")
        .body(body)
        .post("/articles")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("ETag", once.header("ETag"))
        .header("Location", once.header("Location"))
        .body("content.headline", equalTo("Twice"));
    json("writer")
        .header("Idempotency-Key", "k-1")
        .body(Map.of("slug", "another", "content", Map.of()))
        .post("/articles")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/key-reused"));
    // Another caller's key is another key.
    json("editor")
        .header("Idempotency-Key", "k-1")
        .body(body)
        .post("/articles")
        .then()
        .statusCode(409);
  }

  @Test
  void draftsShowNowhere() {
    create(
        "secret-zeppelin",
        Map.of("headline", "Zeppelin zanzibar sighted", "tags", List.of("zeppelins")));
    api()
        .get("/articles/secret-zeppelin")
        .then()
        .statusCode(404)
        .body(not(containsString("draft")));
    api()
        .queryParam("q", "zanzibar")
        .get("/search")
        .then()
        .statusCode(200)
        .body("items.slug", not(hasItem("secret-zeppelin")));
    api()
        .queryParam("tag", "zeppelins")
        .queryParam("include", "total")
        .get("/articles")
        .then()
        .body("page.total", equalTo(0));
    wrong().get("/articles/secret-zeppelin/draft").then().statusCode(401);
    wrong().get("/articles/there-is-none/draft").then().statusCode(401);
    as("partner").get("/articles/secret-zeppelin/draft").then().statusCode(403);
    as("partner").get("/articles/there-is-none/draft").then().statusCode(403);
    as("writer")
        .get("/drafts")
        .then()
        .statusCode(200)
        .body("items.slug", hasItem("secret-zeppelin"));
  }

  @Test
  void aPreviewLinkShowsTheDraftToWhoeverHasIt() {
    String slug = "to-be-previewed";
    create(slug, article("For your eyes"));
    String href =
        json("writer")
            .post("/articles/" + slug + "/draft/preview")
            .then()
            .statusCode(200)
            .extract()
            .path("href");
    plain()
        .basePath("")
        .get(href)
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("no-store"))
        .body("headline", equalTo("For your eyes"), "version.number", equalTo(1))
        .body("body.content", containsString("The bridge is closed."))
        .body("sources[0].slug", equalTo("gov-uk-joint-statement"));
    String token = href.substring(href.indexOf('=') + 1);
    for (String other : List.of(token + "x", "zzzz." + token.split("\\.")[1], "x", ".")) {
      api().queryParam("preview", other).get("/articles/" + slug).then().statusCode(403);
    }
    api()
        .queryParam("preview", token)
        .get("/articles/condemnation-of-missile-transfers")
        .then()
        .statusCode(403);
    api().get("/articles/" + slug).then().statusCode(404);
    json("writer")
        .body(Map.of("expiresAt", "2020-01-01T00:00:00Z"))
        .post("/articles/" + slug + "/draft/preview")
        .then()
        .statusCode(400);
    for (String kind :
        List.of(
            "stories/" + STORY,
            "events/strike-kharkiv-2024-01-02",
            "statements/" + STATEMENT,
            "discrepancies/number-of-signatories")) {
      String tag = as("writer").get("/" + kind + "/status").header("ETag");
      tag =
          as("writer")
              .contentType("application/merge-patch+json")
              .header("If-Match", tag)
              .body("{\"content\": {}}")
              .patch("/" + kind + "/draft")
              .then()
              .statusCode(200)
              .extract()
              .header("ETag");
      String link = json("writer").post("/" + kind + "/draft/preview").path("href");
      plain()
          .basePath("")
          .get(link)
          .then()
          .statusCode(200)
          .body("version.change", equalTo("updated"));
      as("writer").header("If-Match", tag).delete("/" + kind + "/draft").then().statusCode(204);
    }
  }

  @Test
  void mistakesAreNamedWhereTheyAre() {
    wrong()
        .header("Authorization", "Bearer " + token("writer"))
        .contentType("application/json")
        .body(
            "{\"slug\": \"No Slug\", \"story\": \"no-story\", \"content\": {\"headline\": 7, \"colour\": \"red\", \"body\": \"a\\u0000b\"}}")
        .post("/articles")
        .then()
        .statusCode(400)
        .body(
            "violations.pointer",
            hasItems("/slug", "/story", "/content/headline", "/content/colour", "/content/body"));
    for (String body : List.of("", "[]", "null", "{", "\"x\"", "{\"content\": []}")) {
      wrong()
          .header("Authorization", "Bearer " + token("writer"))
          .contentType("application/json")
          .body(body)
          .post("/articles")
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
    wrong()
        .header("Authorization", "Bearer " + token("writer"))
        .contentType("text/plain")
        .body("{}")
        .post("/articles")
        .then()
        .statusCode(415);
    wrong()
        .header("Authorization", "Bearer " + token("writer"))
        .contentType("application/json")
        .body("{\"slug\": \"big\", \"content\": {\"body\": \"" + "x".repeat(3_000_000) + "\"}}")
        .post("/articles")
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
    wrong()
        .header("Authorization", "Bearer " + token("writer"))
        .contentType("application/json")
        .body("{}")
        .put("/articles/condemnation-of-missile-transfers/draft")
        .then()
        .statusCode(428);
  }

  @Test
  void sourcesAreCreatedPutRightAndMerged() {
    Map<String, String> source =
        Map.of(
            "slug", "bridge-authority",
            "title", "Bridge closed",
            "publisher", "Bridge Authority",
            "url", "https://bridges.example/closed",
            "published", "2024-02-01",
            "kind", "official-statement",
            "language", "en");
    String tag =
        json("writer")
            .body(source)
            .post("/sources")
            .then()
            .statusCode(201)
            .extract()
            .header("ETag");
    json("writer").body(source).post("/sources").then().statusCode(409);
    api().get("/sources/bridge-authority").then().statusCode(404);
    Map<String, String> better = new java.util.HashMap<>(source);
    better.put("title", "The old bridge is closed");
    String next =
        json("editor")
            .header("If-Match", tag)
            .body(better)
            .put("/sources/bridge-authority")
            .then()
            .statusCode(200)
            .body("source.title", equalTo("The old bridge is closed"), "cited", equalTo(false))
            .extract()
            .header("ETag");
    json("editor")
        .header("If-Match", tag)
        .body(better)
        .put("/sources/bridge-authority")
        .then()
        .statusCode(412);
    Map<String, Object> content = new java.util.HashMap<>(article("Cites the authority"));
    content.put("body", "The bridge is closed. [^bridge-authority]");
    content.put("citations", List.of(Map.of("source", "bridge-authority")));
    String draft = create("cites-the-authority", content);
    json("editor")
        .header("If-Match", draft)
        .post("/articles/cites-the-authority/publish")
        .then()
        .statusCode(200);
    api().get("/sources/bridge-authority").then().statusCode(200);
    Map<String, String> twin = new java.util.HashMap<>(source);
    twin.put("slug", "bridge-authority-again");
    json("writer").body(twin).post("/sources").then().statusCode(201);
    json("editor")
        .header("If-Match", next)
        .body(Map.of("into", "bridge-authority"))
        .post("/sources/bridge-authority/merge")
        .then()
        .statusCode(400);
    json("editor")
        .header("If-Match", next)
        .body(Map.of("into", "bridge-authority-again"))
        .post("/sources/bridge-authority/merge")
        .then()
        .statusCode(200)
        .body("source.slug", equalTo("bridge-authority-again"), "cited", equalTo(true));
    api()
        .redirects()
        .follow(false)
        .get("/sources/bridge-authority")
        .then()
        .statusCode(308)
        .header("Location", "/api/v1/sources/bridge-authority-again");
    api()
        .get("/sources/bridge-authority-again")
        .then()
        .statusCode(200)
        .body("citedBy.slug", hasItem("cites-the-authority"));
    api()
        .get("/articles/cites-the-authority")
        .then()
        .body("sources[0].href", equalTo("/api/v1/sources/bridge-authority-again"));
  }
}
