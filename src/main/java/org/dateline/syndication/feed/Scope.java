package org.dateline.syndication.feed;

import java.util.function.Consumer;
import org.dateline.article.ArticleFilter;

/**
 * What a feed is of.
 *
 * @param path of the feed, without the ending of its format: {@code /feeds/tags/sanctions}
 * @param identity what tells it from other feeds of this service, for good
 * @param title plain text
 * @param home path of what it is a feed of
 * @param query the words that it looks for; null for none
 * @param narrowing sets what narrows the articles down to it
 */
record Scope(
    String path,
    String identity,
    String title,
    String home,
    String query,
    Consumer<ArticleFilter> narrowing) {

  /** A feed that its path alone tells from others. */
  static Scope of(String path, String title, String home, Consumer<ArticleFilter> narrowing) {
    return new Scope(path, path, title, home, null, narrowing);
  }
}
