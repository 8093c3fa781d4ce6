package org.dateline.webhook;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.dateline.access.Partners;
import org.dateline.change.ChangeWatch;
import org.dateline.change.Changes;
import org.dateline.http.JsonReader;
import org.junit.jupiter.api.Test;

/** Webhooks when receivers, replicas and networks are not as they should be. */
@QuarkusTest
class WebhookFaultTest extends WebhookFixture {

  @Inject FanOut fanOut;
  @Inject Deliveries deliveries;
  @Inject Changes changes;
  @Inject Partners partners;
  @Inject Courier courier;
  @Inject ChangeWatch watch;
  @Inject JsonReader json;

  private static Map<String, Object> last(Object id) {
    return deliveries(id).get(0);
  }

  private static String error(Object id) {
    return (String) last(id).get("error");
  }

  @Test
  void isHeldUpByNoHostileReceiver() throws Exception {
    String section = section();
    AtomicInteger followed = new AtomicInteger();
    try (Receiver inside =
            new Receiver(
                (told, exchange) -> {
                  followed.incrementAndGet();
                  exchange.sendResponseHeaders(204, -1);
                });
        Receiver redirecting =
            new Receiver(
                (told, exchange) -> {
                  exchange.getResponseHeaders().add("Location", inside.url());
                  exchange.sendResponseHeaders(307, -1);
                });
        Receiver willing = Receiver.willing()) {
      Map<String, HostileReceiver.Manner> manners =
          Map.of(
              "never answers", HostileReceiver.NEVER_ANSWERS,
              "endless body", HostileReceiver.ENDLESS_BODY,
              "one byte a second", HostileReceiver.ONE_BYTE_A_SECOND,
              "endless headers", HostileReceiver.ENDLESS_HEADERS,
              "closes at once", HostileReceiver.CLOSES_AT_ONCE,
              "no HTTP", HostileReceiver.NO_HTTP);
      List<HostileReceiver> hostile = new ArrayList<>();
      Map<String, Object> ids = new HashMap<>();
      try {
        for (var manner : manners.entrySet()) {
          HostileReceiver one = new HostileReceiver(manner.getValue());
          hostile.add(one);
          ids.put(manner.getKey(), subscribe(one.url(), section).get("id"));
        }
        ids.put("redirects", subscribe(redirecting.url(), section).get("id"));
        subscribe(willing.url(), section);

        for (int i = 0; i < 5; i++) {
          String slug = slug();
          publish(slug, section);
          // Less than it takes to lose patience with one of the others.
          Receiver.await(
              "it is told", Duration.ofSeconds(8), () -> willing.about(slug).size() == 1);
        }
        Receiver.await(
            "each hostile one has failed",
            Duration.ofSeconds(60),
            () ->
                ids.values().stream()
                    .allMatch(id -> deliveries(id).stream().anyMatch(d -> d.get("error") != null)));
      } finally {
        for (HostileReceiver one : hostile) {
          one.close();
        }
      }
      assertEquals(0, followed.get(), "no redirect is followed");
      assertTrue(errors(ids.get("redirects")).contains("The receiver answered 307"));
      assertTrue(errors(ids.get("endless body")).contains("The receiver answered 500"));
      String late = "There was no whole answer within 10 seconds";
      assertTrue(errors(ids.get("never answers")).contains(late));
      assertTrue(errors(ids.get("one byte a second")).contains(late));
      for (Map<String, Object> delivery : deliveries(ids.get("endless body"))) {
        Map<?, ?> response = (Map<?, ?>) delivery.get("response");
        assertTrue(response == null || ((String) response.get("body")).length() <= 1024);
      }
      for (Object id : ids.values()) {
        webhook(id).body("failingSince", notNullValue()).body("disabledAt", nullValue());
        partner().header("If-Match", "*").delete("/webhooks/" + id).then().statusCode(204);
      }
    }
  }

  private static Set<String> errors(Object id) {
    Set<String> errors = new HashSet<>();
    deliveries(id).forEach(d -> errors.add(String.valueOf(d.get("error"))));
    return errors;
  }

