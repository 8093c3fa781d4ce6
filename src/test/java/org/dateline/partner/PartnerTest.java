package org.dateline.partner;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Partners: what is agreed with them, what their tokens carry, what they see and what is counted.
 */
@QuarkusTest
class PartnerTest extends ApiTest {

  static Map<String, Object> draft(String slug) {
    return new HashMap<>(
        Map.of(
            "slug", slug,
            "name", "Kyiv Weekly",
            "sections", List.of("world", "analysis"),
            "text", "summary",
            "delay", "PT15M",
            "attribution", "Source: Dateline",
            "licence", "CC-BY-4.0",
            "limits", Map.of("perMinute", 6000, "burst", 500, "perHour", 100_000)));
  }

  static String slug() {
    return "kyiv-" + UUID.randomUUID();
  }

  private static RequestSpecification admin() {
    return as("admin").contentType("application/json");
  }

  static String create(Map<String, Object> draft) {
    admin().body(draft).post("/partners").then().statusCode(201);
    return (String) draft.get("slug");
  }

  static JsonPath tokenOf(String partner, String... scopes) {
    Map<String, Object> wanted = new HashMap<>();
    wanted.put("name", "feed " + UUID.randomUUID());
    wanted.put("role", "partner");
    wanted.put("partner", partner);
    if (scopes.length > 0) {
      wanted.put("scopes", List.of(scopes));
    }
    return admin().body(wanted).post("/tokens").then().statusCode(201).extract().jsonPath();
  }

  private static RequestSpecification bearer(JsonPath token) {
    return api().header("Authorization", "Bearer " + token.getString("token"));
  }

  private static ValidatableResponse refused(Map<String, Object> draft) {
    return wrong()
        .header("Authorization", "Bearer " + token("admin"))
        .contentType("application/json")
        .body(draft)
        .post("/partners")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-body"));
  }

  @Test
  void isCreatedReadListedChangedAndEnded() {
    String slug = slug();
    String tag =
        admin()
            .body(draft(slug))
            .post("/partners")
            .then()
            .statusCode(201)
            .header("Location", "/api/v1/partners/" + slug)
            .body("partner.sections", contains("analysis", "world"))
            .body("partner.delay", equalTo("PT15M"))
            .body("partner.embargoed", equalTo(false))
            .body("endedAt", nullValue())
            .extract()
            .header("ETag");
    as("admin")
        .get("/partners/" + slug)
        .then()
        .statusCode(200)
        .header("ETag", tag)
        .body("etag", equalTo(tag))
        .header("Cache-Control", containsString("no-store"));
    as("admin").get("/partners").then().body("items.partner.slug", hasItem(slug));
    Map<String, Object> changed = draft(slug);
    changed.put("text", "full");
    changed.remove("delay");
    wrong()
        .header("Authorization", "Bearer " + token("admin"))
        .contentType("application/json")
        .body(changed)
        .put("/partners/" + slug)
        .then()
        .statusCode(428);
    String next =
        admin()
            .header("If-Match", tag)
            .body(changed)
            .put("/partners/" + slug)
            .then()
            .statusCode(200)
            .header("ETag", not(equalTo(tag)))
            .body("partner.text", equalTo("full"))
            .body("partner.delay", equalTo("PT0S"))
            .extract()
            .header("ETag");
    admin()
        .header("If-Match", tag)
        .body(changed)
        .put("/partners/" + slug)
        .then()
        .statusCode(412)
        .header("ETag", next);
    admin().body(draft(slug)).post("/partners").then().statusCode(409);
    as("admin").header("If-Match", next).delete("/partners/" + slug).then().statusCode(204);
    as("admin").get("/partners/" + slug).then().statusCode(200).body("endedAt", notNullValue());
    admin().header("If-Match", "*").body(changed).put("/partners/" + slug).then().statusCode(409);
    as("admin").get("/partners/there-is-none").then().statusCode(404);
  }

