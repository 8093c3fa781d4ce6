package org.dateline.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dateline.access.Actor;
import org.dateline.access.Audit;
import org.dateline.change.Changes;
import org.dateline.http.Findings;
import org.dateline.http.IfMatch;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;

/** Writes down who wants to be told of what. */
@ApplicationScoped
class SubscriptionEditor {

  private static final int MOST_OF_AN_OWNER = 100;
  private static final int MOST_AGAIN = 10_000;

  private final EntityManager em;
  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final FanOut fanOut;
  private final Changes changes;
  private final Targets targets;
  private final Actor actor;
  private final Audit audit;

  SubscriptionEditor(
      EntityManager em,
      Subscriptions subscriptions,
      Deliveries deliveries,
      FanOut fanOut,
      Changes changes,
      Targets targets,
      Actor actor,
      Audit audit) {
    this.em = em;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.fanOut = fanOut;
    this.changes = changes;
    this.targets = targets;
    this.actor = actor;
    this.audit = audit;
  }

  /**
   * A new one, which is told of what changes from now on.
   *
   * @throws Problem 400 with all that is wrong with it, 409 if its owner has too many
   */
  @Transactional
  Subscription create(WebhookDraft draft, Findings findings) {
    Set<String> story = refuse(draft, findings);
    String owner = subscriptions.owner();
    String partner = actor.terms().partner();
    if (subscriptions.countOf(owner, partner) >= MOST_OF_AN_OWNER) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "\"" + owner + "\" has " + MOST_OF_AN_OWNER + " webhooks; delete one first");
    }
    Subscription one = new Subscription(owner, partner, changes.last());
    one.want(draft, story);
    subscriptions.persistAndFlush(one);
    note("create", one, one.url);
    return one;
  }

  /** What is wanted instead. */
  @Transactional
  Subscription update(String slug, String ifMatch, WebhookDraft draft, Findings findings) {
    Subscription one = lock(slug);
    require(one, ifMatch);
    Set<String> story = refuse(draft, findings);
    one.want(draft, story);
    note("update", one, one.url);
    return one;
  }

  /** Ends it, with all that was still to be delivered. */
  @Transactional
  void delete(String slug, String ifMatch) {
    Subscription one = lock(slug);
    require(one, ifMatch);
    subscriptions.delete(one);
    note("delete", one, one.url);
  }

  /** A new secret. */
  @Transactional
  Subscription rotate(String slug) {
    Subscription one = lock(slug);
    one.rotate();
    note("secret", one, null);
    return one;
  }

  /** Goes on with one that was disabled, with all that it has missed. */
  @Transactional
  Subscription enable(String slug) {
    Subscription one = lock(slug);
    if (one.disabledAt != null) {
      one.enable();
      deliveries.resume(one.id);
      note("enable", one, null);
    }
    return one;
  }

  /**
   * Delivers one again.
   *
   * @throws Problem 409 while it is being delivered
   */
  @Transactional
  void again(Subscription one, long delivery) {
    if (!deliveries.again(delivery)) {
      throw Problem.of(
          ProblemType.CONFLICT, "The delivery " + delivery + " is under way at this moment");
    }
    note("redeliver", one, Long.toString(delivery));
  }

  /**
   * Delivers again all that became visible since a moment, also what was delivered, and what was
   * published before the webhook was there.
   *
   * @return how many
   */
  @Transactional
  int again(String slug, Instant since) {
    Subscription one = lock(slug);
    List<Deliveries.Wanted> wanted = fanOut.past(one, since, MOST_AGAIN + 1);
    if (wanted.size() > MOST_AGAIN) {
      throw Problem.parameter(
          "since",
          since.toString(),
          "\"since\" takes a moment since which no more than "
              + MOST_AGAIN
              + " changes are to be told; take over more with /api/v1/changes");
    }
    deliveries.addAgain(wanted);
    note("redeliver", one, "since " + since);
    return wanted.size();
  }

  private Set<String> refuse(WebhookDraft draft, Findings findings) {
    Set<String> story = draft == null ? Set.of() : check(draft, findings);
    findings.refuse(ProblemType.INVALID_BODY, "The webhook");
    return story;
  }

  private Set<String> check(WebhookDraft draft, Findings findings) {
    if (draft.url() != null && !findings.under("/url")) {
      try {
        targets.read(draft.url());
      } catch (ForbiddenTarget e) {
        findings.add("/url", draft.url(), e.getMessage());
      }
    }
    if (draft.section() != null && !actor.terms().allows(draft.section())) {
      Object[] allowed = actor.terms().sections().stream().sorted().toArray();
      findings.add("/section", draft.section(), "is not among your sections", allowed);
    }
    if (draft.story() == null || findings.under("/story")) {
      return Set.of();
    }
    // So that no renaming of the story is told in between.
    em.createNativeQuery(
            "select c.seq from change_cursor c where c.consumer = 'webhook' for update")
        .getSingleResult();
    Set<String> slugs = changes.slugsOfStory(draft.story());
    if (slugs.isEmpty()) {
      findings.add("/story", draft.story(), "is not the slug of a story; see /api/v1/stories");
    }
    return slugs;
  }

  private Subscription lock(String slug) {
    Subscription one = subscriptions.get(slug);
    em.lock(one, LockModeType.PESSIMISTIC_WRITE);
    em.refresh(one);
    return one;
  }

  private static void require(Subscription one, String ifMatch) {
    String where = "/api/v1/webhooks/" + one.slug;
    IfMatch.require(ifMatch, one.tag(), "The webhook \"" + one.slug + "\"", where);
  }

  private void note(String action, Subscription one, String detail) {
    audit.note("webhook." + action, "webhook", one.slug, null, detail);
  }
}
