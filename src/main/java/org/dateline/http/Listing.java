package org.dateline.http;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One list query: rows of one table (as {@code v}) under conditions, in a keyset order, a page at a
 * time. It finds ids only, from an index where there is one; the entities are then read by id,
 * without what a list does not show.
 */
public final class Listing {

  private final String table;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new TreeMap<>();
  private String search;
  private Sort sort;

  public Listing(String table, Sort sort) {
    this.table = table;
    this.sort = sort;
  }

  /** Adds a condition in SQL without any value of a client in it. */
  public Listing and(String condition) {
    conditions.add(condition);
    return this;
  }

  /** Adds a condition in SQL on one named value, unless the value is null. */
  public Listing and(String condition, String name, Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
    return this;
  }

  /**
   * Keeps only what the words find, ranked: the best of the newest thousand that match, so that a
   * word which occurs everywhere costs no more than a rare one.
   *
   * @param query a tsquery, or null for all
   * @param inItsOwnOrder true where the client asked for an order; else the rank is the order
   */
  public Listing matching(String query, boolean inItsOwnOrder) {
    if (query == null) {
      return this;
    }
    and("v.search @@ cast(:search as tsquery)", "search", query);
    if (!inItsOwnOrder) {
      search = query;
      sort = new Sort(new Sort.Key("rank", "v.rank", "real"), true);
    }
    return this;
  }

  /**
   * Reads one page.
   *
   * @param window where the client is in the list, and how many items it wants
   * @param withTotal whether to count the whole list as well
   * @param load reads the entities with these ids, in any order
   * @param idOf the id of an entity
   */
  public <E> Page<E> page(
      EntityManager em,
      ListParams window,
      boolean withTotal,
      Function<List<Long>, List<E>> load,
      Function<E, Long> idOf) {
    int limit = window.size();
    String fingerprint = fingerprint();
    Cursor cursor = window.cursor == null ? null : Cursor.decode(window.cursor, fingerprint);
    boolean forward = cursor == null || cursor.forward();
    List<Object[]> rows = rows(em, cursor, limit);
    boolean more = rows.size() > limit;
    rows = new ArrayList<>(rows.subList(0, Math.min(limit, rows.size())));
    if (!forward) {
      Collections.reverse(rows);
    }
    Page.Position position =
        new Page.Position(
            limit,
            !rows.isEmpty() && (forward ? more : true)
                ? edge(rows.get(rows.size() - 1), true).encode(fingerprint)
                : null,
            !rows.isEmpty() && (forward ? cursor != null : more)
                ? edge(rows.get(0), false).encode(fingerprint)
                : null,
            withTotal ? count(em) : null);
    return new Page<>(inOrder(rows, load, idOf), position);
  }

  private static <E> List<E> inOrder(
      List<Object[]> rows, Function<List<Long>, List<E>> load, Function<E, Long> idOf) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Long> ids = rows.stream().map(row -> ((Number) row[0]).longValue()).toList();
    Map<Long, E> found = new TreeMap<>();
    load.apply(ids).forEach(item -> found.put(idOf.apply(item), item));
    return ids.stream().map(found::get).toList();
  }

  private static Cursor edge(Object[] row, boolean forward) {
    return new Cursor(forward, (String) row[1], (String) row[2]);
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(EntityManager em, Cursor cursor, int limit) {
    boolean descending = sort.descending() == (cursor == null || cursor.forward());
    String column = sort.key().column();
    String direction = descending ? " desc" : "";
    String beyond =
        cursor == null
            ? null
            : "(%s, v.slug) %s (cast(:cursorKey as %s), :cursorSlug)"
                .formatted(column, descending ? "<" : ">", sort.key().type());
    String sql =
        "select v.id, cast(%s as text), v.slug from %s order by %s%s, v.slug%s limit :most"
            .formatted(column, from(beyond), column, direction, direction);
    Query query = query(em, sql);
    if (cursor != null) {
      query.setParameter("cursorKey", cursor.key());
      query.setParameter("cursorSlug", cursor.slug());
    }
    return query.setParameter("most", limit + 1).getResultList();
  }

  private String from(String beyond) {
    if (search == null) {
      return table + " v where " + where() + (beyond == null ? "" : " and " + beyond);
    }
    String candidates =
        "(select v.id, v.slug, ts_rank_cd(v.search, cast(:search as tsquery)) as rank from (select v.* from "
            + table
            + " v where "
            + where()
            + " order by v.published_at desc, v.slug desc limit 1000) v) v";
    return candidates + (beyond == null ? "" : " where " + beyond);
  }

  private long count(EntityManager em) {
    return ((Number) query(em, "select count(*) from " + from(null)).getSingleResult()).longValue();
  }

  /** The conditions, for another query over the same rows. */
  public String where() {
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  /** Another query over the same rows, with the same values. */
  public Query query(EntityManager em, String sql) {
    Query query = em.createNativeQuery(sql);
    values.forEach(query::setParameter);
    return query;
  }

  private String fingerprint() {
    Map<String, Object> filters = new TreeMap<>(values);
    // "Now" moves on between two pages of one walk through the list.
    filters.remove("at");
    return table + conditions + filters + sort;
  }
}
