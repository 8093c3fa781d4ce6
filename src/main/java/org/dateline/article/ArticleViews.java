package org.dateline.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads articles with all that belongs to them in a single statement, which writes the views
 * itself: what is asked for most, and by entities took six.
 */
@Singleton
class ArticleViews {

  private static final String VIEW =
      """
      select a.id, cast(json_build_object(
        'slug', a.slug, 'story', a.story, 'headline', a.headline, 'standfirst', a.standfirst,
        'body', %s,
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
        'corrections', %s,
        'sources', %s,
        'links', json_build_object(
          'self', '/api/v1/articles/' || a.slug, 'versions', '/api/v1/articles/' || a.slug || '/versions',
          'story', '/api/v1/stories/' || a.story)) as text)
      from article a where
      """;

  private static final String CORRECTIONS =
      """
      coalesce(
          (select json_agg(json_build_object(
              'number', v.version, 'change', v.change, 'note', v.change_note, 'validFrom', v.valid_from,
              'validTo', case when v.valid_to <= :at then v.valid_to end, 'author', v.author) order by v.version desc)
            from article v where v.slug = a.slug and v.change = 'corrected' and v.version <= a.version), '[]')""";

  private static final String SOURCES =
      """
      coalesce(
          (select json_agg(json_build_object(
              'slug', s.slug, 'title', coalesce(s.title, s.label), 'publisher', s.publisher, 'url', s.url,
              'published', s.published, 'kind', s.kind, 'language', s.language,
              'paragraphs', nullif(c.paragraphs, '{}'), 'note', c.note,
              'href', '/api/v1/sources/' || coalesce(m.slug, s.slug))
              order by c.position)
            from citation c join source s on s.id = c.source_id left join source m on m.id = s.merged_into
            where c.article_id = a.id), '[]')""";

  private final EntityManager em;
  private final ObjectReader json;

  ArticleViews(EntityManager em, ObjectMapper json) {
    this.em = em;
    this.json = json.readerFor(ArticleView.class);
  }

  /**
   * The article that was published under a slug at a moment, with its corrections and sources; null
   * if none was.
   *
   * @param format the form of the body: {@code html}, {@code markdown} or {@code text}
   */
  ArticleView find(String slug, Instant at, String format, Locale language) {
    String one =
        "a.slug = :slug and a.valid_from <= :at and (a.valid_to is null or a.valid_to > :at)"
            + " and a.state = 'published'";
    Object[] row =
        (Object[])
            em.createNativeQuery(VIEW.formatted(body(format), CORRECTIONS, SOURCES) + one)
                .setParameter("slug", slug)
                .setParameter("at", at)
                .getSingleResultOrNull();
    return row == null ? null : view(row, language);
  }

  /**
   * The versions with these ids, as lists show them at a moment, by id.
   *
   * @param format the form of the bodies; null for none
   */
  @SuppressWarnings("unchecked")
  Map<Long, ArticleView> list(
      List<Long> ids, Instant at, String format, boolean withSources, Locale language) {
    String body = format == null ? "null" : body(format);
    List<Object[]> rows =
        em.createNativeQuery(
                VIEW.formatted(body, "null", withSources ? SOURCES : "null")
                    + "a.id = any(cast(:ids as bigint[]))")
            .setParameter("ids", ids.toArray(Long[]::new))
            .setParameter("at", at)
            .getResultList();
    return rows.stream()
        .collect(Collectors.toMap(r -> ((Number) r[0]).longValue(), r -> view(r, language)));
  }

  private static String body(String format) {
    return "json_build_object('format', '%s', 'content', a.body_%1$s)".formatted(format);
  }

  private ArticleView view(Object[] row, Locale language) {
    try {
      return json.<ArticleView>readValue((String) row[1]).in(language);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