  @Test
  void takesItsTokensWithItWhenItEnds() {
    String slug = create(draft(slug()));
    JsonPath token = tokenOf(slug);
    bearer(token).get("/partners/me").then().statusCode(200);
    as("admin").header("If-Match", "*").delete("/partners/" + slug).then().statusCode(204);
    for (String path : List.of("/partners/me", "/stories")) {
      wrong()
          .header("Authorization", "Bearer " + token.getString("token"))
          .get(path)
          .then()
          .statusCode(401);
    }
    admin()
        .body(Map.of("name", "late", "role", "partner", "partner", slug))
        .post("/tokens")
        .then()
        .statusCode(400)
        .body("violations[0].pointer", equalTo("/partner"));
    as("admin")
        .get("/tokens")
        .then()
        .body("items.find { it.partner == '" + slug + "' }.revokedAt", notNullValue());
  }

  @Test
  void seesWhatWasAgreedItsTokensAndItsUse() throws InterruptedException {
    JsonPath token = tokenOf(create(draft(slug())));
    byte[] stories = bearer(token).get("/stories").asByteArray();
    bearer(token).get("/stories/there-is-none").then().statusCode(404);
    JsonPath me = null;
    // What was sent is counted just after it was sent.
    for (int i = 0; i < 50 && (me == null || me.getLong("use.today.clientErrors") < 1); i++) {
      Thread.sleep(20);
      me = bearer(token).get("/partners/me").then().statusCode(200).extract().jsonPath();
    }
    assertEquals("summary", me.getString("partner.text"));
    assertEquals(6000, me.getInt("partner.limits.perMinute"));
    assertEquals(token.getString("prefix"), me.getString("tokens[0].prefix"));
    assertEquals(
        token.getString("expiresAt").substring(0, 19),
        me.getString("tokens[0].expiresAt").substring(0, 19));
    assertEquals(null, me.getString("tokens[0].token"));
    assertEquals(1, me.getLong("use.today.clientErrors"));
    assertEquals(0, me.getLong("use.today.refused"));
    assertEquals(true, me.getLong("use.today.bytes") > stories.length);
    assertEquals(me.getLong("use.today.requests"), me.getLong("use.month.requests"));
  }

  @Test
  void isToldThatATokenBelongsToNone() {
    for (String role : List.of("admin", "partner")) {
      as(role)
          .get("/partners/me")
          .then()
          .statusCode(404)
          .body("detail", containsString("belongs to no partner"));
    }
  }

