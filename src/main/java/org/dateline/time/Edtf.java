package org.dateline.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as precise as it is known, in the parts of EDTF (ISO 8601-2:2019, Library of Congress
 * profile) that news needs: level 0 (day, month, year, and an interval of two of them) and of level
 * 1 the qualifiers {@code ~} (approximate), {@code ?} (uncertain) and {@code %} (both).
 *
 * @param text as written, for example {@code 2024-01-06/2024-01-07} or {@code 2024-01~}
 * @param first the first day that it may mean
 * @param last the last day that it may mean
 */
public record Edtf(String text, LocalDate first, LocalDate last) {

  /** What is allowed, for error messages. */
  public static final String ALLOWED =
      "an EDTF date: 2024-01-06, 2024-01, 2024, an interval 2024-01-06/2024-01-07, with ~ for approximate or ? for"
          + " uncertain";

  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?([?~%])?");

  /**
   * Reads a date.
   *
   * @throws DateTimeException if the text is no such date, there is no such day, or an interval
   *     ends before it begins
   */
  public static Edtf parse(String text) {
    String[] ends = text.split("/", -1);
    if (ends.length > 2) {
      throw new DateTimeException("an interval has two ends");
    }
    LocalDate first = day(ends[0], false);
    LocalDate last = day(ends[ends.length - 1], true);
    if (last.isBefore(first)) {
      throw new DateTimeException("the interval ends before it begins");
    }
    return new Edtf(text, first, last);
  }

  private static LocalDate day(String text, boolean last) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      throw new DateTimeException("not " + ALLOWED);
    }
    int year = Integer.parseInt(date.group(1));
    if (date.group(2) == null) {
      return last ? LocalDate.of(year, 12, 31) : LocalDate.of(year, 1, 1);
    }
    YearMonth month = YearMonth.of(year, Integer.parseInt(date.group(2)));
    if (date.group(3) == null) {
      return last ? month.atEndOfMonth() : month.atDay(1);
    }
    return month.atDay(Integer.parseInt(date.group(3)));
  }
}
