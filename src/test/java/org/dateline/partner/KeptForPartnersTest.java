package org.dateline.partner;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** What partners get from memory: as fast as everyone's, on their own terms and nobody else's. */
@QuarkusTest
class KeptForPartnersTest extends ApiTest {

  private static final String STORED = "Dateline; fwd=miss; stored";
  private static final String HIT = "Dateline; hit";
  private static final String ARTICLE = "/articles/condemnation-of-missile-transfers";
  private static final List<String> READS =
      List.of(
          ARTICLE,
          ARTICLE + ".md",
          ARTICLE + ".jsonld",
          "/stories/" + STORY + "/timeline?limit=7",
          "/articles?limit=3&sort=headline",
          "/search?q=missiles&limit=4");

  /** A partner, and a token of it. */
  private record Taker(String slug, JsonPath token) {

    static Taker of(Map<String, Object> terms) {
      Map<String, Object> draft = PartnerTest.draft(PartnerTest.slug());
      draft.remove("delay");
      draft.putAll(terms);
      String slug = PartnerTest.create(draft);
      return new Taker(slug, PartnerTest.tokenOf(slug));
    }

    Response get(String path) {
      return get(path, "*/*");
    }

    /** From the resource itself, as nobody has asked in just this way. */
    Response uncached(String path) {
      return get(path, "*/*;q=0.5, x/" + UUID.randomUUID());
    }

    private Response get(String path, String accept) {
      return plain()
          .header("Authorization", "Bearer " + token.getString("token"))
          .accept(accept)
          .get(path);
    }

    void change(Map<String, Object> terms) {
      Map<String, Object> draft = new HashMap<>(PartnerTest.draft(slug));
      draft.remove("delay");
      draft.putAll(terms);
      as("admin")
          .header("If-Match", "*")
          .contentType("application/json")
          .body(draft)
          .put("/partners/" + slug)
          .then()
          .statusCode(200);
    }
  }

  private static Response everyone(String path) {
    return plain().accept("*/*").get(path);
  }

  @Test
  void givesEachItsOwnFromMemory() {
    Taker whole = Taker.of(Map.of("text", "full", "licence", "CC0-1.0"));
    Taker short_ = Taker.of(Map.of("text", "summary", "licence", "CC-BY-SA-4.0"));
    for (String path : READS) {
      // In turns, as a wrong entry would be the one that somebody else has just left.
      for (int turn = 0; turn < 3; turn++) {
        for (Taker taker : List.of(whole, short_)) {
          Response kept = taker.get(path);
          assertEquals(200, kept.statusCode(), path);
          assertEquals(turn == 0 ? STORED : HIT, kept.header("Cache-Status"), path);
          assertEquals(taker.uncached(path).asString(), kept.asString(), path);
        }
        everyone(path).then().statusCode(200);
      }
    }
    whole.get(ARTICLE + ".md").then().header("Cache-Control", "private, no-store");
    whole.get(ARTICLE + ".md").then().body(containsString("CC0-1.0"));
    short_.get(ARTICLE + ".md").then().body(containsString("CC-BY-SA-4.0"));
    everyone(ARTICLE + ".md").then().body(not(containsString("CC-BY-SA-4.0")));
    // For nobody on the way to drop, as nobody on the way may keep it.
    whole.get(ARTICLE + ".md").then().header("Surrogate-Key", nullValue());
  }

  @Test
  void costsNoStatement() {
    Taker taker = Taker.of(Map.of());
    taker.get(ARTICLE);
    assertEquals(0, statements(() -> taker.get(ARTICLE).then().header("Cache-Status", HIT)));
    String tag = taker.get(ARTICLE).header("ETag");
    plain()
        .header("Authorization", "Bearer " + taker.token().getString("token"))
        .header("If-None-Match", tag)
        .get(ARTICLE)
        .then()
        .statusCode(304);
  }

  @Test
  void followsItsTermsAtOnce() {
    Taker taker = Taker.of(Map.of("licence", "CC0-1.0"));
    taker.get(ARTICLE + ".md").then().body(containsString("CC0-1.0"));
    taker.get(ARTICLE + ".md").then().header("Cache-Status", HIT);
    taker.change(Map.of("licence", "CC-BY-ND-4.0"));
    taker.get(ARTICLE + ".md").then().body(containsString("CC-BY-ND-4.0"));
    taker.change(Map.of("sections", List.of("elsewhere")));
    taker.get(ARTICLE + ".md").then().statusCode(403);
  }

  @Test
  void endsWithItsToken() {
    Taker taker = Taker.of(Map.of());
    taker.get(ARTICLE);
    taker.get(ARTICLE).then().header("Cache-Status", HIT);
    as("admin").delete("/tokens/" + taker.token().getString("id")).then().statusCode(204);
    taker.get(ARTICLE).then().statusCode(401).header("Cache-Status", nullValue());
  }

  @Test
  void showsAPublishAtOnce() {
    Taker taker = Taker.of(Map.of("sections", List.of()));
    String slug = "kept-for-partners-" + UUID.randomUUID();
    publishArticle(slug, STORY, "world");
    String feed = "/feeds/sections/world.json";
    Response before = feed(taker, feed);
    assertEquals(HIT, feed(taker, feed).header("Cache-Status"));
    changeArticle(slug, Map.of("headline", "Put right " + slug), "corrected", "It was wrong.");
    Response after = feed(taker, feed);
    assertNotEquals(before.asString(), after.asString());
    after.then().body(containsString("Put right " + slug));
  }

  private static Response feed(Taker taker, String path) {
    return plain()
        .basePath("")
        .header("Authorization", "Bearer " + taker.token().getString("token"))
        .get(path);
  }

  @Test
  void isNotForThoseWhoGetThingsLaterNorForWhatOnlySomeMayRead() {
    Taker late = Taker.of(Map.of("delay", "PT15M"));
    Taker early = Taker.of(Map.of("embargoed", true));
    String future = "/articles?limit=2&asOf=" + Instant.now().plus(Duration.ofDays(30));
    for (int i = 0; i < 2; i++) {
      late.get(ARTICLE + ".md").then().statusCode(200).header("Cache-Status", nullValue());
      early.get(future).then().statusCode(200).header("Cache-Status", nullValue());
      early.get("/partners/me").then().statusCode(200).header("Cache-Status", nullValue());
      early.get("/changes?limit=2").then().statusCode(200).header("Cache-Status", nullValue());
    }
    Taker other = Taker.of(Map.of());
    other.get(future).then().statusCode(403);
  }

  @Test
  void isCountedAndLimitedAllTheSame() {
    Taker taker = Taker.of(Map.of("limits", Map.of("perMinute", 6, "burst", 4)));
    for (int i = 0; i < 4; i++) {
      taker.get(ARTICLE).then().statusCode(200);
    }
    taker.get(ARTICLE).then().statusCode(429).body("status", equalTo(429));
  }
}
