package org.dateline.syndication.feed;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.dateline.http.Document;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;

/** The formats of feeds, by the ending of their address. */
enum FeedFormat {
  ATOM("application/atom+xml;charset=UTF-8", AtomFeed::write),
  RSS("application/rss+xml;charset=UTF-8", RssFeed::write),
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

  Document write(Feed feed) {
    return new Document(mediaType, writer.apply(feed));
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
