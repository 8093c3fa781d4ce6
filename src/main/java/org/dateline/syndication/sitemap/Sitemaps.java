package org.dateline.syndication.sitemap;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dateline.version.Kind;

/** What search engines are to know of: the stories and articles that are published now. */
@Singleton
class Sitemaps {

  private static final String VALID =
      "v.state = 'published' and v.published_at <= :now and v.valid_from <= :now"
          + " and (v.valid_to is null or v.valid_to > :now)";

  private static final String ALL =
      """
      select v.published_at as at, 'stories' as kind, v.slug, v.valid_from from story v where %1$s
      union all
      select v.published_at, 'articles', v.slug, v.valid_from from article v where %1$s"""
          .formatted(VALID);

  private static final String STARTS =
      """
      select i.at, i.kind, i.slug from (
        select a.*, row_number() over (order by a.at, a.kind, a.slug) as n from (%s) a) i
      where (i.n - 1) %% :most = 0 order by i.n"""
          .formatted(ALL);

  /** A story changes with what is in it. */
  private static final String PAGE =
      """
      select i.at, i.kind, i.slug, case i.kind when 'stories' then greatest(i.valid_from,
        (select max(v.valid_from) from article v where v.story = i.slug and v.valid_from <= :now),
        (select max(v.valid_from) from event v where v.story = i.slug and v.valid_from <= :now),
        (select max(v.valid_from) from statement v where v.story = i.slug and v.valid_from <= :now))
        else i.valid_from end
      from (select * from (%s) a where (a.at, a.kind, a.slug) >= (:at, :kind, :slug)
        order by a.at, a.kind, a.slug limit :most) i
      order by i.at, i.kind, i.slug"""
          .formatted(ALL);

  private static final String NEWS =
      "select v.slug, v.headline, v.language, v.published_at from article v where "
          + VALID
          + " and v.published_at > :since order by v.published_at desc, v.slug desc limit :most";

  private final EntityManager em;

  Sitemaps(EntityManager em) {
    this.em = em;
  }

  /** A recent article. */
  record News(String slug, String headline, String language, Instant published) {}

  /** The first entry of each file. */
  List<Entry> starts(int most) {
    return rows(em.createNativeQuery(STARTS), most).stream()
        .map(r -> new Entry(kind(r[1]), (String) r[2], (Instant) r[0], null))
        .toList();
  }

  /** The entries of the file that begins with this one. */
  List<Entry> from(Entry first, int most) {
    Query query =
        em.createNativeQuery(PAGE)
            .setParameter("at", first.published())
            .setParameter("kind", first.kind().path().substring("/api/v1/".length()))
            .setParameter("slug", first.slug());
    return rows(query, most).stream()
        .map(r -> new Entry(kind(r[1]), (String) r[2], (Instant) r[0], (Instant) r[3]))
        .toList();
  }

  /** The articles of the last while, the newest first. */
  List<News> news(Duration within, int most) {
    Query query = em.createNativeQuery(NEWS).setParameter("since", Instant.now().minus(within));
    return rows(query, most).stream()
        .map(r -> new News((String) r[0], (String) r[1], (String) r[2], (Instant) r[3]))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Object[]> rows(Query query, int most) {
    return query.setParameter("now", Instant.now()).setParameter("most", most).getResultList();
  }

  private static Kind kind(Object plural) {
    return Kind.ofPath((String) plural).orElseThrow();
  }
}
