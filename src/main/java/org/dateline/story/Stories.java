package org.dateline.story;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.dateline.http.Listing;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Sort;
import org.dateline.version.ItemParams;
import org.dateline.version.Kind;
import org.dateline.version.Versions;

/** The published stories. */
@Singleton
public class Stories extends Versions<Story> {

  private static final String VALID =
      "v.state = 'published' and v.valid_from <= :at and (v.valid_to is null or v.valid_to > :at)";

  private static final String COUNTS =
      """
      select
        (select count(*) from article v where v.story = :story and %1$s),
        (select count(*) from event v where v.story = :story and %1$s),
        (select count(*) from statement v where v.story = :story and %1$s),
        (select count(*) from discrepancy v where v.story = :story and %1$s),
        (select count(distinct source_id) from (
          select c.source_id from story v join citation c on c.story_id = v.id where v.slug = :story and %1$s
          union all
          select c.source_id from article v join citation c on c.article_id = v.id where v.story = :story and %1$s
          union all
          select c.source_id from event v join citation c on c.event_id = v.id where v.story = :story and %1$s
          union all
          select c.source_id from statement v join citation c on c.statement_id = v.id where v.story = :story and %1$s
          union all
          select a.source_id from discrepancy v join account a on a.discrepancy_id = v.id
          where v.story = :story and %1$s) s),
        (select max(valid_from) from (
          select v.valid_from from story v where v.slug = :story and v.valid_from <= :at
          union all select v.valid_from from article v where v.story = :story and v.valid_from <= :at
          union all select v.valid_from from event v where v.story = :story and v.valid_from <= :at
          union all select v.valid_from from statement v where v.story = :story and v.valid_from <= :at
          union all select v.valid_from from discrepancy v where v.story = :story and v.valid_from <= :at) l)"""
          .formatted(VALID);

  private static final String ROLES =
      """
      select c.code, c.name, r.role, count(*) from (
        select p.country, p.role from event v join event_party p on p.event_id = v.id
        where v.story = :story and p.country is not null and %1$s
        union all
        select s.country, 'signatory' from statement v join signatory s on s.statement_id = v.id
        where v.story = :story and s.country is not null and %1$s
        union all
        select a.country, 'subject' from article v join article_country a on a.article_id = v.id
        where v.story = :story and %1$s
      ) r join country c on c.code = r.country
      group by c.code, c.name, r.role order by c.code, count(*) desc, r.role"""
          .formatted(VALID);

  Stories() {
    super(Kind.STORY, Story.class);
  }

  Page<Story> page(StoryFilter filter) {
    Sort sort = Sort.of(filter.sort, new Sort(UPDATED, true), UPDATED, PUBLISHED);
    Listing listing =
        published(filter.at(), sort).and("v.language = :language", "language", filter.language);
    return page(listing, filter, filter.includes().contains("total"));
  }

  /**
   * The whole of a story as it was at a moment; or its draft, where a preview link says so.
   *
   * @throws Problem 404 if there was none, 410 if it had been retracted
   */
  public StoryView whole(String slug, ItemParams read, Instant at) {
    Story story = read.preview == null ? at(slug, at) : at(slug, read);
    return StoryView.of(story, at).with(counts(slug, at), roles(slug, at), read.locale());
  }

  /** The stories that are published at a moment, the last updated first. */
  public List<StoryView> latest(Instant at, int most) {
    return page(published(at, new Sort(UPDATED, true)), most, null)
        .map(s -> StoryView.of(s, at))
        .items();
  }

  /** The title that a story had at a moment; empty if it was not published then. */
  public Optional<String> title(String slug, Instant at) {
    return valid(slug, at).filter(s -> !s.isRetracted()).map(s -> s.title);
  }

  /** What names a story for good; the same after a new slug. */
  public UUID identity(String slug) {
    return identities(List.of(slug)).get(slug);
  }

  /**
   * The title of a story at a moment.
   *
   * @throws Problem 404 if it was not published, 410 if it had been retracted
   */
  public String requireTitle(String slug, Instant at) {
    return at(slug, at).title;
  }

  /** Articles, events, statements, discrepancies, sources, and when anything of it last changed. */
  Object[] counts(String slug, Instant at) {
    return (Object[])
        getEntityManager()
            .createNativeQuery(COUNTS)
            .setParameter("story", slug)
            .setParameter("at", at)
            .getSingleResult();
  }

  /** Code, English name, role and how often, by country. */
  @SuppressWarnings("unchecked")
  List<Object[]> roles(String slug, Instant at) {
    return getEntityManager()
        .createNativeQuery(ROLES)
        .setParameter("story", slug)
        .setParameter("at", at)
        .getResultList();
  }

  /** Without the counts and countries, which change with everything that belongs to a story. */
  @Override
  public List<StoryView> views(List<Story> items, Locale language, Instant at) {
    return items.stream().map(s -> StoryView.of(s, at)).toList();
  }
}
