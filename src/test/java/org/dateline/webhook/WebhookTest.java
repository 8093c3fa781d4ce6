package org.dateline.webhook;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks, as a partner meets them. */
@QuarkusTest
class WebhookTest extends WebhookFixture {

  private static void verify(String secret, Receiver.Told told) throws Exception {
    new Webhook(secret).verify(told.body(), HttpHeaders.of(told.headers(), (n, v) -> true));
  }

  @Test
  void tellsAnItemsLifeInItsOrderAndSigned() throws Exception {
    try (Receiver receiver = Receiver.willing()) {
      String section = section();
      Map<String, Object> made = subscribe(receiver.url(), section);
      String secret = (String) made.get("secret");
      assertTrue(secret.startsWith("whsec_"), secret);
      String slug = slug();
      publish(slug, section);
      correct(slug, "Told rightly");
      perform("/articles/" + slug, "rename", Map.of("slug", slug + "-new"));
      perform("/articles/" + slug + "-new", "retract", Map.of("reason", "It was made up."));
      publish(slug(), "elsewhere");
      Receiver.await("all four are told", SOON, () -> receiver.told.size() == 4);

      List<String> types = new java.util.ArrayList<>();
      for (Receiver.Told told : receiver.told) {
        verify(secret, told);
        assertEquals("application/json", told.header("Content-Type"));
        types.add(told.body().replaceAll("\\{\"type\":\"([^\"]*)\".*", "$1"));
      }
      assertEquals(
          List.of(
              "article.published", "article.corrected", "article.redirected", "article.retracted"),
          types);
      String corrected = receiver.told.get(1).body();
      assertTrue(corrected.contains("\"note\":\"Told rightly\""), corrected);
      assertTrue(corrected.contains("\"href\":\"/api/v1/articles/" + slug + "\""), corrected);
      assertTrue(receiver.told.get(2).body().contains("\"target\":\"" + slug + "-new\""));

      Receiver.await(
          "it is known to have arrived",
          SOON,
          () ->
              deliveries(made.get("id")).stream()
                  .allMatch(d -> "delivered".equals(d.get("state"))));
      partner()
          .queryParam("limit", 3)
          .get("/webhooks/" + made.get("id") + "/deliveries")
          .then()
          .statusCode(200)
          .header("Link", containsString("rel=\"next\""))
          .body("items.size()", is(3))
          .body("items[0].request.message.type", equalTo("article.retracted"))
          .body("items[0].request.id", equalTo(receiver.told.get(3).header("webhook-id")))
          .body("items[0].request.body", equalTo(receiver.told.get(3).body()))
          .body("items.response.status", everyItem(is(204)))
          .body("items.attempts", everyItem(is(1)))
          .body("items[0].tookMs", greaterThan(0))
          .body("items[0].nextAttemptAt", nullValue());
      partner()
          .queryParam("state", "failed")
          .get("/webhooks/" + made.get("id") + "/deliveries")
          .then()
          .body("items.size()", is(0));
    }
  }

  /** A partner's token is on the partner's terms; a second one's tells what else there was. */
  @Test
  void tellsAPartnerWhatItsTermsAllowAndWhen() throws Exception {
    String section = section();
    String partner = "terms-" + UUID.randomUUID().toString().substring(0, 13);
    Map<String, Object> terms = new HashMap<>();
    terms.put("slug", partner);
    terms.put("name", "Terms");
    terms.put("sections", List.of(section));
    terms.put("text", "full");
    terms.put("delay", "PT1H");
    terms.put("limits", Map.of("perMinute", 600));
    String tag =
        as("admin")
            .contentType("application/json")
            .body(terms)
            .post("/partners")
            .then()
            .statusCode(201)
            .extract()
            .header("ETag");
    String token =
        as("admin")
            .contentType("application/json")
            .body(Map.of("name", partner, "role", "partner", "partner", partner))
            .post("/tokens")
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    try (Receiver receiver = Receiver.willing();
        Receiver everything = Receiver.willing()) {
      String id =
          api()
              .header("Authorization", "Bearer " + token)
              .contentType("application/json")
              .body(Map.of("url", receiver.url(), "kinds", List.of("article")))
              .post("/webhooks")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      String elsewhere = section();
      subscribe(everything.url(), elsewhere);
      String slug = slug();
      publish(slug, section);
      publish(slug + "-elsewhere", elsewhere);
      Receiver.await("the other is told", SOON, () -> everything.told.size() == 1);

      Instant due =
          Instant.parse(
              api()
                  .header("Authorization", "Bearer " + token)
                  .get("/webhooks/" + id + "/deliveries")
                  .then()
                  .body("items.size()", is(1))
                  .body("items[0].attempts", is(0))
                  .extract()
                  .path("items[0].nextAttemptAt"));
      assertTrue(due.isAfter(Instant.now().plusSeconds(3500)), due.toString());
      assertEquals(List.of(), List.copyOf(receiver.told));
      terms.remove("delay");
      as("admin")
          .header("If-Match", tag)
          .contentType("application/json")
          .body(terms)
          .put("/partners/" + partner)
          .then()
          .statusCode(200);
      hurry(id);
      Receiver.await("it is told without a delay", SOON, () -> !receiver.told.isEmpty());
      assertTrue(receiver.told.get(0).body().contains("/api/v1/articles/" + slug + "\""));
    }
  }

