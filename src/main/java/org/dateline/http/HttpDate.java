package org.dateline.http;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.http.HttpHeaders;
import java.util.Date;

/** The time as every answer tells it (RFC 9110, section 6.6.1), written once a second. */
public final class HttpDate {

  private record Told(long second, CharSequence text) {}

  private static volatile Told last = new Told(-1, "");

  private HttpDate() {}

  /** Now. */
  public static CharSequence now() {
    long second = System.currentTimeMillis() / 1000;
    Told told = last;
    if (told.second != second) {
      String text = DateFormatter.format(new Date(second * 1000));
      told = new Told(second, HttpHeaders.createOptimized(text));
      last = told;
    }
    return told.text;
  }
}
