package org.dateline.packages.foreign;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Plain text, and what is made of it. */
final class Plain {

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
  private static final Pattern ISO_DATE = Pattern.compile("^\\s*(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");
  private static final Pattern MAIL_DATE =
      Pattern.compile(
          "^\\s*(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})[ -]([A-Za-z]{3})[a-z]*\\.?[ -](\\d{4}|\\d{2})(?!\\d)");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  // Letters that Unicode does not take apart into a Latin one and a mark.
  private static final String[][] LETTERS = {
    {"ß", "ss"},
    {"æ", "ae"},
    {"œ", "oe"},
    {"ø", "o"},
    {"ł", "l"},
    {"đ", "d"},
    {"ð", "d"},
    {"þ", "th"},
    {"ı", "i"}
  };

  private Plain() {}

  /** Whether neither XML nor PostgreSQL takes this character. */
  static boolean isForbidden(char c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= '\uFFFE';
  }

  /** The text on one line, without what no text needs; null if nothing is left. */
  static String line(String text) {
    if (text == null) {
      return null;
    }
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      clean.append(isForbidden(c) ? ' ' : c);
    }
    String line = SPACE.matcher(clean).replaceAll(" ").strip();
    return line.isEmpty() ? null : line;
  }

  /** The same of HTML. */
  static String ofHtml(String html) {
    return html == null ? null : line(Jsoup.parseBodyFragment(html).text());
  }

  /** The beginning of a text, if it is too long. */
  static String cut(String text, int most) {
    if (text == null || text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  /** The first sentence of a text, and those after it that still fit. */
  static String firstSentences(String text, String language, int most) {
    BreakIterator sentences =
        BreakIterator.getSentenceInstance(
            language == null ? Locale.ROOT : Locale.forLanguageTag(language));
    sentences.setText(text);
    int end = sentences.next();
    if (end == BreakIterator.DONE) {
      return null;
    }
    for (int next = end; next != BreakIterator.DONE && next <= most; next = sentences.next()) {
      end = next;
    }
    return text.substring(0, end).strip();
  }

  /** A slug made of a text; null if it has no letter that goes into one. */
  static String slug(String text, int longest) {
    if (text == null) {
      return null;
    }
    String plain = text.toLowerCase(Locale.ROOT);
    for (String[] letter : LETTERS) {
      plain = plain.replace(letter[0], letter[1]);
    }
    plain = Normalizer.normalize(plain, Normalizer.Form.NFKD).replaceAll("\\p{M}|['’]", "");
    String slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (slug.length() > longest) {
      int word = slug.lastIndexOf('-', longest);
      slug = slug.substring(0, word > longest / 2 ? word : longest).replaceAll("-$", "");
    }
    return slug.isEmpty() ? null : slug;
  }

  /** A language tag as BCP 47 has it, of {@code en_US} too; null if it is none. */
  static String language(String tag) {
    String language = tag == null ? "" : tag.strip().replace('_', '-');
    return language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? language : null;
  }

  /**
   * The day that a date of any feed names, as printed, whatever its hour and time zone; null if it
   * names none.
   */
  static LocalDate date(String text) {
    if (text == null) {
      return null;
    }
    try {
      Matcher iso = ISO_DATE.matcher(text);
      if (iso.lookingAt()) {
        return year(LocalDate.parse(iso.group(1) + "-" + iso.group(2) + "-" + iso.group(3)));
      }
      Matcher mail = MAIL_DATE.matcher(text);
      if (mail.lookingAt()) {
        int month = MONTHS.indexOf(mail.group(2).toLowerCase(Locale.ROOT)) + 1;
        int year = Integer.parseInt(mail.group(3));
        return year(
            LocalDate.of(year < 100 ? 2000 + year : year, month, Integer.parseInt(mail.group(1))));
      }
    } catch (DateTimeException e) {
      return null;
    }
    return null;
  }

  private static LocalDate year(LocalDate date) {
    return date.getYear() < 1000 ? null : date;
  }
}
