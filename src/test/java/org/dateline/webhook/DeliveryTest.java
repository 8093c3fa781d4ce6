package org.dateline.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows from an attempt. */
class DeliveryTest {

  private static final Instant BEGIN = Instant.parse("2024-01-10T12:00:00Z");
  private static final Answer REFUSED = Answer.of(500, "no", 3, Duration.ZERO);

  private static Delivery delivery(Instant failingSince) {
    return new Delivery(1, 2, 3, "article/a", 1, BEGIN, failingSince);
  }

  @Test
  void isDoneWhenItHasArrived() {
    Delivery.Outcome outcome = delivery(null).succeeded(Answer.of(204, "", 3, Duration.ZERO));
    assertTrue(outcome.done() && outcome.delivered());
    assertNull(outcome.error());
  }

  @Test
  void isTriedEverMoreSlowlyForADayAndThenGivenUp() {
    List<Long> pauses = new ArrayList<>();
    Instant now = BEGIN;
    Delivery.Outcome outcome = delivery(BEGIN).failed(REFUSED, now, 0);
    while (!outcome.done()) {
      pauses.add(Duration.between(now, outcome.next()).toSeconds());
      now = outcome.next();
      outcome = delivery(BEGIN).failed(REFUSED, now, 0);
    }
    assertEquals(List.of(5L, 15L, 45L, 135L, 405L, 1215L, 3645L, 10935L), pauses.subList(0, 8));
    assertEquals(Duration.ofHours(24), Duration.between(BEGIN, now), "the last try");
    assertTrue(pauses.stream().allMatch(p -> p <= Duration.ofHours(4).toSeconds()));
    assertFalse(outcome.delivered());
    assertEquals(
        "Nothing has arrived for 24 hours; at last: The receiver answered 500", outcome.disable());
  }

  @Test
  void disablesNobodyToWhomOtherThingsHaveArrived() {
    Instant late = BEGIN.plus(Duration.ofHours(25));
    Delivery.Outcome outcome = delivery(late.minus(Duration.ofHours(2))).failed(REFUSED, late, 0);
    assertTrue(outcome.done());
    assertNull(outcome.disable());
  }

  @Test
  void spreadsWhatComesBack() {
    Instant early = delivery(null).failed(REFUSED, BEGIN, 0).next();
    Instant late = delivery(null).failed(REFUSED, BEGIN, 1).next();
    assertEquals(Duration.ofSeconds(1), Duration.between(early, late));
  }

  @Test
  void stopsAtOnceWhenTheReceiverHasGone() {
    Delivery.Outcome outcome =
        delivery(null).failed(Answer.of(410, "", 3, Duration.ZERO), BEGIN, 0);
    assertTrue(outcome.done());
    assertEquals("The receiver answered 410 Gone", outcome.disable());
  }

  @Test
  void waitsAsLongAsTheReceiverAsksWithinBounds() {
    assertEquals(Duration.ofMinutes(2), pause(Duration.ofMinutes(2)));
    assertEquals(Duration.ofSeconds(5), pause(Duration.ofSeconds(1)), "no shorter than otherwise");
    assertEquals(Duration.ofHours(4), pause(Duration.ofDays(300)), "no longer than ever");
  }

  private static Duration pause(Duration asked) {
    Answer answer = Answer.of(503, "", 3, asked);
    return Duration.between(BEGIN, delivery(null).failed(answer, BEGIN, 0).next());
  }

  @Test
  void readsRetryAfterInBothForms() {
    assertEquals(Duration.ofSeconds(120), Attempt.retryAfter("120", BEGIN));
    assertEquals(Duration.ofMinutes(1), Attempt.retryAfter("Wed, 10 Jan 2024 12:01:00 GMT", BEGIN));
    for (String nothing : List.of("soon", "-1", "Wed, 10 Jan 2024 11:00:00 GMT", "")) {
      assertEquals(Duration.ZERO, Attempt.retryAfter(nothing, BEGIN), nothing);
    }
    assertEquals(Duration.ZERO, Attempt.retryAfter(null, BEGIN));
  }
}
