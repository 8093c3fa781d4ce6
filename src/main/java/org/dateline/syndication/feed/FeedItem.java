package org.dateline.syndication.feed;

import java.time.Instant;
import java.util.List;

/**
 * An article in a feed.
 *
 * @param id names it for good, whatever it is called later: a {@code urn:uuid:}
 * @param url where it is, absolute
 * @param title plain text
 * @param summary plain text
 * @param html its text, or only the summary, with corrections, sources and attribution; sanitised,
 *     with absolute addresses
 * @param author plain text
 * @param language BCP 47
 * @param published when it first was
 * @param updated when this version of it was
 * @param topics what it is about
 * @param picture its lead image; null for none
 * @param corrections what it was corrected for, the last first
 */
record FeedItem(
    String id,
    String url,
    String title,
    String summary,
    String html,
    String author,
    String language,
    Instant published,
    Instant updated,
    List<Topic> topics,
    Picture picture,
    List<Correction> corrections) {

  FeedItem {
    title = Characters.legal(title);
    summary = Characters.legal(summary);
    html = Characters.legal(html);
    author = Characters.legal(author);
  }

  /**
   * A section, a tag or a country.
   *
   * @param scheme address of all feeds of its sort
   * @param label plain text
   */
  record Topic(String scheme, String term, String label) {}

  /** What was wrong, and since when it is right. */
  record Correction(Instant at, String note) {
    Correction {
      note = Characters.legal(note);
    }
  }

  /**
   * A picture.
   *
   * @param url absolute
   * @param alt what it shows, for those who cannot see it
   */
  record Picture(String url, String alt, String credit, Integer width, Integer height) {
    Picture {
      url = Characters.legal(url);
      alt = Characters.legal(alt);
      credit = Characters.legal(credit);
    }

    /** Its media type, by its name; null where that does not tell. */
    String mediaType() {
      String path = url.replaceFirst("[?#].*", "");
      return switch (path.substring(path.lastIndexOf('.') + 1)) {
        case "svg" -> "image/svg+xml";
        case "png" -> "image/png";
        case "jpg", "jpeg" -> "image/jpeg";
        case "webp" -> "image/webp";
        case "gif" -> "image/gif";
        case "avif" -> "image/avif";
        default -> null;
      };
    }
  }
}
