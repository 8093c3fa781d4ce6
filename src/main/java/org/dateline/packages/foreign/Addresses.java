package org.dateline.packages.foreign;

import java.net.URI;
import java.net.URISyntaxException;

/** Makes addresses absolute. */
final class Addresses {

  private static final int LONGEST = 2000;

  private Addresses() {}

  /**
   * An address that a reader can follow.
   *
   * @param base what a relative one begins from; null if that is not known
   * @return null if it is none: relative to nothing, of another scheme than http, or too long
   */
  static String web(String address, String base) {
    if (address == null || address.isBlank()) {
      return null;
    }
    try {
      URI uri = uri(address);
      if (!uri.isAbsolute()) {
        uri = base == null ? uri : uri(base).resolve(uri);
      }
      String scheme = uri.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      String absolute =
          uri.toString()
              .replaceFirst(
                  "^(?i)(https?):", web ? scheme.toLowerCase(java.util.Locale.ROOT) + ":" : "$1:");
      return web && uri.getRawAuthority() != null && absolute.length() <= LONGEST ? absolute : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /** What browsers mend: blanks and other characters that should have been escaped. */
  private static URI uri(String address) throws URISyntaxException {
    StringBuilder escaped = new StringBuilder();
    for (char c : address.strip().toCharArray()) {
      if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
        escaped.append(String.format("%%%02X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return new URI(escaped.toString());
  }

  /** The host, to be called by; null if it has none. */
  static String host(String address) {
    try {
      String host = address == null ? null : uri(address).getHost();
      return host == null ? null : host.replaceFirst("^www\\.", "");
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** The last part of the path, without an ending; null if there is none. */
  static String lastPart(String address) {
    try {
      String path = address == null ? null : uri(address).getPath();
      if (path == null) {
        return null;
      }
      String[] parts = path.split("/");
      return parts.length == 0 ? null : parts[parts.length - 1].replaceFirst("\\.[a-z]{2,5}$", "");
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
