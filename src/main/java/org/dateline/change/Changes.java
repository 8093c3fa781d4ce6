package org.dateline.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dateline.database.Copy;

/**
 * The change log: what was published, updated, corrected, retracted, moved, in an order that a
 * reader can follow by one number. The database gives the numbers as transactions commit, so that
 * nothing ever becomes visible behind a reader.
 */
@ApplicationScoped
public class Changes {

  private static final String COLLECTED =
      "kind, slug, story, version, change, note, at, section, section_before";

  private final EntityManager em;

  Changes(EntityManager em) {
    this.em = em;
  }

  /** Appends a change. Belongs into the transaction that makes it. */
  public void append(
      String kind,
      String slug,
      String story,
      Integer version,
      String change,
      String note,
      Instant at) {
    append(kind, slug, story, version, change, note, at, null);
  }

  /** Appends that an item has another slug now. Belongs into the transaction that makes it. */
  public void redirect(
      String kind, String slug, String story, Integer version, String target, Instant at) {
    append(kind, slug, story, version, "redirected", null, at, target);
  }

  private void append(
      String kind,
      String slug,
      String story,
      Integer version,
      String change,
      String note,
      Instant at,
      String target) {
    em.flush();
    em.createNativeQuery(
            "insert into change (kind, slug, story, version, change, note, at, target)"
                + " values (:kind, :slug, :story, cast(:version as int), :change, :note, :at, :target)")
        .setParameter("kind", kind)
        .setParameter("slug", slug)
        .setParameter("story", story)
        .setParameter("version", version)
        .setParameter("change", change)
        .setParameter("note", note)
        .setParameter("at", at)
        .setParameter("target", target)
        .executeUpdate();
  }

  /**
   * Begins to collect changes that are too many to be appended one by one. Belongs into the
   * transaction that makes them, which must end with {@link #appendCollected}.
   *
   * @return takes a change a row: kind, slug, story, version, change, note, at, and for an article
   *     its section and the one that it was in before, if that was another
   */
  public Copy collect() {
    em.createNativeQuery(
            "create temporary table collected_change on commit drop as select "
                + COLLECTED
                + " from change with no data")
        .executeUpdate();
    return new Copy("collected_change", List.of(COLLECTED.split(", ")));
  }

  /**
   * Appends what was collected, in the order of its moments. As nobody else can commit a change
   * from here on, it must be the last thing in the transaction.
   */
  public void appendCollected() {
    em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('dateline.change')) as text)")
        .getSingleResult();
    em.createNativeQuery(
            "insert into change (seq, "
                + COLLECTED
                + ") select (select coalesce(max(seq), 0) from change)"
                + " + row_number() over (order by at, kind, slug, version), "
                + COLLECTED
                + " from collected_change")
        .executeUpdate();
    em.createNativeQuery("select cast(pg_notify('dateline_change', '') as text)").getSingleResult();
  }

  /** Whether anything has ever been published. */
  public boolean isEmpty() {
    return last() == 0;
  }

  /** The number of the last change; 0 if there is none. */
  public long last() {
    return ((Number)
            em.createNativeQuery("select coalesce(max(c.seq), 0) from change c").getSingleResult())
        .longValue();
  }

  /** The number of the last change that was visible at a moment; 0 if none was. */
  public long lastAt(Instant moment) {
    return ((Number)
            em.createNativeQuery(
                    "select coalesce((select c.seq from change c where c.recorded_at <= :moment"
                        + " and c.seq is not null order by c.seq desc limit 1), 0)")
                .setParameter("moment", moment)
                .getSingleResult())
        .longValue();
  }

  /**
   * Number of the last change that a consumer has taken: the last one of all, if it never took any.
   */
  public long cursor(String consumer) {
    em.createNativeQuery(
            "insert into change_cursor (consumer, seq) select :consumer, coalesce(max(c.seq), 0) from change c"
                + " on conflict (consumer) do nothing")
        .setParameter("consumer", consumer)
        .executeUpdate();
    return ((Number)
            em.createNativeQuery("select seq from change_cursor where consumer = :consumer")
                .setParameter("consumer", consumer)
                .getSingleResult())
        .longValue();
  }

  /** Remembers that a consumer has come so far; another replica may be further already. */
  public void moveCursor(String consumer, long seq) {
    em.createNativeQuery(
            "update change_cursor set seq = :seq where consumer = :consumer and seq < :seq")
        .setParameter("seq", seq)
        .setParameter("consumer", consumer)
        .executeUpdate();
  }

  /**
   * The changes after one, in their order.
   *
   * @param seq number of the one before; 0 for the beginning
   * @param upTo number of the last one that may be told
   * @param most how many at most
   */
  @SuppressWarnings("unchecked")
  public List<Change> after(long seq, long upTo, ChangeFilter filter, int most) {
    Query query =
        em.createNativeQuery(
                "select "
                    + Change.COLUMNS
                    + " from change c where c.seq > :seq and c.seq <= :upTo"
                    + filter.condition()
                    + " order by c.seq limit :most")
            .setParameter("seq", seq)
            .setParameter("upTo", upTo)
            .setParameter("most", most);
    filter.values().forEach(query::setParameter);
    List<Object[]> rows = query.getResultList();
    return rows.stream().map(Change::of).toList();
  }

  /** The changes with these numbers, by number. */
  @SuppressWarnings("unchecked")
  public Map<Long, Change> of(Collection<Long> numbers) {
    if (numbers.isEmpty()) {
      return Map.of();
    }
    List<Object[]> rows =
        em.createNativeQuery(
                "select " + Change.COLUMNS + " from change c where c.seq in (:numbers)")
            .setParameter("numbers", numbers)
            .getResultList();
    return rows.stream()
        .map(Change::of)
        .collect(Collectors.toMap(Change::seq, Function.identity()));
  }

  /**
   * All slugs that a story has had, and the one that it has; empty if no such story has ever been
   * public.
   */
  @SuppressWarnings("unchecked")
  public Set<String> slugsOfStory(String slug) {
    List<String> slugs =
        em.createNativeQuery(
                "select s.slug from story_slug s, (select coalesce(moved_to, slug) as slug from story_slug"
                    + " where slug = :slug) now where now.slug in (s.slug, s.moved_to) and exists ("
                    + "select from story v where v.slug = now.slug and v.valid_from <= :now)")
            .setParameter("slug", slug)
            .setParameter("now", Instant.now())
            .getResultList();
    return new TreeSet<>(slugs);
  }
}
