package org.dateline.webhook;

import java.time.Instant;
import org.dateline.access.Terms;
import org.dateline.change.Change;

/**
 * A claimed delivery with what it tells.
 *
 * @param terms what is agreed with its owner now; null if nothing is any more
 */
record Task(Deliveries.Claimed claimed, Change change, Terms terms) {

  /** What keeps it from being told; null if nothing does. */
  Delivery.Outcome refusal(Instant now) {
    Delivery delivery = claimed.delivery();
    if (terms == null) {
      String why = "Its owner is no partner any more";
      return delivery.withheld(why, why);
    }
    // Whoever had an article has to learn that it left the section.
    boolean allowed =
        terms.allows(change.section())
            || change.sectionBefore() != null && terms.allows(change.sectionBefore());
    if (!allowed) {
      return delivery.withheld("Its owner may not take this section any more", null);
    }
    Instant from = change.recordedAt().plus(terms.delay());
    return from.isAfter(now) ? delivery.postponed(from) : null;
  }

  /** What is sent. */
  Letter letter(String body) {
    Delivery delivery = claimed.delivery();
    String id = messageId(claimed.slug(), delivery.id());
    return new Letter(claimed.url(), id, body, claimed.secrets(), delivery.attempt());
  }

  /** The {@code webhook-id} of a delivery, each time that it is sent. */
  static String messageId(String subscription, long delivery) {
    return "msg_" + subscription.replace("-", "") + "_" + delivery;
  }
}
