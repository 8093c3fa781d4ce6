package org.dateline.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dateline.http.JsonReader;

/**
 * The deliveries that are to be made, as all replicas see them. Each method belongs into a
 * transaction, and does many at once: they go to the database as one JSON text.
 */
@ApplicationScoped
class Deliveries {

  /** How many may be under way to one subscriber; to one that fails, a single one. */
  static final int MOST_AT_ONCE = 16;

  /** Longer than any attempt takes (Courier.PATIENCE). */
  private static final String LEASE = "interval '30 seconds'";

  private static final String ADD =
      "insert into delivery (subscription, change, item, due)"
          + " select o.subscription, o.change, o.item, o.due from json_to_recordset(cast(:rows as json))"
          + " as o(subscription bigint, change bigint, item text, due timestamptz) order by o.change, o.subscription";

  private static final String CLAIM =
      """
      with picked as materialized (
        select c.id from subscription s
        left join json_to_recordset(cast(:busy as json)) as b(id bigint, number int) on b.id = s.id
        cross join lateral (
          select w.id, w.due from delivery w
          where w.subscription = s.id and w.done_at is null and w.due <= statement_timestamp() and not exists (
            select from delivery e
            where e.subscription = w.subscription and e.item = w.item and e.change < w.change and e.done_at is null)
          order by w.due, w.id
          limit greatest(0, case when s.failing_since is null then :most else 1 end - coalesce(b.number, 0))
          for update skip locked) c
        where s.disabled_at is null
        order by c.due limit :free)
      update delivery d set attempts = d.attempts + 1, attempted_at = clock_timestamp(),
        tried_since = coalesce(d.tried_since, clock_timestamp()),
        leased_until = clock_timestamp() + %1$s, due = clock_timestamp() + %1$s
      from picked p, subscription s where d.id = p.id and s.id = d.subscription
      returning d.id, s.id as subscriber, d.change, d.item, d.attempts, d.tried_since, s.failing_since,
        s.slug, s.url, s.partner, s.secret, case when s.old_secret_until > now() then s.old_secret end as older"""
          .formatted(LEASE);

  private static final String OUTCOMES =
      "with o as (select * from json_to_recordset(cast(:outcomes as json)) as o(id bigint, subscription bigint,"
          + " item text, change bigint, attempt int, done boolean, delivered boolean, next timestamptz, status int,"
          + " answer text, error text, took int, disable text)) ";

  /** An attempt whose lease ran out and that another one followed has nothing to say any more. */
  private static final String SETTLE =
      OUTCOMES
          + "update delivery d set done_at = case when o.done then clock_timestamp() end,"
          + " delivered = case when o.done then coalesce(o.delivered, false) end, due = coalesce(o.next, d.due),"
          + " leased_until = null, status = o.status, answer = o.answer, error = o.error, took_ms = o.took"
          + " from o where d.id = o.id and d.attempts = o.attempt and d.done_at is null";

  /** What waits for one that failed has no need to be looked at before. */
  private static final String HOLD_BACK =
      OUTCOMES
          + "update delivery d set due = o.next from o where o.next is not null and d.subscription = o.subscription"
          + " and d.item = o.item and d.change > o.change and d.done_at is null and d.leased_until is null"
          + " and d.due < o.next";

  private static final String RECOVERED =
      OUTCOMES
          + "update subscription s set failing_since = null, updated_at = now(), revision = revision + 1"
          + " where s.failing_since is not null and s.id in (select o.subscription from o where o.delivered)";

  private static final String FAILING =
      OUTCOMES
          + "update subscription s set failing_since = (select min(d.tried_since) from o join delivery d on d.id = o.id"
          + " where o.subscription = s.id), updated_at = now(), revision = revision + 1"
          + " where s.failing_since is null and s.id in (select o.subscription from o where o.took > 0 or o.status > 0"
          + " group by o.subscription having not bool_or(coalesce(o.delivered, false)))";

  private static final String DISABLED =
      OUTCOMES
          + "update subscription s set disabled_at = now(), disabled_reason = o.disable, updated_at = now(),"
          + " revision = revision + 1 from o where o.disable is not null and s.id = o.subscription"
          + " and s.disabled_at is null";

  private final EntityManager em;
  private final JsonReader json;

  Deliveries(EntityManager em, JsonReader json) {
    this.em = em;
    this.json = json;
  }

  /** One that is to be made. */
  record Wanted(long subscription, long change, String item, Instant due) {}

  /** One that was claimed, and for whom. */
  record Claimed(
      Delivery delivery, String slug, String url, String partner, List<byte[]> secrets) {}

