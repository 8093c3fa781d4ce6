package org.dateline.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dateline.http.Listing;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.version.Kind;
import org.dateline.version.Query;

/** Full text over articles, events and statements at once. */
@ApplicationScoped
class Search {

  /** What an item of each kind has to do with a country, and what can be found. */
  private static final Map<String, String> IN_COUNTRY = new LinkedHashMap<>();

  static {
    IN_COUNTRY.put(
        "article",
        "exists (select from article_country c where c.article_id = v.id and c.country = :country)");
    IN_COUNTRY.put(
        "event",
        "exists (select from event_party c where c.event_id = v.id and c.country = :country)");
    IN_COUNTRY.put(
        "statement",
        "exists (select from signatory c where c.statement_id = v.id and c.country = :country)");
  }

  private static final String HITS =
      """
      select v.id, 'article', v.slug, v.story, v.headline, v.section, v.published_at,
        search_highlight(v.language, v.headline || '. ' || v.standfirst || ' ' || v.body_text, :query)
      from article v where v.id = any(cast(:ids as bigint[]))
      union all
      select v.id, 'event', v.slug, v.story, v.title, null, v.published_at,
        search_highlight(v.language, v.title || '. ' || v.summary || ' ' || coalesce(v.caveat, ''), :query)
      from event v where v.id = any(cast(:ids as bigint[]))
      union all
      select v.id, 'statement', v.slug, v.story, v.title, null, v.published_at,
        search_highlight(v.language, v.title || '. ' || v.summary || ' ' || joined(v.points), :query)
      from statement v where v.id = any(cast(:ids as bigint[]))""";

  private static final String FACETS =
      """
      with found(item) as (select unnest(cast(:ids as bigint[])))
      select 1 as n, 'kind' as facet, kind as value, count(*) as total from (
        select 'article' as kind from found join article on id = item
        union all select 'event' from found join event on id = item
        union all select 'statement' from found join statement on id = item) k group by kind
      union all
      select 2, 'section', section, count(*) from found join article on id = item group by section
      union all
      select 3, 'country', country, count(*) from (
        select article_id, country from found join article_country on article_id = item
        union all
        select distinct event_id, country from found join event_party on event_id = item where country is not null
        union all
        select statement_id, country from found join signatory on statement_id = item where country is not null) c
        group by country
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
    String words = query.of(filter.q);
    List<Listing> kinds =
        IN_COUNTRY.keySet().stream()
            .filter(kind -> filter.kind() == null || kind.equals(filter.kind()))
            // Only articles have a section.
            .filter(kind -> filter.section() == null || kind.equals("article"))
            .map(kind -> matches(kind, filter, words))
            .toList();
    List<Listing.Row> found = new ArrayList<>();
    kinds.forEach(kind -> found.addAll(kind.ranked(em)));
    found.sort(Listing.BEST_FIRST);
    String fingerprint = kinds.stream().map(Listing::fingerprint).toList().toString();
    Page<Found> page =
        Listing.page(found, fingerprint, filter, false, ids -> hits(ids, words), Found::id);
    return new SearchView(page.map(Found::hit).items(), page.page(), facets(found));
  }

  private static Listing matches(String kind, SearchFilter filter, String words) {
    LocalDate from = filter.from();
    LocalDate to = filter.to();
    return new Listing(kind, null)
        .and("v.state = 'published'")
        .and("v.valid_from <= :at and (v.valid_to is null or v.valid_to > :at)", "at", filter.at())
        .and("v.section = :section", "section", filter.section())
        .and("v.story = :story", "story", filter.story())
        .and("v.language = :language", "language", filter.language)
        .and(IN_COUNTRY.get(kind), "country", filter.country())
        .and("v.published_at >= :from", "from", from == null ? null : start(from))
        .and("v.published_at < :to", "to", to == null ? null : start(to.plusDays(1)))
        .matching(words, false);
  }

  private record Found(long id, SearchView.Hit hit) {}

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  @SuppressWarnings("unchecked")
  private List<Found> hits(List<Long> ids, String words) {
    List<Object[]> rows =
        em.createNativeQuery(HITS)
            .setParameter("ids", ids.toArray(Long[]::new))
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
  private Map<String, List<SearchView.Facet>> facets(List<Listing.Row> found) {
    List<Object[]> rows =
        em.createNativeQuery(FACETS)
            .setParameter("ids", found.stream().map(Listing.Row::id).toArray(Long[]::new))
            .getResultList();
    Map<String, List<SearchView.Facet>> facets = new LinkedHashMap<>();
    List.of("kind", "section", "country").forEach(name -> facets.put(name, new ArrayList<>()));
    rows.forEach(
        r ->
            facets
                .get((String) r[1])
                .add(new SearchView.Facet((String) r[2], ((Number) r[3]).longValue())));
    return facets;
  }
}