  @Test
  void keepsTheOrderOfAnItemWhileOthersGoOn() throws Exception {
    String section = section();
    String stuck = slug();
    String free = slug();
    AtomicBoolean refuses = new AtomicBoolean(true);
    try (Receiver receiver =
        new Receiver(
            (told, exchange) -> {
              boolean no = refuses.get() && told.body().contains(stuck);
              exchange.sendResponseHeaders(no ? 503 : 204, -1);
            })) {
      Object id = subscribe(receiver.url(), section).get("id");
      publish(stuck, section);
      Receiver.await("it is tried", SOON, () -> receiver.about(stuck).size() == 1);
      correct(stuck, "Stuck again");
      publish(free, section);
      correct(free, "Free again");
      Receiver.await("the other goes on", SOON, () -> receiver.about(free).size() == 2);
      assertEquals(0, receiver.about("Stuck again").size(), "the later waits for the earlier");

      refuses.set(false);
      Receiver.await(
          "the later follows at last",
          SOON,
          () -> {
            hurry(id);
            return !receiver.about("Stuck again").isEmpty();
          });
      List<Receiver.Told> told = receiver.about(stuck);
      assertTrue(told.size() >= 3, "one was tried again");
      assertEquals(
          1,
          told.stream().limit(told.size() - 1).map(t -> t.header("webhook-id")).distinct().count(),
          "the same message each time, and the later one last");
      assertTrue(told.get(told.size() - 1).body().contains("Stuck again"));
      Receiver.await(
          "it has recovered", SOON, () -> webhook(id).extract().path("failingSince") == null);
    }
  }

  @Test
  void triesAgainByItselfAfterSomeSeconds() throws Exception {
    AtomicInteger number = new AtomicInteger();
    try (Receiver receiver =
        new Receiver(
            (told, exchange) ->
                exchange.sendResponseHeaders(number.incrementAndGet() == 1 ? 500 : 200, -1))) {
      String section = section();
      Object id = subscribe(receiver.url(), section).get("id");
      publish(slug(), section);
      Receiver.await("it is tried twice", SOON, () -> receiver.told.size() == 2);
      Duration pause = Duration.between(receiver.told.get(0).at(), receiver.told.get(1).at());
      assertTrue(pause.toMillis() >= 4900, "after " + pause);
      Receiver.await("it has arrived", SOON, () -> "delivered".equals(last(id).get("state")));
      assertEquals(2, last(id).get("attempts"));
    }
  }

  @Test
  void disablesWhoTakesNothingForADayAndGoesOnWhenEnabled() throws Exception {
    AtomicBoolean refuses = new AtomicBoolean(true);
    try (Receiver receiver =
        new Receiver(
            (told, exchange) -> exchange.sendResponseHeaders(refuses.get() ? 500 : 200, -1))) {
      String section = section();
      Object id = subscribe(receiver.url(), section).get("id");
      publish(slug(), section);
      Receiver.await("it fails", SOON, () -> webhook(id).extract().path("failingSince") != null);
      webhook(id).body("disabledAt", nullValue());
      // A day later.
      sql(
          "update subscription set failing_since = now() - interval '25 hours' where slug = :id",
          id);
      sql(
          "update delivery set tried_since = now() - interval '25 hours' where subscription ="
              + " (select s.id from subscription s where s.slug = :id)",
          id);
      hurry(id);
      Receiver.await(
          "it is disabled", SOON, () -> webhook(id).extract().path("disabledAt") != null);
      webhook(id).body("disabledReason", containsString("The receiver answered 500"));
      assertEquals("failed", last(id).get("state"));

      refuses.set(false);
      String missed = slug();
      publish(missed, section);
      Receiver.await("it is noted", SOON, () -> deliveries(id).size() == 2);
      Thread.sleep(1500);
      assertEquals(0, receiver.about(missed).size(), "nothing is sent while it is disabled");
      partner()
          .post("/webhooks/" + id + "/enable")
          .then()
          .statusCode(200)
          .body("disabledAt", nullValue())
          .body("disabledReason", nullValue());
      Receiver.await("what it missed is told", SOON, () -> receiver.about(missed).size() == 1);
    }
  }

