package org.dateline.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place between two items of a sorted list: the key and the slug of the item beside it. Stable
 * when items come or go.
 *
 * @param forward whether to read on from there, or back
 * @param key the item's sort key as PostgreSQL prints it
 * @param slug the item's slug
 */
record Cursor(boolean forward, String key, String slug) {

  /**
   * Opaque to the client, and bound to its query: filters and order must be the same when it is
   * used.
   */
  String encode(String query) {
    String content = (forward ? ">" : "<") + slug + "\n" + key;
    byte[] bytes = (digest(query + "\n" + content) + content).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static Cursor decode(String text, String query) {
    try {
      String bytes = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String content = bytes.substring(8);
      if (bytes.substring(0, 8).equals(digest(query + "\n" + content))) {
        int end = content.indexOf('\n');
        return new Cursor(
            content.charAt(0) == '>', content.substring(end + 1), content.substring(1, end));
      }
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      // answered below
    }
    throw Problem.parameter(
        "cursor",
        text,
        "\"cursor\" takes page.next or page.prev of an answer to this very query, with the same filters and order");
  }

  private static String digest(String text) {
    byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().encodeToString(hash).substring(0, 8);
  }
}
