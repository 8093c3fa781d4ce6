package org.dateline.syndication.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dateline.access.Terms;
import org.dateline.article.ArticleFilter;
import org.dateline.article.ArticleView;
import org.dateline.article.Articles;
import org.dateline.http.Page;
import org.dateline.http.PublicUrl;
import org.dateline.image.Image;
import org.dateline.version.Kind;
import org.dateline.version.VersionView;

/**
 * Reads pages of feeds, in a fixed number of queries.
 *
 * <p>The last changed come first, not the last published: whoever reads only the first page again
 * and again, as most readers do, meets every correction there, however old the article is.
 */
@ApplicationScoped
class Feeds {

  /** How many withdrawn items a feed remembers. */
  private static final int MOST_WITHDRAWN = 50;

  private final Articles articles;
  private final PublicUrl publicUrl;
  private final Hub hub;

  Feeds(Articles articles, PublicUrl publicUrl, Hub hub) {
    this.articles = articles;
    this.publicUrl = publicUrl;
    this.hub = hub;
  }

  /**
   * A page of a feed.
   *
   * @throws org.dateline.http.Problem 400 if a parameter has a value that is not allowed
   */
  Feed read(Scope scope, FeedFormat format, FeedParams params, Terms terms) {
    Instant now = Instant.now();
    ArticleFilter filter = filter(scope, params, terms, now);
    Page<ArticleView> page = articles.list(filter);
    List<Articles.Retraction> withdrawn =
        params.cursor == null ? articles.retractions(filter, now, MOST_WITHDRAWN) : List.of();
    List<String> slugs = page.items().stream().map(ArticleView::slug).toList();
    Map<String, UUID> ids =
        articles.identities(
            Stream.concat(slugs.stream(), withdrawn.stream().map(Articles.Retraction::slug))
                .toList());
    Map<String, List<VersionView>> corrections = articles.corrections(slugs, filter.at());
    Feed.Rights rights = new Feed.Rights(terms.attribution(), terms.licence());
    return new Feed(
        id(scope, params.language()),
        scope.title(),
        publicUrl.of(scope.home()),
        params.language(),
        links(scope, format, params, page.page(), terms),
        rights,
        page.map(a -> item(a, ids, corrections.getOrDefault(a.slug(), List.of()), rights)).items(),
        withdrawn.stream()
            .filter(w -> !w.published().isAfter(filter.at()))
            .map(w -> new Feed.Withdrawn(urn(ids.get(w.slug())), w.at(), w.reason()))
            .toList());
  }

  private static ArticleFilter filter(Scope scope, FeedParams params, Terms terms, Instant now) {
    ArticleFilter filter = new ArticleFilter();
    scope.narrowing().accept(filter);
    filter.q = scope.query();
    filter.language = params.language();
    filter.limit = String.valueOf(params.size());
    filter.cursor = params.cursor;
    filter.sort = "-updated";
    filter.include = terms.fullText() ? "body,sources" : "sources";
    filter.asOf = terms.latest(now).toString();
    filter.delayed = terms.delay().compareTo(Duration.ZERO) > 0;
    // In an order of its own, as cursors are bound to it.
    filter.sections = terms.sections().stream().sorted().toList();
    return filter;
  }

  private FeedItem item(
      ArticleView article, Map<String, UUID> ids, List<VersionView> versions, Feed.Rights rights) {
    List<FeedItem.Correction> corrections =
        versions.stream().map(v -> new FeedItem.Correction(v.validFrom(), v.note())).toList();
    String text = article.body() == null ? null : article.body().content();
    return new FeedItem(
        urn(ids.get(article.slug())),
        publicUrl.of(Kind.ARTICLE.path(article.slug())),
        article.headline(),
        article.standfirst(),
        ItemHtml.of(
            text, article.standfirst(), corrections, article.sources(), rights, publicUrl::of),
        article.byline(),
        article.language(),
        article.publishedAt(),
        article.version().validFrom(),
        topics(article),
        picture(article.image()),
        corrections);
  }

  private List<FeedItem.Topic> topics(ArticleView article) {
    List<FeedItem.Topic> topics = new ArrayList<>();
    topics.add(topic("sections", article.section(), article.section()));
    article.tags().forEach(tag -> topics.add(topic("tags", tag, tag)));
    article.countries().forEach(c -> topics.add(topic("countries", c.code(), c.name())));
    return topics;
  }

  private FeedItem.Topic topic(String kind, String term, String label) {
    return new FeedItem.Topic(publicUrl.of("/feeds/" + kind), term, label);
  }

  private FeedItem.Picture picture(Image image) {
    if (image == null) {
      return null;
    }
    String url = image.url().startsWith("/") ? publicUrl.of(image.url()) : image.url();
    return new FeedItem.Picture(url, image.alt(), image.credit(), image.width(), image.height());
  }

  private Feed.Links links(
      Scope scope, FeedFormat format, FeedParams params, Page.Position position, Terms terms) {
    Function<String, String> at = cursor -> address(scope, format, params, cursor);
    String self = at.apply(params.cursor);
    // The hub is told of the feeds that everyone can read, by their plain addresses.
    boolean told = self.equals(publicUrl.of(scope.path() + "." + format));
    return new Feed.Links(
        self,
        at.apply(null),
        position.next() == null ? null : at.apply(position.next()),
        position.prev() == null ? null : at.apply(position.prev()),
        told && terms.equals(Terms.PUBLIC) ? hub.address() : null);
  }

  private String address(Scope scope, FeedFormat format, FeedParams params, String cursor) {
    UriBuilder address = UriBuilder.fromUri(publicUrl.of(scope.path() + "." + format));
    List<Object> values = new ArrayList<>();
    parameter(address, values, "q", scope.query());
    parameter(address, values, "language", params.language());
    parameter(address, values, "limit", params.limit);
    parameter(address, values, "cursor", cursor);
    return address.build(values.toArray()).toString();
  }

  /** As a template, so that what the client wrote is encoded. */
  private static void parameter(
      UriBuilder address, List<Object> values, String name, String value) {
    if (value != null) {
      address.queryParam(name, "{" + name + "}");
      values.add(value);
    }
  }

  private String id(Scope scope, String language) {
    String name = publicUrl.of(scope.identity()) + "\n" + language;
    return urn(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  private static String urn(UUID id) {
    return "urn:uuid:" + id;
  }
}
