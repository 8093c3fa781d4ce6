package org.dateline.sync;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** The change log, as those who follow it meet it. */
@QuarkusTest
class ChangesTest extends ApiTest {

  private static String end() {
    String cursor = null;
    JsonPath page;
    do {
      var request = api().queryParam("limit", 1000);
      if (cursor != null) {
        request.queryParam("after", cursor);
      }
      page = request.get("/changes").then().statusCode(200).extract().jsonPath();
      cursor = page.getString("page.next");
    } while (page.getList("items").size() == 1000);
    return cursor;
  }

  private static String slug() {
    return "followed-" + UUID.randomUUID();
  }

  @Test
  void tellsAnItemsLifeInItsOrder() {
    String begin = end();
    String slug = slug();
    publishArticle(slug, STORY, "world");
    changeArticle(slug, Map.of("section", "politics"), "corrected", "It is about politics.");
    perform("/articles/" + slug, "rename", Map.of("slug", slug + "-new"));
    perform("/articles/" + slug + "-new", "retract", Map.of("reason", "It was made up."));

    api()
        .queryParam("after", begin)
        .get("/changes")
        .then()
        .statusCode(200)
        .body("items.change", equalTo(List.of("published", "corrected", "redirected", "retracted")))
        .body("items.slug", equalTo(List.of(slug, slug, slug, slug + "-new")))
        .body("items[0].section", equalTo("world"))
        .body("items[1].section", equalTo("politics"))
        .body("items[1].note", equalTo("It is about politics."))
        .body("items[2].target", equalTo(slug + "-new"))
        .body("items[2].href", equalTo("/api/v1/articles/" + slug + "-new"))
        .body("items[3].note", equalTo("It was made up."))
        .body("items[3].section", equalTo("politics"))
        .body("items.story", everyItem(equalTo(STORY)));

    // Who follows the section that it left is told that it did, and nothing after that.
    api()
        .queryParam("after", begin)
        .queryParam("section", "world")
        .get("/changes")
        .then()
        .body("items.change", equalTo(List.of("published", "corrected")));
    api()
        .queryParam("after", begin)
        .queryParam("kind", "event,statement")
        .get("/changes")
        .then()
        .body("items.size()", is(0))
        .body("page.next", not(equalTo(begin)));
  }

  @Test
  void bringsTheItemAlongAsItIsNow() {
    String begin = end();
    String kept = slug();
    String gone = slug();
    publishArticle(kept, STORY, "world");
    publishArticle(gone, STORY, "world");
    perform("/articles/" + gone, "retract", Map.of("reason", "It was made up."));

    JsonPath changes =
        api()
            .queryParam("after", begin)
            .queryParam("include", "item")
            .get("/changes")
            .then()
            .statusCode(200)
            .body("items[0].item.slug", equalTo(kept))
            .body("items[1].item", nullValue())
            .body("items[2].item", nullValue())
            .extract()
            .jsonPath();
    Map<String, Object> alone = api().get("/articles/" + kept).jsonPath().getMap("");
    assertEquals(alone, changes.getMap("items[0].item"));
  }

  @Test
  void goesOnFromAnyCursor() {
    String begin = end();
    String slug = slug();
    publishArticle(slug, STORY, "world");
    perform("/articles/" + slug, "retract", Map.of("reason", "It was made up."));
    List<String> walked = new ArrayList<>();
    String cursor = begin;
    for (int i = 0; i < 3; i++) {
      JsonPath page =
          api().queryParam("after", cursor).queryParam("limit", 1).get("/changes").jsonPath();
      walked.addAll(page.getList("items.change"));
      cursor = page.getString("page.next");
    }
    assertEquals(List.of("published", "retracted"), walked);
    assertEquals(end(), cursor);
  }

