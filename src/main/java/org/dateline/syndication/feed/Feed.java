package org.dateline.syndication.feed;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A page of a feed, as every format tells it.
 *
 * @param id names the feed for good, whatever page or format it is read in: a {@code urn:uuid:}
 * @param title plain text
 * @param home address of what it is a feed of
 * @param language BCP 47, where all items are in one; null otherwise
 * @param links where this page is, and the ones around it
 * @param terms what has to be said of all of it
 * @param items the last changed first
 * @param withdrawn what was taken back lately, the last first; on the first page only
 */
record Feed(
    String id,
    String title,
    String home,
    String language,
    Links links,
    Rights terms,
    List<FeedItem> items,
    List<Withdrawn> withdrawn) {

  /** What a feed says it is. */
  static final String DESCRIPTION = "Sourced news: every fact with where it comes from.";

  Feed {
    title = Characters.legal(title);
  }

  /**
   * Absolute addresses of the pages of a feed (RFC 5005).
   *
   * @param next null on the last page
   * @param previous null on the first page
   * @param hub the WebSub hub that is told of changes to {@code self}; null for none
   */
  record Links(String self, String first, String next, String previous, String hub) {}

  /**
   * An item that was withdrawn.
   *
   * @param id the id that it had as an item
   * @param reason plain text
   */
  record Withdrawn(String id, Instant at, String reason) {
    Withdrawn {
      reason = Characters.legal(reason);
    }
  }

  /**
   * Under what terms content may be taken over.
   *
   * @param attribution a line to stand with it; null for none
   * @param licence an address; null where none is said
   */
  record Rights(String attribution, String licence) {

    private static final String SPDX = "https://spdx.org/licenses/";

    Rights {
      attribution = Characters.legal(attribution);
      if (licence != null && !licence.matches("(?i)https?://.*")) {
        licence = SPDX + licence;
      }
    }

    /** In one line; null, where there is nothing to say. */
    String line() {
      List<String> said = Stream.of(attribution, licence).filter(Objects::nonNull).toList();
      return said.isEmpty() ? null : String.join(" ", said);
    }
  }

  /** When anything of it last changed; in the far past, where nothing is in it yet. */
  Instant updated() {
    return Stream.concat(
            items.stream().map(FeedItem::updated), withdrawn.stream().map(Withdrawn::at))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }
}
