package org.dateline.syndication.sitemap;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.dateline.version.Kind;

/**
 * An item of a sitemap. They stand in the order of their first publication, so that new ones come
 * to the end and a file once full stays as it is.
 *
 * @param published when it was first published
 * @param modified when it, or for a story anything in it, last changed; null where only the place
 *     in the order is meant
 */
record Entry(Kind kind, String slug, Instant published, Instant modified) {

  /** As the address of a file that begins with it says it. */
  String key() {
    return published + "," + kind.path().substring("/api/v1/".length()) + "," + slug;
  }

  /** Where readers find it: a story has a page. */
  String path() {
    return kind == Kind.STORY ? "/stories/" + slug : kind.path(slug);
  }

  static Optional<Entry> of(String key) {
    String[] parts = key.split(",", -1);
    try {
      return parts.length != 3
          ? Optional.empty()
          : Kind.ofPath(parts[1]).map(k -> new Entry(k, parts[2], Instant.parse(parts[0]), null));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
