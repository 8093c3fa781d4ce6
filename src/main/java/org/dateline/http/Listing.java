package org.dateline.http;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * One list query: rows of one table (as {@code v}) under conditions, in a keyset order, a page at a
 * time. It finds ids only, from an index where there is one; the entities are then read by id,
 * without what a list does not show.
 */
public final class Listing {

  /** How many matches of a search are looked at, the newest first. */
  private static final int MOST_RANKED = 500;

  /**
   * The newest matches without looking at all of them. The time that there is content from is cut
   * into four slices, the newest the shortest, which are gone through until there are enough: a
   * frequent word fills up in the first one, and for a rare one all of its matches are few. In the
   * last slice the time must not be looked up in an index, as that would be all of the index.
   */
  private static final String NEWEST_MATCHES =
      """
      select m.id, cast(m.rank as text), m.slug from (
        select c.id, c.slug, ts_rank_cd(c.search, cast(:search as tsquery)) as rank from (
          select s.n, t.last - (t.last - t.first) * s.begin as begin, t.last - (t.last - t.first) * s.until as until
          from (select min(published_at) - interval '1 second' as first,
              least(max(published_at), :at) as last from %1$s) t,
            (values (1, 1 / 64.0, 0.0), (2, 1 / 16.0, 1 / 64.0), (3, 1 / 4.0, 1 / 16.0), (4, 1.0, 1 / 4.0)) s(n, begin, until)) w
        cross join lateral (
          (select v.id, v.slug, v.search from %1$s v
            where %2$s and v.published_at > w.begin and v.published_at <= w.until and w.n < 4
            order by v.published_at desc, v.slug desc limit %3$d)
          union all
          (select v.id, v.slug, v.search from %1$s v
            where %2$s and v.published_at + interval '0' <= w.until and w.n = 4
            order by v.published_at desc, v.slug desc limit %3$d)) c
        limit %3$d) m
      order by m.rank desc, m.slug desc""";

  /** The order of what a search found. */
  public static final Comparator<Row> BEST_FIRST =
      Comparator.comparingDouble((Row r) -> Double.parseDouble(r.key))
          .thenComparing(Row::slug)
          .reversed();

  /**
   * Where an item stands in a list.
   *
   * @param key what it is sorted by, as PostgreSQL prints it
   */
  public record Row(long id, String key, String slug) {
    private Cursor edge(boolean forward) {
      return new Cursor(forward, key, slug);
    }
  }

