package org.dateline.page;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When something of a story changed, and what of it. */
@Singleton
class Moments {

  private static final int MOST_DAYS = 400;
  private static final int MOST_CHANGES = 500;

  private static final String VERSIONS =
      Stream.of("story", "article", "event", "statement", "discrepancy")
          .map(
              kind ->
                  "select '%s' as kind, v.slug, v.version, v.valid_from, v.published_at, v.change, v.change_note"
                          .formatted(kind)
                      + " from "
                      + kind
                      + " v where v."
                      + (kind.equals("story") ? "slug" : "story")
                      + " = :story and v.state in ('published', 'retracted') and v.valid_from <= :now")
          .collect(Collectors.joining(" union all "));

  private static final String DAYS =
      "select cast(c.valid_from at time zone 'UTC' as date) as day, count(*) from ("
          + VERSIONS
          + ") c group by day order by day limit "
          + MOST_DAYS;

  private static final String SINCE =
      "select * from (select distinct on (c.kind, c.slug) c.kind, c.slug, c.version, c.valid_from, c.published_at,"
          + " c.change, c.change_note from ("
          + VERSIONS
          + ") c where c.valid_from > :at order by c.kind, c.slug, c.version desc) l order by l.valid_from, l.kind, l.slug limit "
          + MOST_CHANGES;

  private static final String GROWTH =
      "select v.slug, v.valid_from, (select count(*) from signatory s where s.statement_id = v.id and s.country is not null)"
          + " from statement v where v.story = :story and v.state = 'published' and v.valid_from <= :now"
          + " order by v.slug, v.version limit "
          + MOST_CHANGES;

  private final EntityManager em;

  Moments(EntityManager em) {
    this.em = em;
  }

  /** A day on which so many versions came out, in UTC. */
  record Moment(LocalDate day, long changes) {}

  /**
   * The last that has happened to an item after a moment.
   *
   * @param note what changed and why; may be null
   * @param isNew whether there was nothing of it at that moment
   */
  record Since(String kind, String slug, String change, Instant at, String note, boolean isNew) {

    /** What it is to a reader: "new", "corrected", "retracted", "updated". */
    public String word() {
      return isNew && !change.equals("retracted") ? "new" : change;
    }
  }

  /** How many countries were on a version of a statement. */
  record Growth(String statement, LocalDate day, long countries) {}

  /** The days on which something changed up to now, the first first. */
  List<Moment> days(String story, Instant now) {
    return rows(DAYS, story, now).map(r -> new Moment(day(r[0]), number(r[1]))).toList();
  }

  /** What has changed between a moment and now. */
  List<Since> since(String story, Instant at, Instant now) {
    return stream(
            em.createNativeQuery(SINCE)
                .setParameter("story", story)
                .setParameter("now", now)
                .setParameter("at", at))
        .map(
            r ->
                new Since(
                    (String) r[0],
                    (String) r[1],
                    (String) r[5],
                    (Instant) r[3],
                    (String) r[6],
                    ((Instant) r[4]).isAfter(at)))
        .toList();
  }

  /** How the lists of signatories have grown up to now. */
  List<Growth> growth(String story, Instant now) {
    return rows(GROWTH, story, now)
        .map(
            r ->
                new Growth(
                    (String) r[0],
                    LocalDate.ofInstant((Instant) r[1], java.time.ZoneOffset.UTC),
                    number(r[2])))
        .toList();
  }

  private Stream<Object[]> rows(String sql, String story, Instant now) {
    return stream(em.createNativeQuery(sql).setParameter("story", story).setParameter("now", now));
  }

  @SuppressWarnings("unchecked")
  private static Stream<Object[]> stream(jakarta.persistence.Query query) {
    return ((List<Object[]>) query.getResultList()).stream();
  }

  private static LocalDate day(Object value) {
    return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
