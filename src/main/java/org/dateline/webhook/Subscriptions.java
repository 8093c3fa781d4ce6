package org.dateline.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dateline.access.Actor;
import org.dateline.access.Terms;
import org.dateline.http.ListParams;
import org.dateline.http.Listing;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Right;
import org.dateline.http.Sort;
import org.hibernate.jpa.HibernateHints;

/** The subscriptions. Each belongs to somebody, and others do not see it. */
@ApplicationScoped
class Subscriptions implements PanacheRepositoryBase<Subscription, Long> {

  /** How long changes are kept for one that is disabled. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final Sort NEWEST =
      new Sort(new Sort.Key("created", "v.created_at", "timestamptz"), true);

  private final Actor actor;

  Subscriptions(Actor actor) {
    this.actor = actor;
  }

  /** Whose subscriptions the caller has: its partner's, or its own. */
  String owner() {
    Terms terms = actor.terms();
    return terms.partner() == null ? actor.name() : terms.partner();
  }

  private boolean isCallers(Subscription one) {
    String partner = actor.terms().partner();
    return actor.may(Right.PARTNER)
        || (partner == null
            ? one.partner == null && one.owner.equals(actor.name())
            : partner.equals(one.partner));
  }

  /**
   * One of the caller's.
   *
   * @throws Problem 404 if there is none, or it is someone else's
   */
  Subscription get(String slug) {
    return find("slug", slug)
        .firstResultOptional()
        .filter(this::isCallers)
        .orElseThrow(() -> Problem.notFound("webhook", slug, "/api/v1/webhooks"));
  }

  /** The caller's, the newest first; everyone's for someone who looks after partners. */
  Page<Subscription> page(ListParams window) {
    Listing listing = new Listing("subscription", NEWEST);
    if (!actor.may(Right.PARTNER)) {
      String partner = actor.terms().partner();
      listing.and("v.owner = :owner", "owner", owner());
      listing.and(partner == null ? "v.partner is null" : "v.partner is not null");
    }
    return listing.page(getEntityManager(), window, false, Subscription.class, s -> s.id);
  }

  long countOf(String owner, String partner) {
    return partner == null
        ? count("owner = ?1 and partner is null", owner)
        : count("partner", partner);
  }

  /** Those that are told, and those that may be told again; only to look at. */
  List<Subscription> live() {
    return find("disabledAt is null or disabledAt > ?1", Instant.now().minus(KEPT))
        // Hibernate would compare all of them with what they were before each statement that
        // follows.
        .withHint(HibernateHints.HINT_READ_ONLY, true)
        .list();
  }

  /** Follows a story to its new slug. */
  void follow(String slug, String target) {
    getEntityManager()
        .createNativeQuery(
            "update subscription set story = :target, revision = revision + 1, updated_at = now(), stories ="
                + " array_append(array_remove(stories, cast(:target as text)), cast(:target as text))"
                + " where stories @> array[cast(:slug as text)]")
        .setParameter("target", target)
        .setParameter("slug", slug)
        .executeUpdate();
  }
}