  /** How many are under way to a subscriber. */
  record Busy(long id, int number) {}

  /**
   * Begins a round. It does not wait for the disk at the end of this transaction: if the database
   * itself ends just then, all of it is done again, the cursor's move with it, and nothing is lost.
   *
   * <p>All that a round asks for are a few rows by their index. The planner goes by counts that are
   * a minute old, and would rather read the whole table, whose rows come and go faster than that.
   * Before PostgreSQL 18 what is not to be done seems so dear that it would compile it besides;
   * said here as well as for each connection, as a pooler in between loses that.
   */
  void begin() {
    em.createNativeQuery(
            "select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true),"
                + " set_config('enable_bitmapscan', 'off', true), set_config('enable_material', 'off', true),"
                + " set_config('jit', 'off', true)")
        .getSingleResult();
  }

  /** Adds those that are not there yet. */
  void add(List<Wanted> wanted) {
    change(ADD + " on conflict do nothing", "rows", wanted);
  }

  /** Adds those that are not there yet, and makes those that are over again. */
  void addAgain(List<Wanted> wanted) {
    change(
        ADD
            + " on conflict (change, subscription) do update set done_at = null, delivered = null,"
            + " due = excluded.due, tried_since = null where delivery.done_at is not null",
        "rows",
        wanted);
  }

  /** Those of an item that are still to be made go on under its new name, in their order. */
  void rename(String item, String now) {
    em.createNativeQuery("update delivery set item = :now where item = :item and done_at is null")
        .setParameter("now", now)
        .setParameter("item", item)
        .executeUpdate();
  }

  /**
   * Claims what is due: of each item the earliest, of each subscriber a few.
   *
   * @param busy how many each subscriber has under way here
   * @param free how many at most
   */
  @SuppressWarnings("unchecked")
  List<Claimed> claim(Map<Long, Integer> busy, int free) {
    List<Busy> numbers =
        busy.entrySet().stream().map(b -> new Busy(b.getKey(), b.getValue())).toList();
    List<Object[]> rows =
        em.createNativeQuery(CLAIM)
            .setParameter("busy", json.write(numbers))
            .setParameter("most", MOST_AT_ONCE)
            .setParameter("free", free)
            .getResultList();
    return rows.stream().map(Deliveries::claimed).toList();
  }

  private static Claimed claimed(Object[] row) {
    List<byte[]> secrets = new ArrayList<>(List.of((byte[]) row[10]));
    if (row[11] != null) {
      secrets.add((byte[]) row[11]);
    }
    return new Claimed(
        new Delivery(
            ((Number) row[0]).longValue(),
            ((Number) row[1]).longValue(),
            ((Number) row[2]).longValue(),
            (String) row[3],
            (Integer) row[4],
            (Instant) row[5],
            (Instant) row[6]),
        (String) row[7],
        (String) row[8],
        (String) row[9],
        secrets);
  }

  /** Writes down what came of attempts. */
  void settle(Collection<Delivery.Outcome> outcomes) {
    change(SETTLE, "outcomes", outcomes);
    change(RECOVERED, "outcomes", outcomes);
    if (outcomes.stream().anyMatch(o -> !o.delivered())) {
      change(FAILING, "outcomes", outcomes);
      change(HOLD_BACK, "outcomes", outcomes);
      change(DISABLED, "outcomes", outcomes);
    }
  }

  /** Makes one again; false if it is under way at this moment. */
  boolean again(long id) {
    return em.createNativeQuery(
                "update delivery set done_at = null, delivered = null, due = now(), tried_since = null"
                    + " where id = :id and (leased_until is null or leased_until < now())")
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** Tries at once what waits for a subscriber, for another day. */
  void resume(long subscription) {
    em.createNativeQuery(
            "update delivery set due = now(), tried_since = null"
                + " where subscription = :subscription and done_at is null and leased_until is null and due > now()")
        .setParameter("subscription", subscription)
        .executeUpdate();
  }

  /** Forgets some that are older than a moment; how many it were. */
  int forget(Instant before, int most) {
    return em.createNativeQuery(
            "delete from delivery where id in (select id from delivery where created_at < :before"
                + " order by created_at limit :most for update skip locked)")
        .setParameter("before", before)
        .setParameter("most", most)
        .executeUpdate();
  }

  private void change(String sql, String name, Collection<?> rows) {
    if (!rows.isEmpty()) {
      em.createNativeQuery(sql).setParameter(name, json.write(rows)).executeUpdate();
    }
  }
}
