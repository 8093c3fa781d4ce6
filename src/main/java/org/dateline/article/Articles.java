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

  /**
   * Each retraction with the version that it ended: they are few, so that is where to begin.
   * Without the coalesce PostgreSQL takes two equal numbers for a rare chance, expects next to
   * nothing, and looks at all of them before it sorts.
   */
  private static final String RETRACTED =
      "article r, lateral (select * from article o"
          + " where o.slug = r.slug and coalesce(o.version = r.version - 1, false))";

  /** By the retraction that ended it. */
  private static final Sort.Key ENDED = new Sort.Key("ended", "r.valid_from", "timestamptz");

  private final Query query;
  private final ArticleViews views;

  Articles(Query query, ArticleViews views) {
    super(Kind.ARTICLE, Article.class);
    this.query = query;
    this.views = views;
  }

  private Listing listing(ArticleFilter filter, String words) {
    Sort sort = Sort.of(filter.sort, new Sort(PUBLISHED, true), PUBLISHED, UPDATED, HEADLINE);
    Listing listing = narrowed(published(filter.at(), sort), filter, words);
    if (filter.delayed) {
      listing.and(
          "not exists (select from article r where r.slug = v.slug and r.state = 'retracted'"
              + " and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now()))");
    }
    return listing;
  }

  private Listing narrowed(Listing listing, ArticleFilter filter, String words) {
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
        .matching(words, filter.sort != null);
  }

  /**
   * The articles that a filter finds, with what it includes.
   *
   * @throws Problem 400 if a filter has a value that is not allowed
   */
  public Page<ArticleView> list(ArticleFilter filter) {
    String words = query.of(filter.q);
    return listing(filter, words)
        .page(
            getEntityManager(),
            filter,
            filter.includes().contains("total"),
            ids -> List.copyOf(views(ids, filter, words).entrySet()),
            Map.Entry::getKey)
        .map(Map.Entry::getValue);
  }

  private Map<Long, ArticleView> views(List<Long> ids, ArticleFilter filter, String words) {
    Set<String> includes = filter.includes();
    Map<Long, ArticleView> found =
        views.list(
            ids,
            filter.at(),
            includes.contains("body") ? "html" : null,
            includes.contains("sources"),
            filter.locale());
    if (words != null) {
      Map<Long, String> highlights =
          query.highlights(
              Kind.ARTICLE, "v.headline || '. ' || v.standfirst || ' ' || v.body_text", words, ids);
      found.replaceAll((id, view) -> view.highlighted(highlights.get(id)));
    }
    return found;
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
        new Listing(RETRACTED, new Sort(ENDED, true))
            .and("r.state = 'retracted'")
            .and("r.valid_from <= :now and (r.valid_to is null or r.valid_to > :now)", "now", now)
            .and("r.story = :story", "story", filter.story())
            .and("v.state = 'published'");
    List<String> slugs =
        narrowed(listing, filter, query.of(filter.q)).slugs(getEntityManager(), most);
    return slugs.isEmpty() ? List.of() : retractions(slugs, now);
  }

  @SuppressWarnings("unchecked")
  private List<Retraction> retractions(List<String> slugs, Instant now) {
    List<Object[]> rows =
        getEntityManager()
            .createNativeQuery(
                "select r.slug, r.published_at, r.valid_from, r.change_note"
                    + " from unnest(cast(:slugs as text[])) with ordinality s(slug, n)"
                    + " join article r on r.slug = s.slug and r.state = 'retracted'"
                    + " and r.valid_from <= :now and (r.valid_to is null or r.valid_to > :now) order by s.n")
            .setParameter("slugs", slugs.toArray(String[]::new))
            .setParameter("now", now)
            .getResultList();
    return rows.stream()
        .map(r -> new Retraction((String) r[0], (Instant) r[1], (Instant) r[2], (String) r[3]))
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
                        corrections.getOrDefault(a.slug(), List.of()))
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
    ArticleView published =
        read.preview == null ? views.find(slug, at, format, read.locale()) : null;
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
        .map(a -> ArticleView.of(a, null, language, at, null))
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
    return ArticleView.of(article, body, language, at, corrections).citing(article.citations);
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
