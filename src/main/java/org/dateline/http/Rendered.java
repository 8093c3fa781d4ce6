package org.dateline.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;

/**
 * A successful answer to a read, as bytes: what {@link Answers} sends, and whoever keeps answers
 * may keep.
 *
 * @param plain its body
 * @param gzip the same compressed; null where that does not pay
 * @param tag of the body, without quotes; that of the compressed one has {@code -gzip} behind it
 * @param ownTag whether the tag is the item's own, and the same for both
 * @param mediaType of the body
 * @param modified when it last changed
 * @param isRestricted whether it is only for those with a right to it, or with a link
 * @param asOf the moment that was asked for; null for now, and for this very day
 */
public record Rendered(
    byte[] plain,
    byte[] gzip,
    String tag,
    boolean ownTag,
    String mediaType,
    Instant modified,
    boolean isRestricted,
    Instant asOf) {

  private static final String KEY = "dateline.rendered";

  /** Leaves it with the request that it answers. */
  void leave(RoutingContext context) {
    context.put(KEY, this);
  }

  /** What the request was answered with; null if that was nothing of this kind. */
  public static Rendered of(RoutingContext context) {
    return context.get(KEY);
  }

  /** The strong ETag of one of the two bodies, with quotes. */
  public String etag(boolean compressed) {
    return "\"" + tag + (compressed && gzip != null && !ownTag ? "-gzip" : "") + "\"";
  }

  /** One of the two bodies. */
  byte[] body(boolean compressed) {
    return compressed && gzip != null ? gzip : plain;
  }
}
