package org.dateline.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dateline.http.Listing;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Sort;
import org.dateline.version.Kind;
import org.dateline.version.Query;

/** Full text over articles, events and statements at once. */
@ApplicationScoped
class Search {

  private static final String VISIBLE =
      "state = 'published' and published_at <= :at and valid_from <= :at and (valid_to is null or valid_to > :at)"
          + " and search @@ cast(:search as tsquery)";

  /** The newest matches of each kind, each found through its own index. */
  private static final String ITEMS =
      """
      (select * from (select id, 'article' as kind, slug, story, language, section, published_at, search
        from article where %1$s order by published_at desc, slug desc limit 1000) a
      union all
      select * from (select id, 'event', slug, story, language, null, published_at, search
        from event where %1$s order by published_at desc, slug desc limit 1000) e
      union all
      select * from (select id, 'statement', slug, story, language, null, published_at, search
        from statement where %1$s order by published_at desc, slug desc limit 1000) s)"""
          .formatted(VISIBLE);

  private static final String IN_COUNTRY =
      "(exists (select from article_country c where v.kind = 'article' and c.article_id = v.id and c.country = :country)"
          + " or exists (select from event_party c where v.kind = 'event' and c.event_id = v.id and c.country = :country)"
          + " or exists (select from signatory c where v.kind = 'statement' and c.statement_id = v.id"
          + " and c.country = :country))";

  private static final String HITS =
      """
      select v.id, 'article', v.slug, v.story, v.headline, v.section, v.published_at,
        search_highlight(v.language, v.headline || '. ' || v.standfirst || ' ' || v.body_text, :query)
      from article v where v.id in (:ids)
      union all
      select v.id, 'event', v.slug, v.story, v.title, null, v.published_at,
        search_highlight(v.language, v.title || '. ' || v.summary || ' ' || coalesce(v.caveat, ''), :query)
      from event v where v.id in (:ids)
      union all
      select v.id, 'statement', v.slug, v.story, v.title, null, v.published_at,
        search_highlight(v.language, v.title || '. ' || v.summary || ' ' || joined(v.points), :query)
      from statement v where v.id in (:ids)""";

  private static final String FACETS =
      """
      with found as (select v.id, v.kind, v.section from %s v where %s)
      select 1 as n, 'kind' as facet, kind as value, count(*) as total from found group by kind
      union all
      select 2, 'section', section, count(*) from found where section is not null group by section
      union all
      select 3, 'country', country, count(*) from (
        select f.id, c.country from found f join article_country c on c.article_id = f.id where f.kind = 'article'
        union
        select f.id, c.country from found f join event_party c on c.event_id = f.id
        where f.kind = 'event' and c.country is not null
        union
        select f.id, c.country from found f join signatory c on c.statement_id = f.id
        where f.kind = 'statement' and c.country is not null) d group by country
      order by n, total desc, value""";

  private final EntityManager em;
  private final Query query;

  Search(EntityManager em, Query query) {
    this.em = em;
    this.query = query;
  }

  SearchView find(SearchFilter filter) {
    if (filter.q == null) {
      throw Problem.parameter("q", null, "\"q\" is required: the words to look for");
    }
    LocalDate from = filter.from();
    LocalDate to = filter.to();
    String words = query.of(filter.q);
    Listing listing =
        new Listing(
                ITEMS,
                new Sort(
                    new Sort.Key("rank", "ts_rank_cd(v.search, cast(:search as tsquery))", "real"),
                    true))
            .and("true", "at", filter.at())
            .and("true", "search", words)
            .and("v.kind = :kind", "kind", filter.kind())
            .and("v.section = :section", "section", filter.section())
            .and("v.story = :story", "story", filter.story())
            .and("v.language = :language", "language", filter.language)
            .and(IN_COUNTRY, "country", filter.country())
            .and("v.published_at >= :from", "from", from == null ? null : start(from))
            .and("v.published_at < :to", "to", to == null ? null : start(to.plusDays(1)));
    Page<Found> page = listing.page(em, filter, false, ids -> hits(ids, words), Found::id);
    return new SearchView(page.map(Found::hit).items(), page.page(), facets(listing));
  }

  private record Found(long id, SearchView.Hit hit) {}

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  @SuppressWarnings("unchecked")
  private List<Found> hits(List<Long> ids, String words) {
    List<Object[]> rows =
        em.createNativeQuery(HITS)
            .setParameter("ids", ids)
            .setParameter("query", words)
            .getResultList();
    return rows.stream().map(Search::hit).toList();
  }

  private static Found hit(Object[] row) {
    Kind kind = Kind.valueOf(((String) row[1]).toUpperCase(java.util.Locale.ROOT));
    String slug = (String) row[2];
    SearchView.Hit hit =
        new SearchView.Hit(
            kind,
            slug,
            (String) row[3],
            (String) row[4],
            (String) row[7],
            (String) row[5],
            (Instant) row[6],
            kind.path(slug));
    return new Found(((Number) row[0]).longValue(), hit);
  }

  @SuppressWarnings("unchecked")
  private Map<String, List<SearchView.Facet>> facets(Listing listing) {
    List<Object[]> rows =
        listing.query(em, FACETS.formatted(ITEMS, listing.where())).getResultList();
    Map<String, List<SearchView.Facet>> facets = new LinkedHashMap<>();
    List.of("kind", "section", "country")
        .forEach(name -> facets.put(name, new java.util.ArrayList<>()));
    rows.forEach(
        r ->
            facets
                .get((String) r[1])
                .add(new SearchView.Facet((String) r[2], ((Number) r[3]).longValue())));
    return facets;
  }
}