  @Test
  void isCountedByDay() throws InterruptedException {
    Map<String, Object> small = draft(slug());
    small.put("limits", Map.of("perMinute", 1, "burst", 2));
    String slug = create(small);
    JsonPath token = tokenOf(slug);
    int[] statuses = {200, 200, 429, 429};
    for (int status : statuses) {
      bearer(token).get("/stories").then().statusCode(status);
    }
    JsonPath line = null;
    for (int i = 0; i < 50 && (line == null || line.getInt("items[0].refused") < 2); i++) {
      Thread.sleep(20);
      line =
          as("admin")
              .get("/partners/" + slug + "/usage")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
    }
    assertEquals(UsageDays.today().toString(), line.getString("items[0].day"));
    assertEquals(4, line.getInt("items[0].requests"));
    assertEquals(2, line.getInt("items[0].successes"));
    assertEquals(2, line.getInt("items[0].refused"));
    assertEquals(0, line.getInt("items[0].clientErrors"));
    as("admin")
        .queryParam("partner", slug)
        .queryParam("from", UsageDays.today().toString())
        .get("/usage")
        .then()
        .statusCode(200)
        .body("page.total", equalTo(1), "items.partner", contains(slug))
        .body("items[0].bytes", greaterThan(0));
    as("admin")
        .queryParam("to", "2020")
        .get("/usage")
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()));
    wrong()
        .header("Authorization", "Bearer " + token("admin"))
        .get("/usage?from=2024-02&to=2024-01")
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo("from"));
    wrong()
        .header("Authorization", "Bearer " + token("admin"))
        .get("/usage?from=yesterday")
        .then()
        .statusCode(400);
    as("admin").get("/partners/there-is-none/usage").then().statusCode(404);
  }

  @Test
  void readsTheFutureOnlyIfThatWasAgreed() {
    String slug = create(draft(slug()));
    JsonPath token = tokenOf(slug);
    String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
    bearer(token).queryParam("asOf", tomorrow).get("/stories").then().statusCode(403);
    admin()
        .body(
            Map.of("name", "x", "role", "partner", "partner", slug, "scopes", List.of("embargoed")))
        .post("/tokens")
        .then()
        .statusCode(400)
        .body("violations[0].allowed", equalTo(List.of("syndicate")));
    Map<String, Object> early = draft(slug);
    early.put("embargoed", true);
    early.remove("delay");
    admin().header("If-Match", "*").body(early).put("/partners/" + slug).then().statusCode(200);
    bearer(token).queryParam("asOf", tomorrow).get("/stories").then().statusCode(200);
    bearer(tokenOf(slug, "syndicate"))
        .queryParam("asOf", tomorrow)
        .get("/stories")
        .then()
        .statusCode(403);
  }

  @Test
  void bearsItsNameOnItsTokens() {
    String slug = create(draft(slug()));
    tokenOf(slug);
    as("admin")
        .get("/tokens")
        .then()
        .statusCode(200)
        .body("items.findAll { it.partner == '" + slug + "' }.role", contains("partner"))
        .body("items.findAll { it.role == 'admin' }", everyItem(not(hasKey("partner"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "slug | me | reserved",
        "slug | Kyiv Weekly | must match",
        "name | | must not be null",
        "text | some | must match",
        "delay | -P1D | ISO 8601",
        "delay | P400D | ISO 8601",
        "delay | PT0.5S | ISO 8601",
        "delay | soon | ISO 8601",
        "delay | P99999999999999999999D | ISO 8601",
        "licence | free for all | SPDX",
        "licence | MIT | SPDX",
        "licence | https:// | SPDX",
        "licence | javascript:alert(1) | SPDX"
      })
  void isRefusedWithAFieldThatIsWrong(String field, String value, String detail) {
    Map<String, Object> draft = draft(slug());
    draft.put(field, value);
    refused(draft)
        .body("violations.pointer", contains("/" + field))
        .body("violations[0].detail", containsString(detail));
  }

  @Test
  void isRefusedWithAllThatIsWrong() {
    Map<String, Object> draft = draft(slug());
    draft.put("colour", "red");
    draft.put("sections", List.of("world", "World News"));
    draft.put("limits", Map.of("perMinute", 0, "burst", 1_000_000_000_000L, "perDay", 1));
    refused(draft)
        .body("violations.pointer", hasItem("/colour"))
        .body("violations.pointer", hasItem("/sections/1"))
        .body("violations.pointer", hasItem("/limits/perMinute"))
        .body("violations.pointer", hasItem("/limits/burst"))
        .body("violations.pointer", hasItem("/limits/perDay"));
    Map<String, Object> early = draft(slug());
    early.put("embargoed", true);
    refused(early).body("violations.pointer", contains("/delay"));
  }

  @Test
  void namesAPartnerThatIsNoneAndARoleThatHasNone() {
    admin()
        .body(Map.of("name", "x", "role", "partner", "partner", "there-is-none"))
        .post("/tokens")
        .then()
        .statusCode(400)
        .body("violations[0].pointer", equalTo("/partner"))
        .body("violations[0].detail", containsString("/api/v1/partners"));
    admin()
        .body(Map.of("name", "x", "role", "editor", "partner", create(draft(slug()))))
        .post("/tokens")
        .then()
        .statusCode(400)
        .body("violations[0].detail", containsString("role partner only"));
  }
}
