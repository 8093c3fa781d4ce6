package org.dateline.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dateline.change.Change;
import org.dateline.change.Changes;
import org.dateline.http.JsonReader;
import org.dateline.http.ListParams;
import org.dateline.http.Listing;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Sort;

/** The deliveries, as their owners look at them. */
@ApplicationScoped
class DeliveryLog {

  /** With what a list needs. */
  private static final String TABLE = "(select d.*, cast(d.id as text) as slug from delivery d)";

  private static final Sort NEWEST = new Sort(new Sort.Key("id", "v.id", "bigint"), true);

  private static final Map<String, String> STATES =
      Map.of(
          "waiting", "v.done_at is null",
          "delivered", "v.done_at is not null and v.delivered",
          "failed", "v.done_at is not null and not v.delivered");

  static final List<String> WORDS = List.of("waiting", "delivered", "failed");

  private final EntityManager em;
  private final Changes changes;
  private final JsonReader json;

  DeliveryLog(EntityManager em, Changes changes, JsonReader json) {
    this.em = em;
    this.changes = changes;
    this.json = json;
  }

  /** A subscription's, the newest first. */
  Page<DeliveryView> page(Subscription one, String state, ListParams window) {
    Listing listing =
        new Listing(TABLE, NEWEST).and("v.subscription = :subscription", "subscription", one.id);
    if (state != null) {
      listing.and(STATES.get(state));
    }
    return listing.page(em, window, false, ids -> views(one, ids), DeliveryView::id);
  }

  /**
   * One of a subscription's.
   *
   * @throws Problem 404 if there is no such one
   */
  DeliveryView get(Subscription one, String written) {
    long id = written.matches("[0-9]{1,18}") ? Long.parseLong(written) : -1;
    return views(one, List.of(id)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                Problem.notFound(
                    "delivery", written, "/api/v1/webhooks/" + one.slug + "/deliveries"));
  }

  /** What is sent as this message. */
  DeliveryView.Request request(String id, Message message) {
    return new DeliveryView.Request(id, json.write(message), message);
  }

  @SuppressWarnings("unchecked")
  private List<DeliveryView> views(Subscription one, List<Long> ids) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select d.id, d.change, d.created_at, d.done_at, d.delivered, d.attempts, d.attempted_at, d.took_ms,"
                    + " d.due, d.status, d.answer, d.error from delivery d"
                    + " where d.subscription = :subscription and d.id in (:ids)")
            .setParameter("subscription", one.id)
            .setParameter("ids", ids)
            .getResultList();
    Map<Long, Change> told =
        changes.of(rows.stream().map(r -> ((Number) r[1]).longValue()).toList());
    return rows.stream().map(r -> view(one, r, told.get(((Number) r[1]).longValue()))).toList();
  }

  private DeliveryView view(Subscription one, Object[] row, Change change) {
    long id = ((Number) row[0]).longValue();
    boolean done = row[3] != null;
    String state = !done ? "waiting" : (Boolean) row[4] ? "delivered" : "failed";
    Integer status = (Integer) row[9];
    return new DeliveryView(
        id,
        state,
        (Instant) row[2],
        (Instant) row[3],
        (Integer) row[5],
        (Instant) row[6],
        (Integer) row[7],
        done || one.disabledAt != null ? null : (Instant) row[8],
        request(Task.messageId(one.slug, id), Message.of(change)),
        status == null ? null : new DeliveryView.Response(status, (String) row[10]),
        (String) row[11]);
  }
}
