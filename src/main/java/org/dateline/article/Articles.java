package org.dateline.article;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  /** By the retraction that ended it. */
  private static final Sort.Key ENDED = new Sort.Key("ended", "v.valid_to", "timestamptz");

  private final Query query;
  private final OneArticle one;

  Articles(Query query, OneArticle one) {
    super(Kind.ARTICLE);
    this.query = query;
    this.one = one;
  }

  Page<Article> page(ArticleFilter filter) {
    Sort sort = Sort.of(filter.sort, new Sort(PUBLISHED, true), PUBLISHED, UPDATED, HEADLINE);
    Listing listing = narrowed(published(filter.at(), sort), filter);
    if (filter.delayed) {
      listing.and(
          "not exists (select from article r where r.slug = v.slug and r.state = 'retracted'"
              + " and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now()))");
    }
    return page(listing, filter, filter.includes().contains("total"));
  }

  private Listing narrowed(Listing listing, ArticleFilter filter) {
    LocalDate from = filter.from();
    LocalDate to = filter.to();
    return super.narrowed(listing, filter)
        .and("v.section = :section", "section", filter.section())
        .and(
            "v.section in (:sections)",
            "sections",
            filter.sections.isEmpty() ? null : filter.sections)
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
  }

  /**
   * The same as clients see it, with what the filter includes.
   *
   * @throws Problem 400 if a filter has a value that is not allowed
   */
  public Page<ArticleView> list(ArticleFilter filter) {
    Page<Article> page = page(filter);
    Set<String> includes = filter.includes();
    Locale language = filter.locale();
    List<Long> ids = page.items().stream().map(Article::id).toList();
    Map<Long, String> highlights =
        filter.q == null
            ? Map.of()
            : query.highlights(
                Kind.ARTICLE,
                "v.headline || '. ' || v.standfirst || ' ' || v.body_text",
                query.of(filter.q),
                ids);
    Map<Long, String> bodies = includes.contains("body") ? bodies(ids, "html") : Map.of();
    return page.map(
        a -> {
          String text = bodies.get(a.id());
          ArticleView.BodyView body = text == null ? null : new ArticleView.BodyView("html", text);
          ArticleView view =
              ArticleView.of(a, body, language, filter.at(), null, highlights.get(a.id()));
          return includes.contains("sources") ? view.citing(a.citations) : view;
        });
  }

  /**
   * An article that was withdrawn.
   *
   * @param slug its slug
   * @param published when it was first published
   * @param at when it was withdrawn
   * @param reason why
   */
  public record Retraction(String slug, Instant published, Instant at, String reason) {}

  /**
   * What was withdrawn of all that a filter finds, the last first. A retraction has neither section
   * nor tags, so that the version before it is what must match.
   *
   * @param now the moment by which it was
   * @param most how many at most
   */
  public List<Retraction> retractions(ArticleFilter filter, Instant now, int most) {
    Listing listing =
        new Listing("article", new Sort(ENDED, true))
            .and("v.state = 'published'")
            .and("v.valid_to <= :now", "now", now)
            .and(
                "exists (select from article r where r.slug = v.slug and r.version = v.version + 1"
                    + " and r.state = 'retracted' and (r.valid_to is null or r.valid_to > :now))");
    List<String> slugs = page(narrowed(listing, filter), most, null).map(Article::slug).items();
    Map<String, Article> retractions = withdrawn(slugs, now);
    return slugs.stream()
        .map(retractions::get)
        .map(r -> new Retraction(r.slug(), r.publishedAt(), r.validFrom(), r.changeNote()))
        .toList();
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
    ArticleView published = read.preview == null ? one.find(slug, at, format, read.locale()) : null;
    if (published != null) {
      return published;
    }
    // It is a draft, or there is none; then this says why.
    Article article = read.preview == null ? at(slug, at) : at(slug, read);
    return view(article, format, read.locale(), at, corrections(article, at));
  }

  /** The last articles of a story that are published at a moment, without their bodies. */
  public List<ArticleView> ofStory(String story, Instant at, Locale language, int most) {
    return ofStory(story, at, new Sort(PUBLISHED, true), most).stream()
        .map(a -> ArticleView.of(a, null, language, at, null, null))
        .toList();
  }

  /** The same with their bodies, sources and corrections. */
  public List<ArticleView> wholeOfStory(String story, Instant at, Locale language, int most) {
    return views(ofStory(story, at, new Sort(PUBLISHED, true), most), language, at);
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
            .createNativeQuery(
                "select a.id, a.body_"
                    + format
                    + " from article a where a.id = any(cast(:ids as bigint[]))")
            .setParameter("ids", ids.toArray(Long[]::new))
            .getResultList();
    Map<Long, String> bodies = new HashMap<>();
    rows.forEach(row -> bodies.put(((Number) row[0]).longValue(), (String) row[1]));
    return bodies;
  }
}
