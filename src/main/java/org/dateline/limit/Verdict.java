package org.dateline.limit;

import io.vertx.core.http.HttpHeaders;
import java.util.function.BiConsumer;
import org.dateline.access.Limits;

/**
 * Whether a request is let through, and what is left.
 *
 * @param limits what it was held against
 * @param allowed whether it is
 * @param hourly whether it is the hour's bucket that has less left
 * @param remaining requests that are left in that bucket
 * @param seconds until that bucket is full again, or where it is refused, until the next request
 *     can be let through
 */
record Verdict(Limits limits, boolean allowed, boolean hourly, long remaining, long seconds) {

  private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
  private static final CharSequence STATE = HttpHeaders.createOptimized("RateLimit");

  /**
   * The RateLimit-Policy field of IETF draft httpapi-ratelimit-headers-10: quota, window in
   * seconds, and our own parameter where the most at once is another than a minute's.
   */
  String policy() {
    String policy = "\"minute\";q=" + limits.perMinute() + ";w=60";
    if (limits.most() != limits.perMinute()) {
      policy += ";dateline-burst=" + limits.most();
    }
    return limits.perHour() == null
        ? policy
        : policy + ", \"hour\";q=" + limits.perHour() + ";w=3600";
  }

  /** The RateLimit field of the same draft: what is left, and when that changes. */
  String state() {
    return (hourly ? "\"hour\"" : "\"minute\"") + ";r=" + remaining + ";t=" + seconds;
  }

  /** Tells both fields. */
  void tell(BiConsumer<CharSequence, CharSequence> header) {
    header.accept(POLICY, policy());
    header.accept(STATE, state());
  }
}
