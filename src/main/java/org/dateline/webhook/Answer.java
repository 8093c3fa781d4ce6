package org.dateline.webhook;

import java.time.Duration;

/**
 * What came of sending a message once.
 *
 * @param status of the receiver; null if it did not answer
 * @param body how its answer begins; null if it did not answer
 * @param error why it counts as failed; null if it does not
 * @param tookMs milliseconds from looking up the host to the end of the answer
 * @param retryAfter how long the receiver wants to be left alone; zero if it does not say
 */
record Answer(Integer status, String body, String error, int tookMs, Duration retryAfter) {

  private static final int GONE = 410;

  static Answer of(int status, String body, int tookMs, Duration retryAfter) {
    String error = status / 100 == 2 ? null : "The receiver answered " + status;
    return new Answer(status, body, error, tookMs, retryAfter);
  }

  static Answer failed(String error, int tookMs) {
    return new Answer(null, null, error, tookMs, Duration.ZERO);
  }

  boolean isSuccess() {
    return error == null;
  }

  /** Whether the receiver wants nothing any more. */
  boolean isGone() {
    return status != null && status == GONE;
  }
}
