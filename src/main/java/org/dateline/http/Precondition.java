package org.dateline.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What a client says in its headers of what it has: RFC 9110, section 13. */
public final class Precondition {

  private Precondition() {}

  /**
   * Whether it has this already, so that the answer is a 304.
   *
   * @param ifNoneMatch goes before the date, where there is one
   * @param tag with quotes
   */
  public static boolean isUnchanged(
      String ifNoneMatch, String ifModifiedSince, String tag, Instant modified) {
    if (ifNoneMatch != null) {
      return ifNoneMatch.strip().equals("*") || names(ifNoneMatch, tag);
    }
    if (ifModifiedSince == null) {
      return false;
    }
    try {
      Instant since =
          ZonedDateTime.parse(ifModifiedSince, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(since);
    } catch (DateTimeException e) {
      // One that cannot be read is none.
      return false;
    }
  }

  /** Weakly compared, as section 13.1.2 says. A tag has no comma in it. */
  private static boolean names(String tags, String tag) {
    for (int at = tags.indexOf(tag); at >= 0; at = tags.indexOf(tag, at + 1)) {
      String before = tags.substring(0, at).stripTrailing();
      boolean begins = before.isEmpty() || before.endsWith(",") || before.endsWith("W/");
      String after = tags.substring(at + tag.length()).stripLeading();
      if (begins && (after.isEmpty() || after.startsWith(","))) {
        return true;
      }
    }
    return false;
  }
}
