package org.dateline.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.access.Partners;
import org.dateline.access.Terms;
import org.dateline.change.Change;
import org.dateline.change.ChangeFilter;
import org.dateline.change.Changes;

/**
 * Follows the change log on behalf of all subscribers. The cursor moves in the transaction that
 * writes down what is to be delivered, so that nothing is lost or told twice, wherever it ends; and
 * it is locked, so that of several replicas one does it at a time.
 */
@ApplicationScoped
class FanOut {

  private static final int CHANGES_AT_ONCE = 100;

  private final EntityManager em;
  private final Changes changes;
  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final Partners partners;

  FanOut(
      EntityManager em,
      Changes changes,
      Subscriptions subscriptions,
      Deliveries deliveries,
      Partners partners) {
    this.em = em;
    this.changes = changes;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.partners = partners;
  }

  /**
   * Goes on through the change log. Belongs into a transaction.
   *
   * @return whether there may be more
   */
  boolean next() {
    Number cursor =
        (Number)
            em.createNativeQuery(
                    "select c.seq from change_cursor c where c.consumer = 'webhook' for update skip locked")
                .getSingleResultOrNull();
    if (cursor == null) {
      // Another replica is at it.
      return false;
    }
    List<Change> found =
        changes.after(cursor.longValue(), Long.MAX_VALUE, ChangeFilter.ALL, CHANGES_AT_ONCE);
    if (found.isEmpty()) {
      return false;
    }
    // Read after the changes: whoever subscribed before a change was made is among them.
    List<Follower> followers = followers(subscriptions.live());
    List<Deliveries.Wanted> wanted = new ArrayList<>();
    for (Change change : found) {
      followers.forEach(f -> f.take(change, wanted));
      if (change.target() != null) {
        // What was added until now has to be there to be renamed.
        deliveries.add(wanted);
        wanted.clear();
        follow(change);
      }
    }
    deliveries.add(wanted);
    em.createNativeQuery("update change_cursor set seq = :seq where consumer = 'webhook'")
        .setParameter("seq", found.get(found.size() - 1).seq())
        .executeUpdate();
    return found.size() == CHANGES_AT_ONCE;
  }

  private void follow(Change change) {
    deliveries.rename(change.kind() + "/" + change.slug(), change.item());
    if (change.kind().equals("story")) {
      subscriptions.follow(change.slug(), change.target());
    }
  }

  /** What of the past is to be told to a subscriber again. */
  List<Deliveries.Wanted> past(Subscription one, Instant since, int most) {
    Follower follower = followers(List.of(one)).stream().findFirst().orElse(null);
    List<Deliveries.Wanted> wanted = new ArrayList<>();
    if (follower != null) {
      changes
          .after(changes.lastAt(since), Long.MAX_VALUE, follower.filter, most)
          .forEach(c -> follower.tell(c, wanted));
    }
    return wanted;
  }

  private List<Follower> followers(List<Subscription> live) {
    Map<String, Optional<Terms>> terms = new HashMap<>();
    List<Follower> followers = new ArrayList<>();
    for (Subscription one : live) {
      terms
          .computeIfAbsent(one.partner, partners::terms)
          .ifPresent(t -> followers.add(new Follower(one, t)));
    }
    return followers;
  }

  /** A subscription on its way through the change log. */
  private static final class Follower {
    private final Subscription subscription;
    private final Terms terms;
    private ChangeFilter filter;

    private Follower(Subscription subscription, Terms terms) {
      this.subscription = subscription;
      this.terms = terms;
      filter = subscription.filter(terms);
    }

    private void take(Change change, List<Deliveries.Wanted> wanted) {
      if (change.seq() > subscription.beginsAfter && filter.matches(change)) {
        tell(change, wanted);
      }
      filter = filter.after(change);
    }

    private void tell(Change change, List<Deliveries.Wanted> wanted) {
      Instant due = change.recordedAt().plus(terms.delay());
      wanted.add(new Deliveries.Wanted(subscription.id, change.seq(), change.item(), due));
    }
  }
}
