package org.dateline.cache;

import java.util.Arrays;
import java.util.Map;

/** Addresses that mean the same, in one form. */
final class Query {

  private Query() {}

  /** The path of an address. */
  static String path(String uri) {
    int begin = uri.indexOf('?');
    return begin < 0 ? uri : uri.substring(0, begin);
  }

  /**
   * The address with its parameters in order, without those that say what is so anyway.
   *
   * @param defaults what parameters are where they are not given; null for nothing
   */
  static String normal(String uri, Map<String, String> defaults) {
    int begin = uri.indexOf('?');
    if (begin < 0 || defaults.isEmpty() && uri.indexOf('&', begin) < 0) {
      return uri;
    }
    String[] given = uri.substring(begin + 1).split("&", -1);
    Arrays.sort(given);
    String[] needed =
        Arrays.stream(given)
            .filter(p -> !isDefault(p, defaults) || isTwice(p, given))
            .toArray(String[]::new);
    return needed.length == 0 ? path(uri) : path(uri) + "?" + String.join("&", needed);
  }

  private static boolean isDefault(String parameter, Map<String, String> defaults) {
    int equals = parameter.indexOf('=');
    return equals > 0
        && parameter.substring(equals + 1).equals(defaults.get(parameter.substring(0, equals)));
  }

  /** Then it is refused, also where one of them would make no difference. */
  private static boolean isTwice(String parameter, String[] given) {
    String name = parameter.substring(0, parameter.indexOf('=') + 1);
    return Arrays.stream(given).filter(p -> p.startsWith(name)).count() > 1;
  }
}
