package org.dateline.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * A delivery that this process has claimed: nobody else tries it until the lease ends. It knows
 * what follows from an attempt.
 *
 * @param attempt number of the attempt that was claimed, from 1
 * @param triedSince when the first attempt began, or the first after it was asked for again
 * @param failingSince since when everything that was sent to the subscriber has failed; null if the
 *     last did not
 */
record Delivery(
    long id,
    long subscription,
    long change,
    String item,
    int attempt,
    Instant triedSince,
    Instant failingSince) {

  /** How long it is tried, and how long a subscriber may fail in everything. */
  static final Duration TRIED_FOR = Duration.ofHours(24);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

  /**
   * What is known after an attempt.
   *
   * @param done whether there will be no other attempt
   * @param next when the next one is due; null if there will be none
   * @param disable why the subscriber is not told anything any more; null if it is
   */
  record Outcome(
      long id,
      long subscription,
      String item,
      long change,
      int attempt,
      boolean done,
      boolean delivered,
      Instant next,
      Integer status,
      String answer,
      String error,
      Integer took,
      String disable) {}

  /** It has arrived. */
  Outcome succeeded(Answer answer) {
    return outcome(answer, true, null, null);
  }

  /**
   * It has not. Pauses grow with the time that it has been tried for, until that is a day; then it
   * is given up, and so is a subscriber that has taken nothing for as long.
   *
   * @param chance from 0 to 1, so that not all come back at once
   */
  Outcome failed(Answer answer, Instant now, double chance) {
    if (answer.isGone()) {
      return outcome(answer, true, null, "The receiver answered 410 Gone");
    }
    Instant end = triedSince.plus(TRIED_FOR);
    if (now.isBefore(end)) {
      Instant next = now.plus(pause(answer.retryAfter(), now, chance));
      return outcome(answer, false, next.isBefore(end) ? next : end, null);
    }
    boolean nothingArrives =
        failingSince != null && Duration.between(failingSince, now).compareTo(TRIED_FOR) >= 0;
    String reason = "Nothing has arrived for 24 hours; at last: " + answer.error();
    return outcome(answer, true, null, nothingArrives ? reason : null);
  }

  /** It may not be told, or not any more. */
  Outcome withheld(String why, String disable) {
    return outcome(Answer.failed(why, 0), true, null, disable);
  }

  /** It may not be told yet. */
  Outcome postponed(Instant until) {
    return outcome(Answer.failed("It is not to be told yet", 0), false, until, null);
  }

  /** Twice as long as it has been tried, and what the receiver asks for, within bounds. */
  private Duration pause(Duration asked, Instant now, double chance) {
    Duration grown = FIRST_PAUSE.plus(Duration.between(triedSince, now).multipliedBy(2));
    Duration longer = grown.compareTo(asked) < 0 ? asked : grown;
    Duration pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    return pause.plusMillis((long) (pause.toMillis() * 0.2 * chance));
  }

  private Outcome outcome(Answer answer, boolean done, Instant next, String disable) {
    return new Outcome(
        id,
        subscription,
        item,
        change,
        attempt,
        done,
        answer.isSuccess(),
        next,
        answer.status(),
        answer.body(),
        answer.error(),
        answer.tookMs(),
        disable);
  }
}