  @Test
  void disablesAtOnceWhoHasGone() throws Exception {
    try (Receiver receiver =
        new Receiver((told, exchange) -> exchange.sendResponseHeaders(410, -1))) {
      String section = section();
      Object id = subscribe(receiver.url(), section).get("id");
      publish(slug(), section);
      Receiver.await(
          "it is disabled", SOON, () -> webhook(id).extract().path("disabledAt") != null);
      webhook(id).body("disabledReason", equalTo("The receiver answered 410 Gone"));
      assertEquals(1, receiver.told.size());
    }
  }

  @Test
  void sendsNothingToAnAddressThatIsInside() {
    String section = section();
    Object id = subscribe("https://partner.example/", section).get("id");
    // As if the rules had been other ones when it was subscribed.
    sql("update subscription set url = 'https://169.254.169.254/latest' where slug = :id", id);
    publish(slug(), section);
    Receiver.await("it fails", SOON, () -> !deliveries(id).isEmpty() && error(id) != null);
    assertEquals(
        "Nothing was sent: the URL must not lead to an address that is not on the public internet",
        error(id));
    partner()
        .post("/webhooks/" + id + "/ping")
        .then()
        .statusCode(200)
        .body("delivered", equalTo(false))
        .body("error", containsString("not on the public internet"));
    partner().header("If-Match", "*").delete("/webhooks/" + id).then().statusCode(204);
  }

  @Test
  void redeliversWhatAKilledReplicaHadClaimed() throws Exception {
    try (Receiver receiver = Receiver.willing()) {
      String section = section();
      Object id = subscribe(receiver.url(), section).get("id");
      publish(slug(), section);
      Receiver.await("it is told", SOON, () -> "delivered".equals(stateOf(id)));
      Instant lease = Instant.now().plusSeconds(3);
      // What a replica leaves behind that was killed while it waited for the answer.
      sql(
          "update delivery set done_at = null, delivered = null, due = now() + interval '3 seconds',"
              + " leased_until = now() + interval '3 seconds' where subscription ="
              + " (select s.id from subscription s where s.slug = :id)",
          id);
      partner()
          .post("/webhooks/" + id + "/deliveries/" + last(id).get("id") + "/redeliver")
          .then()
          .statusCode(409);
      Receiver.await("it is told again", SOON, () -> receiver.told.size() == 2);
      assertTrue(
          receiver.told.get(1).at().isAfter(lease.minusMillis(500)), "not while the lease holds");
    }
  }

  private static Object stateOf(Object id) {
    List<Map<String, Object>> all = deliveries(id);
    return all.isEmpty() ? null : all.get(0).get("state");
  }

  @Test
  void twoReplicasNeverDeliverTheSame() throws Exception {
    Worker other = new Worker(fanOut, deliveries, changes, partners, courier, watch, json);
    other.start();
    try (Receiver receiver =
        new Receiver(
            (told, exchange) -> {
              pause();
              exchange.sendResponseHeaders(204, -1);
            })) {
      String section = section();
      Object id = subscribe(receiver.url(), section).get("id");
      List<String> slugs = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String slug = slug();
        slugs.add(slug);
        publish(slug, section);
        correct(slug, "Corrected");
      }
      Receiver.await("all is told", SOON, () -> receiver.told.size() >= 24);
      Thread.sleep(1500);
      assertEquals(24, receiver.told.size());
      assertEquals(24, receiver.told.stream().map(t -> t.header("webhook-id")).distinct().count());
      for (String slug : slugs) {
        List<Receiver.Told> told = receiver.about(slug);
        assertTrue(told.get(0).body().contains("article.published"));
        assertTrue(told.get(1).body().contains("article.corrected"));
      }
      assertTrue(
          deliveries(id).stream().allMatch(d -> d.get("attempts").equals(1)), "each tried once");
    } finally {
      other.stop();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
