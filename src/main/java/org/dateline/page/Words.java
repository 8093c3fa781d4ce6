package org.dateline.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.dateline.time.Edtf;

/** How the pages word dates and names. */
@TemplateExtension(namespace = "words")
final class Words {

  private static final Locale ENGLISH = Locale.ENGLISH;
  private static final DateTimeFormatter DAY = format("d MMMM uuuu");
  private static final DateTimeFormatter MONTH = format("MMMM uuuu");
  private static final DateTimeFormatter MINUTE = format("d MMMM uuuu, HH:mm 'UTC'");

  private Words() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, ENGLISH).withZone(ZoneOffset.UTC);
  }

  static String day(Instant at) {
    return DAY.format(at);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /** A date no more precise than it is known: "6–7 January 2024", "about January 2024". */
  static String date(String edtf) {
    String[] ends = edtf.split("/");
    if (ends.length == 1) {
      return one(ends[0]);
    }
    boolean days = ends[0].length() == 10 && ends[1].length() == 10;
    if (days && ends[0].startsWith(ends[1].substring(0, 7))) {
      return LocalDate.parse(ends[0]).getDayOfMonth() + "–" + one(ends[1]);
    }
    return one(ends[0]) + " – " + one(ends[1]);
  }

  private static String one(String date) {
    String plain = date.replaceFirst("[?~%]$", "");
    String words =
        switch (plain.length()) {
          case 10 -> DAY.format(LocalDate.parse(plain));
          case 7 -> MONTH.format(YearMonth.parse(plain));
          default -> plain;
        };
    return switch (date.charAt(date.length() - 1)) {
      case '~' -> "about " + words;
      case '?' -> "probably " + words;
      case '%' -> "perhaps about " + words;
      default -> words;
    };
  }

  /** Whether a date is known to the day. */
  static boolean exact(String edtf) {
    Edtf date = Edtf.parse(edtf);
    return date.first().equals(date.last()) && !edtf.matches(".*[?~%].*");
  }

  /** A word of the API, for people: "foreign-minister" is "Foreign minister". */
  static String label(Object word) {
    String text = word.toString().replace('-', ' ');
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  static String month(YearMonth month) {
    return MONTH.format(month);
  }

  /** The mark of an event. */
  static String mark(Object kind, Object certainty) {
    return TimelineDrawing.mark(kind.toString(), certainty.toString());
  }

  /** Whether an address leads to a web page. */
  static boolean web(String url) {
    return url != null && url.matches("(?i)https?://.+");
  }

  /** With a capital letter and a full stop, as people write. */
  static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(ENGLISH) + text.substring(1) + ".";
  }

  static String list(List<String> words) {
    return String.join(", ", words);
  }

  /** "1 event", "2 events". */
  static String count(Number count, String one, String many) {
    return count + " " + (count.longValue() == 1 ? one : many);
  }
}
