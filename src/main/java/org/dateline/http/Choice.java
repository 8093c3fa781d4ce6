package org.dateline.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.dateline.time.Edtf;

/**
 * Reads parameter values that come from a list or have a form; null, where the parameter was left
 * out.
 */
public final class Choice {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** How many characters a slug may have. */
  public static final int LONGEST_SLUG = 120;

  private Choice() {}

  /** One of the words, or a 400 that lists them. */
  public static String of(String parameter, String value, List<String> words) {
    if (value != null && !words.contains(value)) {
      throw Problem.parameter(parameter, value, words);
    }
    return value;
  }

  /** One of an enum's words (its {@code toString()}), or a 400 that lists them. */
  public static <E extends Enum<E>> String of(String parameter, String value, Class<E> words) {
    return of(
        parameter, value, Arrays.stream(words.getEnumConstants()).map(Object::toString).toList());
  }

  /** A set of words, separated by commas, or a 400 that lists them. */
  public static Set<String> some(String parameter, String value, String... words) {
    if (value == null) {
      return Set.of();
    }
    Set<String> chosen = new LinkedHashSet<>();
    for (String word : value.split(",", -1)) {
      chosen.add(of(parameter, word.strip(), List.of(words)));
    }
    return chosen;
  }

  /** Whether it has the form of a slug. */
  public static boolean isSlug(String value) {
    return value.length() <= LONGEST_SLUG && SLUG.matcher(value).matches();
  }

  /** A slug, or a 400. That nothing has that slug is for the query to find. */
  public static String slug(String parameter, String value) {
    if (value != null && !isSlug(value)) {
      throw Problem.parameter(
          parameter,
          value,
          "\"" + parameter + "\" takes a slug: lower-case letters, digits and single hyphens");
    }
    return value;
  }

  /** A country's ISO 3166-1 alpha-2 code, or XK, in any case. */
  public static String country(String parameter, String value) {
    if (value != null && !value.matches("[A-Za-z]{2}")) {
      throw Problem.parameter(
          parameter,
          value,
          "\""
              + parameter
              + "\" takes an ISO 3166-1 alpha-2 code, such as UA; see /api/v1/countries");
    }
    return value == null ? null : value.toUpperCase(java.util.Locale.ROOT);
  }

  /** A date as in {@link Edtf}, of which the first or the last day counts. */
  public static <T> T date(String parameter, String value, Function<Edtf, T> end) {
    if (value == null) {
      return null;
    }
    try {
      return end.apply(Edtf.parse(value));
    } catch (DateTimeException e) {
      throw Problem.parameter(
          parameter,
          value,
          "\"" + parameter + "\" takes " + Edtf.ALLOWED + " (" + e.getMessage() + ")");
    }
  }

  /**
   * A moment.
   *
   * @throws Problem 400 if it is none
   */
  public static Instant moment(String parameter, String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw Problem.parameter(
          parameter,
          value,
          "\"" + parameter + "\" takes an RFC 3339 time such as 2024-01-10T12:00:00Z");
    }
  }
}
