package org.dateline.cache;

import java.util.Arrays;

/** Addresses that mean the same, in one form. */
final class Query {

  private Query() {}

  /** The address with its parameters in order. */
  static String sorted(String uri) {
    int begin = uri.indexOf('?');
    if (begin < 0 || uri.indexOf('&', begin) < 0) {
      return uri;
    }
    String[] parameters = uri.substring(begin + 1).split("&", -1);
    Arrays.sort(parameters);
    return uri.substring(0, begin + 1) + String.join("&", parameters);
  }
}