  private final String table;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new TreeMap<>();
  private boolean ranked;
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
   * Keeps only what the words find, ranked: the best of the newest 500 that match, so that a word
   * which occurs everywhere costs no more than a rare one. Needs a condition that names the moment
   * {@code :at}.
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
      ranked = true;
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
    if (ranked) {
      return page(ranked(em), fingerprint(), window, withTotal, load, idOf);
    }
    Cursor cursor = window.cursor == null ? null : Cursor.decode(window.cursor, fingerprint());
    List<Row> rows = rows(em, cursor, window.size());
    Long total = withTotal ? count(em) : null;
    return page(rows, cursor, fingerprint(), window.size(), total, load, idOf);
  }

  /**
   * The same of entities as they are.
   *
   * @param type the entity of this table
   */
  public <E> Page<E> page(
      EntityManager em,
      ListParams window,
      boolean withTotal,
      Class<E> type,
      Function<E, Long> idOf) {
    // By one array: as HQL it would be translated anew for each number of ids.
    Function<List<Long>, List<E>> load = ids -> em.unwrap(Session.class).findMultiple(type, ids);
    return page(em, window, withTotal, load, idOf);
  }

  /**
   * One page of what was ranked before.
   *
   * @param ranked the best first; with the same rank, the last slug first
   * @param fingerprint what the client asked for, other than the page
   */
  public static <E> Page<E> page(
      List<Row> ranked,
      String fingerprint,
      ListParams window,
      boolean withTotal,
      Function<List<Long>, List<E>> load,
      Function<E, Long> idOf) {
    Cursor cursor = window.cursor == null ? null : Cursor.decode(window.cursor, fingerprint);
    Stream<Row> rows = ranked.stream();
    if (cursor != null) {
      Row edge = new Row(0, cursor.key(), cursor.slug());
      rows = rows.filter(r -> cursor.forward() == BEST_FIRST.compare(r, edge) > 0);
      rows = rows.filter(r -> BEST_FIRST.compare(r, edge) != 0);
      rows = cursor.forward() ? rows : rows.sorted(BEST_FIRST.reversed());
    }
    List<Row> found = rows.limit(window.size() + 1L).toList();
    Long total = withTotal ? (long) ranked.size() : null;
    return page(found, cursor, fingerprint, window.size(), total, load, idOf);
  }

  /**
   * A page of these rows, one more than it takes if the list goes on.
   *
   * @param rows in the direction of the cursor
   */
  private static <E> Page<E> page(
      List<Row> rows,
      Cursor cursor,
      String fingerprint,
      int limit,
      Long total,
      Function<List<Long>, List<E>> load,
      Function<E, Long> idOf) {
    boolean forward = cursor == null || cursor.forward();
    boolean more = rows.size() > limit;
    List<Row> shown = new ArrayList<>(rows.subList(0, Math.min(limit, rows.size())));
    if (!forward) {
      Collections.reverse(shown);
    }
    String next = null;
    String prev = null;
    if (!shown.isEmpty() && (!forward || more)) {
      next = shown.get(shown.size() - 1).edge(true).encode(fingerprint);
    }
    if (!shown.isEmpty() && (forward ? cursor != null : more)) {
      prev = shown.get(0).edge(false).encode(fingerprint);
    }
    return new Page<>(inOrder(shown, load, idOf), new Page.Position(limit, next, prev, total));
  }

  private static <E> List<E> inOrder(
      List<Row> rows, Function<List<Long>, List<E>> load, Function<E, Long> idOf) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Long> ids = rows.stream().map(Row::id).toList();
    Map<Long, E> found = new TreeMap<>();
    load.apply(ids).forEach(item -> found.put(idOf.apply(item), item));
    return ids.stream().map(found::get).toList();
  }

  private List<Row> rows(EntityManager em, Cursor cursor, int limit) {
    boolean descending = sort.descending() == (cursor == null || cursor.forward());
    String column = sort.key().column();
    String direction = descending ? " desc" : "";
    String beyond =
        cursor == null
            ? ""
            : " and (%s, v.slug) %s (cast(:cursorKey as %s), :cursorSlug)"
                .formatted(column, descending ? "<" : ">", sort.key().type());
    String sql =
        "select v.id, cast(%s as text), v.slug from %s v where %s%s order by %s%s, v.slug%s limit :most"
            .formatted(column, table, where(), beyond, column, direction, direction);
    Query query = query(em, sql);
    if (cursor != null) {
      query.setParameter("cursorKey", cursor.key());
      query.setParameter("cursorSlug", cursor.slug());
    }
    return rows(query.setParameter("most", limit + 1));
  }

  /** The slugs of the first items of the list. */
  public List<String> slugs(EntityManager em, int most) {
    return rows(em, null, most - 1).stream().map(Row::slug).toList();
  }

  /**
   * All that a search found, the best first.
   *
   * @see #matching
   */
  public List<Row> ranked(EntityManager em) {
    return rows(query(em, NEWEST_MATCHES.formatted(table, where(), MOST_RANKED)));
  }

  @SuppressWarnings("unchecked")
  private static List<Row> rows(Query query) {
    List<Object[]> rows = query.getResultList();
    return rows.stream()
        .map(r -> new Row(((Number) r[0]).longValue(), (String) r[1], (String) r[2]))
        .toList();
  }

  private long count(EntityManager em) {
    String sql = "select count(*) from " + table + " v where " + where();
    return ((Number) query(em, sql).getSingleResult()).longValue();
  }

  private String where() {
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  private Query query(EntityManager em, String sql) {
    Query query = em.createNativeQuery(sql);
    values.forEach(query::setParameter);
    return query;
  }

  /** What was asked for, other than the page; cursors are bound to it. */
  public String fingerprint() {
    Map<String, Object> filters = new TreeMap<>(values);
    // "Now" moves on between two pages of one walk through the list.
    filters.remove("at");
    return table + conditions + filters + sort;
  }
}
