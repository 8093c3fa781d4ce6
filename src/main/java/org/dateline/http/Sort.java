package org.dateline.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The order of a list: one key, and the slug where keys are equal.
 *
 * @param key what it sorts by
 * @param descending from the greatest to the least
 */
public record Sort(Key key, boolean descending) {

  /**
   * Something to sort by.
   *
   * @param name as the client writes it
   * @param column SQL expression, never null
   * @param type its PostgreSQL type
   */
  public record Key(String name, String column, String type) {}

  /**
   * Reads {@code sort=name} or {@code sort=-name}.
   *
   * @throws Problem 400, with the list of what is allowed
   */
  public static Sort of(String value, Sort otherwise, Key... keys) {
    if (value == null) {
      return otherwise;
    }
    List<String> allowed =
        Arrays.stream(keys).flatMap(k -> Stream.of(k.name, "-" + k.name)).toList();
    Choice.of("sort", value, allowed);
    boolean descending = value.startsWith("-");
    String name = descending ? value.substring(1) : value;
    Key key = Arrays.stream(keys).filter(k -> k.name.equals(name)).findFirst().orElseThrow();
    return new Sort(key, descending);
  }
}
