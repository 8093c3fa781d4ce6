package org.dateline.article;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dateline.http.Listing;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Sort;
import org.dateline.version.ItemParams;
import org.dateline.version.Kind;
import org.dateline.version.Query;
import org.dateline.version.VersionView;
import org.dateline.version.Versions;

/** The published articles. */
@Singleton
public class Articles extends Versions<Article> {

  private static final Sort.Key HEADLINE = new Sort.Key("headline", "v.headline", "text");

  private final Query query;

  Articles(Query query) {
    super(Kind.ARTICLE);
    this.query = query;
  }

  Page<Article> page(ArticleFilter filter) {
    Sort sort = Sort.of(filter.sort, new Sort(PUBLISHED, true), PUBLISHED, UPDATED, HEADLINE);
    LocalDate from = filter.from();
    LocalDate to = filter.to();
    Listing listing =
        items(filter, sort)
            .and("v.section = :section", "section", filter.section())
            .and("v.tags @> array[cast(:tag as text)]", "tag", filter.tag())
            .and(
                "exists (select from article_country c where c.article_id = v.id and c.country = :country)",
                "country",
                filter.country())
            .and(
                "v.published_at >= :from",
                "from",
                from == null ? null : from.atStartOfDay().toInstant(ZoneOffset.UTC))
            .and(
                "v.published_at < :to",
                "to",
                to == null ? null : to.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
            .matching(query.of(filter.q), filter.sort != null);
    return page(listing, filter, filter.includes().contains("total"));
  }

  @Override
  public List<ArticleView> views(List<Article> items, Locale language, Instant at) {
    Map<Long, String> bodies = bodies(items.stream().map(Article::id).toList(), "html");
    var corrections = corrections(items.stream().map(Article::slug).toList(), at);
    return items.stream()
        .map(
            a ->
                ArticleView.of(
                        a,
                        new ArticleView.BodyView("html", bodies.get(a.id())),
                        language,
                        at,
                        corrections.getOrDefault(a.slug(), List.of()),
                        null)
                    .citing(a.citations))
        .toList();
  }

  /** What an article had been corrected for up to one of its versions, the last first. */
  List<VersionView> corrections(Article article, Instant at) {
    return corrections(List.of(article.slug()), at).getOrDefault(article.slug(), List.of()).stream()
        .filter(v -> v.number() <= article.version())
        .toList();
  }

  /**
   * The whole of an article, with its corrections and sources, as it was at a moment; or its draft,
   * where a preview link says so.
   *
   * @param format the form of the body: {@code html}, {@code markdown} or {@code text}
   * @throws Problem 404 if there was none, 410 if it had been retracted
   */
  public ArticleView whole(String slug, ItemParams read, Instant at, String format) {
    Article article = read.preview == null ? at(slug, at) : at(slug, read);
    return view(article, format, read.locale(), at, corrections(article, at));
  }

  /** The last articles of a story that are published at a moment, without their bodies. */
  public List<ArticleView> ofStory(String story, Instant at, Locale language, int most) {
    return ofStory(story, at, new Sort(PUBLISHED, true), most).stream()
        .map(a -> ArticleView.of(a, null, language, at, null, null))
        .toList();
  }

  /** The whole of one version. */
  ArticleView view(
      Article article, String format, Locale language, Instant at, List<VersionView> corrections) {
    String text =
        article.id() == null
            ? article.body(format)
            : bodies(List.of(article.id()), format).get(article.id());
    ArticleView.BodyView body = new ArticleView.BodyView(format, text);
    return ArticleView.of(article, body, language, at, corrections, null).citing(article.citations);
  }

  /**
   * The texts of these versions, by their ids.
   *
   * @param format {@code html}, {@code markdown} or {@code text}
   */
  @SuppressWarnings("unchecked")
  Map<Long, String> bodies(List<Long> ids, String format) {
    List<Object[]> rows =
        getEntityManager()
            .createQuery("select a.id, a." + format + " from Article a where a.id in :ids")
            .setParameter("ids", ids)
            .getResultList();
    Map<Long, String> bodies = new HashMap<>();
    rows.forEach(row -> bodies.put((Long) row[0], (String) row[1]));
    return bodies;
  }
}