  @Test
  void signsWithBothSecretsWhileOneIsRenewed() throws Exception {
    try (Receiver receiver = Receiver.willing()) {
      Map<String, Object> made = subscribe(receiver.url(), section());
      String id = (String) made.get("id");
      String fresh =
          partner()
              .post("/webhooks/" + id + "/secret")
              .then()
              .statusCode(200)
              .body("oldSecretUntil", notNullValue())
              .extract()
              .path("secret");
      partner()
          .post("/webhooks/" + id + "/ping")
          .then()
          .statusCode(200)
          .body("delivered", is(true))
          .body("response.status", is(204))
          .body("request.message.type", equalTo("ping"));
      Receiver.Told both = receiver.told.get(0);
      verify(fresh, both);
      verify((String) made.get("secret"), both);

      sql("update subscription set old_secret_until = now() where slug = :id", id);
      partner().post("/webhooks/" + id + "/ping").then().statusCode(200);
      Receiver.Told one = receiver.told.get(1);
      verify(fresh, one);
      assertThrows(
          WebhookVerificationException.class, () -> verify((String) made.get("secret"), one));
      webhook(id).body("secret", nullValue()).body("oldSecretUntil", nullValue());
    }
  }

  @Test
  void changesOnlyWhatWasSeen() throws Exception {
    try (Receiver receiver = Receiver.willing()) {
      Map<String, Object> made = subscribe(receiver.url(), section());
      String path = "/webhooks/" + made.get("id");
      String tag = webhook(made.get("id")).extract().header("ETag");
      assertEquals(made.get("etag"), tag);
      Map<String, Object> wanted =
          Map.of("url", receiver.url() + "?two", "kinds", List.of("statement", "event"));
      wrong()
          .header("Authorization", "Bearer " + token("partner"))
          .contentType("application/json")
          .body(wanted)
          .put(path)
          .then()
          .statusCode(428);
      String next =
          partner()
              .header("If-Match", tag)
              .contentType("application/json")
              .body(wanted)
              .put(path)
              .then()
              .statusCode(200)
              .body("kinds", equalTo(List.of("event", "statement")))
              .body("section", nullValue())
              .body("secret", nullValue())
              .extract()
              .header("ETag");
      partner().header("If-Match", tag).delete(path).then().statusCode(412).header("ETag", next);
      partner().header("If-None-Match", next).get(path).then().statusCode(304);
      partner().header("If-Match", next).delete(path).then().statusCode(204);
      wrong()
          .header("Authorization", "Bearer " + token("partner"))
          .get(path)
          .then()
          .statusCode(404)
          .body("detail", containsString("/api/v1/webhooks"));
    }
  }

