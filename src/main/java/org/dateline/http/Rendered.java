package org.dateline.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;

/**
 * A successful answer to a read, as bytes: what {@link Answers} sends, and whoever keeps answers
 * may keep.
 *
 * @param plain its body
 * @param gzip the same compressed; null where that does not pay
 * @param brotli the same compressed; null where that does not pay or cannot be done
 * @param tag of the body, without quotes; that of a compressed one has its coding behind it
 * @param ownTag whether the tag is the item's own, and the same for all of them
 * @param mediaType of the body
 * @param modified when it last changed
 * @param isRestricted whether it is only for those with a right to it, or with a link
 * @param asOf the moment that was asked for; null for now, and for this very day
 */
public record Rendered(
    byte[] plain,
    byte[] gzip,
    byte[] brotli,
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

  /** Which of the bodies a client gets. */
  public Coding coding(String acceptEncoding) {
    return Coding.preferred(acceptEncoding, gzip != null, brotli != null);
  }

  /** The strong ETag of one of the bodies, with quotes. */
  public String etag(Coding coding) {
    return "\"" + tag + (coding == Coding.IDENTITY || ownTag ? "" : "-" + coding) + "\"";
  }

  /** One of the bodies. */
  public byte[] body(Coding coding) {
    return switch (coding) {
      case IDENTITY -> plain;
      case GZIP -> gzip;
      case BROTLI -> brotli;
    };
  }
}
