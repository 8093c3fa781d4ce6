package org.dateline.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;

/**
 * Reads an article with all that belongs to it in a single statement, which writes the view itself:
 * what is asked for most, and by entities took six.
 */
@Singleton
class OneArticle {

  private static final String VIEW =
      """
      select cast(json_build_object(
        'slug', a.slug, 'story', a.story, 'headline', a.headline, 'standfirst', a.standfirst,
        'body', json_build_object('format', cast(:format as text), 'content', a.body_%s),
        'byline', a.byline, 'section', a.section, 'tags', a.tags, 'language', a.language,
        'countries', coalesce(
          (select json_agg(json_build_object('code', c.code, 'name', c.name) order by i.position)
            from article_country i join country c on c.code = i.country where i.article_id = a.id), '[]'),
        'image', case when a.image_url is not null then json_build_object(
          'url', a.image_url, 'alt', a.image_alt, 'caption', a.image_caption, 'credit', a.image_credit,
          'licence', a.image_licence, 'width', a.image_width, 'height', a.image_height) end,
        'publishedAt', a.published_at,
        'version', json_build_object(
          'number', a.version, 'change', a.change, 'note', a.change_note, 'validFrom', a.valid_from,
          'validTo', case when a.valid_to <= :at then a.valid_to end, 'author', a.author),
        'corrections', coalesce(
          (select json_agg(json_build_object(
              'number', v.version, 'change', v.change, 'note', v.change_note, 'validFrom', v.valid_from,
              'validTo', case when v.valid_to <= :at then v.valid_to end, 'author', v.author) order by v.version desc)
            from article v where v.slug = a.slug and v.change = 'corrected' and v.version <= a.version), '[]'),
        'sources', coalesce(
          (select json_agg(json_build_object(
              'slug', s.slug, 'title', coalesce(s.title, s.label), 'publisher', s.publisher, 'url', s.url,
              'published', s.published, 'kind', s.kind, 'language', s.language,
              'paragraphs', nullif(c.paragraphs, '{}'), 'note', c.note,
              'href', '/api/v1/sources/' || coalesce(m.slug, s.slug))
              order by c.position)
            from citation c join source s on s.id = c.source_id left join source m on m.id = s.merged_into
            where c.article_id = a.id), '[]'),
        'links', json_build_object(
          'self', '/api/v1/articles/' || a.slug, 'versions', '/api/v1/articles/' || a.slug || '/versions',
          'story', '/api/v1/stories/' || a.story)) as text)
      from article a
      where a.slug = :slug and a.valid_from <= :at and (a.valid_to is null or a.valid_to > :at)
        and a.state = 'published'""";

  private final EntityManager em;
  private final ObjectMapper json;

  OneArticle(EntityManager em, ObjectMapper json) {
    this.em = em;
    this.json = json;
  }

  /**
   * The article that was published under a slug at a moment; null if none was.
   *
   * @param format the form of the body: {@code html}, {@code markdown} or {@code text}
   */
  ArticleView find(String slug, Instant at, String format, Locale language) {
    Object view =
        em.createNativeQuery(VIEW.formatted(format))
            .setParameter("format", format)
            .setParameter("slug", slug)
            .setParameter("at", at)
            .getSingleResultOrNull();
    try {
      return view == null ? null : json.readValue((String) view, ArticleView.class).in(language);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