  @Test
  void waitsForTheNextChangeIfAsked() throws Exception {
    String begin = end();
    String slug = slug();
    CompletableFuture<JsonPath> waiting =
        CompletableFuture.supplyAsync(
            () ->
                api()
                    .header("Prefer", "respond-async, wait=20")
                    .queryParam("after", begin)
                    .get("/changes")
                    .then()
                    .statusCode(200)
                    .header("Preference-Applied", "wait=20")
                    .extract()
                    .jsonPath());
    Thread.sleep(300);
    assertTrue(!waiting.isDone(), "it waits");
    publishArticle(slug, STORY, "world");
    assertEquals(List.of(slug), waiting.get().getList("items.slug"));
  }

  @Test
  void endsTheWaitWithNothingWhenTheTimeIsOver() {
    Instant begin = Instant.now();
    api()
        .header("Prefer", "wait=1")
        .queryParam("after", end())
        .get("/changes")
        .then()
        .statusCode(200)
        .body("items.size()", is(0));
    assertTrue(Duration.between(begin, Instant.now()).toMillis() >= 900);
  }

  @Test
  void tellsWhenASourceIsPutRight() {
    String begin = end();
    String source = "source-" + UUID.randomUUID();
    Map<String, Object> draft =
        Map.of(
            "slug", source,
            "title", "A paper",
            "publisher", "The press",
            "url", "https://press.example/" + source,
            "kind", "news-report",
            "language", "en");
    as("editor")
        .contentType("application/json")
        .body(draft)
        .post("/sources")
        .then()
        .statusCode(201);
    assertEquals(begin, end(), "what nothing public cites is not told");
    as("editor")
        .header("If-Match", "*")
        .contentType("application/json")
        .body(draft)
        .put("/sources/" + source)
        .then()
        .statusCode(200);
    assertEquals(begin, end(), "what nothing public cites is not told");

    String known = "gov-uk-joint-statement";
    Map<String, Object> view = api().get("/sources/" + known).jsonPath().getMap("");
    Map<String, Object> same = new java.util.HashMap<>(view);
    same.keySet().removeAll(List.of("citedBy", "href"));
    same.put("publisherCountry", api().get("/sources/" + known).path("publisherCountry.code"));
    as("editor")
        .header("If-Match", "*")
        .contentType("application/json")
        .body(same)
        .put("/sources/" + known)
        .then()
        .statusCode(200);
    api()
        .queryParam("after", begin)
        .queryParam("kind", "source")
        .queryParam("include", "item")
        .get("/changes")
        .then()
        .body("items.slug", equalTo(List.of(known)))
        .body("items[0].change", equalTo("updated"))
        .body("items[0].version", nullValue())
        .body("items[0].item.url", equalTo(view.get("url")));
  }

  @Test
  void followsAStoryUnderEachOfItsSlugs() {
    String begin = end();
    String story = "story-" + UUID.randomUUID();
    draftStory(story);
    wrong().queryParam("story", story).get("/changes").then().statusCode(400);
    perform("/stories/" + story, "publish", Map.of());
    perform("/stories/" + story, "rename", Map.of("slug", story + "-new"));
    for (String slug : List.of(story, story + "-new")) {
      api()
          .queryParam("after", begin)
          .queryParam("story", slug)
          .get("/changes")
          .then()
          .body("items.change", equalTo(List.of("published", "redirected")));
    }
  }

  @Test
  void refusesWhatItCannotFollow() {
    wrong()
        .queryParam("after", "z-0123456789")
        .get("/changes")
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo("after"))
        .body("detail", containsString("of this very server"));
    for (String parameter :
        List.of("kind=rumour", "story=no-such-story", "limit=0", "limit=1001")) {
      String[] pair = parameter.split("=");
      wrong()
          .queryParam(pair[0], pair[1])
          .get("/changes")
          .then()
          .statusCode(400)
          .body("violations.parameter", hasItem(pair[0]));
    }
    plain()
        .header("Last-Event-ID", "nonsense")
        .get("/changes/stream")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    plain().get("/export").then().statusCode(401);
  }
}