  @Test
  void showsEachOwnerOnlyItsOwnAndAdministratorsAll() {
    Map<String, Object> made = subscribe("https://partner.example/hook", section());
    String stranger =
        as("admin")
            .contentType("application/json")
            .body(Map.of("name", "stranger " + UUID.randomUUID(), "role", "partner"))
            .post("/tokens")
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    String path = "/webhooks/" + made.get("id");
    api()
        .header("Authorization", "Bearer " + stranger)
        .get("/webhooks")
        .then()
        .statusCode(200)
        .body("items.size()", is(0));
    for (String verb :
        List.of("secret", "ping", "enable", "redeliver?since=2026-01-01T00:00:00Z")) {
      api()
          .header("Authorization", "Bearer " + stranger)
          .post(path + "/" + verb)
          .then()
          .statusCode(404);
    }
    api()
        .header("Authorization", "Bearer " + stranger)
        .get(path + "/deliveries")
        .then()
        .statusCode(404);
    api()
        .header("Authorization", "Bearer " + stranger)
        .header("If-Match", "*")
        .delete(path)
        .then()
        .statusCode(404);
    partner().get("/webhooks").then().body("items.id", hasItem(made.get("id")));
    as("admin")
        .queryParam("limit", 100)
        .get("/webhooks")
        .then()
        .body("items.id", hasItem(made.get("id")));
    as("admin").get(path).then().statusCode(200).body("owner", startsWith("the partner"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://10.0.0.1/",
        "https://169.254.169.254/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "https://user:word@partner.example/",
        "https://partner.example/#x",
        "https://localhost/",
        "http://partner.example/",
        "not a url"
      })
  void refusesAHostileUrl(String url) {
    wrong()
        .header("Authorization", "Bearer " + token("partner"))
        .contentType("application/json")
        .body(Map.of("url", url))
        .post("/webhooks")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-body"))
        .body("violations[0].pointer", equalTo("/url"))
        .body("violations[0].value", equalTo(url))
        .body("violations[0].detail", startsWith("must "));
  }

  @Test
  void refusesWhatItCannotFollow() {
    wrong()
        .header("Authorization", "Bearer " + token("partner"))
        .contentType("application/json")
        .body(
            Map.of(
                "url", "https://partner.example/",
                "kinds", List.of("article", "rumour"),
                "story", "no-such-story",
                "section", "No Section",
                "colour", "red"))
        .post("/webhooks")
        .then()
        .statusCode(400)
        .body("violations.pointer", hasItem("/kinds/1"))
        .body("violations.pointer", hasItem("/story"))
        .body("violations.pointer", hasItem("/section"))
        .body("violations.pointer", hasItem("/colour"))
        .body("violations.find { it.pointer == '/story' }.value", equalTo("no-such-story"));
    Map<String, Object> made = subscribe("https://partner.example/hook", section());
    for (String since : List.of("soon", "2001-01-01T00:00:00Z")) {
      partner()
          .queryParam("since", since)
          .post("/webhooks/" + made.get("id") + "/redeliver")
          .then()
          .statusCode(400)
          .body("violations[0].parameter", equalTo("since"));
    }
    partner()
        .post("/webhooks/" + made.get("id") + "/deliveries/0/redeliver")
        .then()
        .statusCode(404);
  }

  @Test
  void followsAStoryAcrossItsRenaming() throws Exception {
    try (Receiver receiver = Receiver.willing()) {
      String story = "story-" + UUID.randomUUID();
      publishStory(story);
      String id =
          partner()
              .contentType("application/json")
              .body(Map.of("url", receiver.url(), "story", story))
              .post("/webhooks")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      perform("/stories/" + story, "rename", Map.of("slug", story + "-new"));
      perform("/stories/" + story + "-new", "retract", Map.of("reason", "It was made up."));
      Receiver.await("both are told", SOON, () -> receiver.told.size() == 2);
      assertTrue(receiver.told.get(0).body().contains("story.redirected"));
      assertTrue(receiver.told.get(1).body().contains("story.retracted"));
      webhook(id).body("story", equalTo(story + "-new"));
    }
  }

  @Test
  void tellsNothingOfThePastUnlessAskedTo() throws Exception {
    try (Receiver receiver = Receiver.willing()) {
      String section = section();
      Instant before = Instant.now();
      String first = slug();
      publish(first, section);
      Map<String, Object> made = subscribe(receiver.url(), section);
      String second = slug();
      publish(second, section);
      Receiver.await("the second is told", SOON, () -> !receiver.about(second).isEmpty());
      assertEquals(List.of(), receiver.about(first));
      Receiver.await(
          "it is settled",
          SOON,
          () -> "delivered".equals(deliveries(made.get("id")).get(0).get("state")));

      partner()
          .queryParam("since", before.toString())
          .post("/webhooks/" + made.get("id") + "/redeliver")
          .then()
          .statusCode(200)
          .body("deliveries", is(2));
      Receiver.await(
          "both are told",
          SOON,
          () -> receiver.about(first).size() == 1 && receiver.about(second).size() == 2);
      String id = receiver.about(second).get(0).header("webhook-id");
      assertEquals(id, receiver.about(second).get(1).header("webhook-id"), "the same message");

      Object delivery = deliveries(made.get("id")).get(0).get("id");
      Receiver.await(
          "all are settled",
          SOON,
          () ->
              deliveries(made.get("id")).stream()
                  .allMatch(d -> "delivered".equals(d.get("state"))));
      partner()
          .post("/webhooks/" + made.get("id") + "/deliveries/" + delivery + "/redeliver")
          .then()
          .statusCode(200)
          .body("state", not(equalTo("failed")));
      Receiver.await("one more is told", SOON, () -> receiver.told.size() == 4);
    }
  }
}
