package org.dateline.syndication.feed;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.dateline.http.Document;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;

/** The formats of feeds, by the ending of their address. */
enum FeedFormat {
  ATOM("application/atom+xml", AtomFeed::write),
  RSS("application/rss+xml", RssFeed::write),
  JSON("application/feed+json", JsonFeed::of);

  private final String mediaType;
  private final Function<Feed, Object> writer;

  FeedFormat(String mediaType, Function<Feed, Object> writer) {
    this.mediaType = mediaType;
    this.writer = writer;
  }

  /**
   * The format with this ending.
   *
   * @throws Problem 404 if there is none
   */
  static FeedFormat of(String ending) {
    List<String> endings = Arrays.stream(values()).map(FeedFormat::toString).toList();
    if (!endings.contains(ending)) {
      throw Problem.of(
          ProblemType.NOT_FOUND,
          "No feed format \"" + ending + "\"; there are " + String.join(", ", endings));
    }
    return values()[endings.indexOf(ending)];
  }

  String mediaType() {
    return mediaType;
  }

  /** The feed in this format; XML says itself that it is UTF-8, but not every reader looks. */
  Document write(Feed feed) {
    String charset = this == JSON ? "" : ";charset=UTF-8";
    return new Document(mediaType + charset, writer.apply(feed));
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
