package org.dateline.syndication.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Which feeds have something new. */
@ApplicationScoped
class ChangedFeeds {

  /**
   * What an article is in, and was in before the change. An article or a story that has another
   * slug meanwhile is found by that.
   */
  private static final String CHANGED =
      """
      select distinct f.feed from change c
        join article_slug s on s.slug = c.slug
        join article v on v.slug = coalesce(s.moved_to, s.slug) and v.version in (c.version, c.version - 1)
        cross join lateral (
          select 'all'
          union all select 'stories/' || v.story
          union all select 'sections/' || v.section
          union all select 'tags/' || t.tag from unnest(v.tags) t(tag)
          union all select 'countries/' || a.country from article_country a where a.article_id = v.id) f(feed)
        where c.kind = 'article' and c.seq > :after and c.seq <= :upTo and f.feed is not null
      union
      select 'stories/' || coalesce(s.moved_to, s.slug) from change c
        join story_slug s on s.slug = c.slug
        where c.kind = 'story' and c.seq > :after and c.seq <= :upTo
      order by 1""";

  private final EntityManager em;

  ChangedFeeds(EntityManager em) {
    this.em = em;
  }

  /**
   * The feeds that the changes after one have something new for.
   *
   * @param upTo number of the last change
   * @return paths after {@code /feeds/}, without the ending of a format
   */
  @SuppressWarnings("unchecked")
  @Transactional
  List<String> between(long after, long upTo) {
    return em.createNativeQuery(CHANGED)
        .setParameter("after", after)
        .setParameter("upTo", upTo)
        .getResultList();
  }
}
