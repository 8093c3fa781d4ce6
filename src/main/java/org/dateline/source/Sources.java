package org.dateline.source;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dateline.country.Country;
import org.dateline.http.ListParams;
import org.dateline.http.Listing;
import org.dateline.http.Moved;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Sort;
import org.hibernate.Session;

/** The sources that published content cites. */
@ApplicationScoped
public class Sources implements PanacheRepositoryBase<Source, Long> {

  static final Sort.Key PUBLISHED =
      new Sort.Key("published", "coalesce(v.published_from, date '0001-01-01')", "date");
  static final Sort.Key PUBLISHER = new Sort.Key("publisher", "v.publisher", "text");

  /**
   * What of a story's published content cites a source: as a condition on {@code v}, the source.
   */
  private static final String IN_STORY =
      """
      v.id in (
        select c.source_id from citation c
        join (
          select id, 's' as owner from story where slug = :story and %1$s
          union all select id, 'a' from article where story = :story and %1$s
          union all select id, 'e' from event where story = :story and %1$s
          union all select id, 't' from statement where story = :story and %1$s
        ) i on case i.owner when 's' then c.story_id when 'a' then c.article_id
                            when 'e' then c.event_id else c.statement_id end = i.id
        union all
        select a.source_id from account a join discrepancy d on d.id = a.discrepancy_id
        where d.story = :story and d.state = 'published' and d.valid_from <= :at
          and (d.valid_to is null or d.valid_to > :at)
      )"""
          .formatted(
              "state = 'published' and valid_from <= :at and (valid_to is null or valid_to > :at)");

  private static final String CITED_BY =
      """
      select kind, slug, title from (
        select 1 as n, 'story' as kind, v.slug, v.title, v.published_at from story v
        join citation c on c.story_id = v.id where c.source_id in (select s.id from source s where :id in (s.id, s.merged_into)) and %1$s
        union all select 2, 'article', v.slug, v.headline, v.published_at from article v
        join citation c on c.article_id = v.id where c.source_id in (select s.id from source s where :id in (s.id, s.merged_into)) and %1$s
        union all select 3, 'event', v.slug, v.title, v.published_at from event v
        join citation c on c.event_id = v.id where c.source_id in (select s.id from source s where :id in (s.id, s.merged_into)) and %1$s
        union all select 4, 'statement', v.slug, v.title, v.published_at from statement v
        join citation c on c.statement_id = v.id where c.source_id in (select s.id from source s where :id in (s.id, s.merged_into)) and %1$s
        union all select 5, 'discrepancy', v.slug, v.question, v.published_at from discrepancy v
        where exists (select from account a where a.discrepancy_id = v.id and a.source_id in (select s.id from source s where :id in (s.id, s.merged_into))) and %1$s
      ) x order by n, published_at desc, slug limit 500"""
          .formatted(
              "v.state = 'published' and v.valid_from <= :at and (v.valid_to is null or v.valid_to > :at)");

  /**
   * One page of the sources that were public at a moment.
   *
   * @param story only those that this story rests on; all, if null
   */
  public Page<Source> page(SourceFilter filter, String story) {
    Listing listing =
        new Listing("source", Sort.of(filter.sort, new Sort(PUBLISHED, true), PUBLISHED, PUBLISHER))
            .and("v.merged_into is null")
            .and("v.cited_from <= :at", "at", filter.at())
            .and("v.kind = :kind", "kind", filter.kind())
            .and("v.publisher_country = :country", "country", filter.country())
            .and("v.language = :language", "language", filter.language)
            .and("v.published_from >= :from", "from", filter.from())
            .and("v.published_from <= :to", "to", filter.to())
            .and(IN_STORY, "story", story);
    return page(listing, filter, filter.includes().contains("total"));
  }

  private Page<Source> page(Listing listing, ListParams window, boolean withTotal) {
    return listing.page(getEntityManager(), window, withTotal, Source.class, s -> s.id);
  }

  /** Those of these sources that are public at a moment, by slug; without what cites them. */
  public Map<String, SourceView> views(Collection<String> slugs, Locale language, Instant at) {
    return slugs.isEmpty()
        ? Map.of()
        : list("slug in ?1 and citedFrom <= ?2 and mergedInto is null", slugs, at).stream()
            .collect(Collectors.toMap(s -> s.slug, s -> SourceView.of(s, language, null)));
  }

  /**
   * The sources that are public at a moment, a few at a time; without what cites them.
   *
   * @param slug of the last one of those before; null for the first ones
   */
  public List<SourceView> after(String slug, Locale language, Instant at, int most) {
    return find(
            "slug > ?1 and citedFrom <= ?2 and mergedInto is null order by slug",
            slug == null ? "" : slug,
            at)
        .range(0, most - 1)
        .stream()
        .map(s -> SourceView.of(s, language, null))
        .toList();
  }

  Source at(String slug, Instant at) {
    Source source =
        find("slug = ?1 and citedFrom <= ?2", slug, at)
            .firstResultOptional()
            .orElseThrow(() -> Problem.notFound("source", slug, "/api/v1/sources"));
    if (source.mergedInto != null) {
      throw new Moved("/api/v1/sources/" + slug, source.href());
    }
    return source;
  }

  @SuppressWarnings("unchecked")
  List<SourceView.CitedBy> citedBy(Source source, Instant at) {
    List<Object[]> rows =
        getEntityManager()
            .createNativeQuery(CITED_BY)
            .setParameter("id", source.id)
            .setParameter("at", at)
            .getResultList();
    return rows.stream()
        .map(
            r ->
                new SourceView.CitedBy(
                    (String) r[0],
                    (String) r[1],
                    (String) r[2],
                    href((String) r[0], (String) r[1])))
        .toList();
  }

  private static String href(String kind, String slug) {
    return "/api/v1/"
        + (kind.endsWith("y") ? kind.replaceAll("y$", "ies") : kind + "s")
        + "/"
        + slug;
  }

  /** The sources with these slugs, by slug, whether cited yet or not. For those who write. */
  public Map<String, Source> bySlug(Collection<String> slugs) {
    return list("slug in ?1", slugs).stream()
        .collect(Collectors.toMap(s -> s.slug, Function.identity()));
  }

  /** The source with this slug, whether cited yet or not; looked up once in a transaction. */
  public Optional<Source> known(String slug) {
    return getEntityManager()
        .unwrap(Session.class)
        .bySimpleNaturalId(Source.class)
        .loadOptional(slug);
  }

  /** Stores a source. Belongs into a transaction. */
  public Source add(SourceDraft draft, Country publisherCountry) {
    Source source = new Source(draft, publisherCountry);
    persist(source);
    return source;
  }
}
