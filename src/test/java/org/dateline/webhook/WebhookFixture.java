package org.dateline.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dateline.ApiTest;

/** What the tests of webhooks share: subscribing, and publishing something to be told of. */
abstract class WebhookFixture extends ApiTest {

  static final Duration SOON = Duration.ofSeconds(20);

  @Inject EntityManager em;
  @Inject Worker worker;

  static String slug() {
    return "told-" + UUID.randomUUID();
  }

  /** A section of its own, so that each test is told only of its own articles. */
  static String section() {
    return "desk-" + UUID.randomUUID().toString().substring(0, 13);
  }

  static Map<String, Object> subscribe(String url, String section) {
    return as("partner")
        .contentType("application/json")
        .body(Map.of("url", url, "section", section))
        .post("/webhooks")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getMap("");
  }

  static void publish(String slug, String section) {
    publishArticle(slug, STORY, section);
  }

  static void correct(String slug, String headline) {
    changeArticle(slug, Map.of("headline", headline), "corrected", headline);
  }

  static RequestSpecification partner() {
    return as("partner");
  }

  static ValidatableResponse webhook(Object id) {
    return partner().get("/webhooks/" + id).then().statusCode(200);
  }

  static List<Map<String, Object>> deliveries(Object id) {
    return partner()
        .get("/webhooks/" + id + "/deliveries")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items");
  }

  /** Changes what only time would. */
  int sql(String sql, Object id) {
    int changed =
        QuarkusTransaction.requiringNew()
            .call(() -> em.createNativeQuery(sql).setParameter("id", id).executeUpdate());
    worker.wake();
    return changed;
  }

  /** Lets what waits for its next attempt be due now. */
  void hurry(Object id) {
    sql(
        "update delivery set due = now() where done_at is null and leased_until is null and subscription ="
            + " (select s.id from subscription s where s.slug = :id)",
        id);
  }
}
