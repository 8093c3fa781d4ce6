package org.dateline.cache;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dateline.Settings;

/** What answers are kept under: the same for requests that mean the same. */
@ApplicationScoped
class Keys {

  private static final int LONGEST_ACCEPT = 200;
  private static final int MOST_PATHS = 1000;

  private final boolean hasPublicUrl;

  /** Of the paths that were asked for with parameters, what these are if they are not given. */
  private final Map<String, Map<String, String>> defaults = new ConcurrentHashMap<>();

  Keys(Settings settings) {
    hasPublicUrl = settings.publicUrl().isPresent();
  }

  /**
   * What stands for a read, and everything that its answer may depend on; null where its answer is
   * not to be kept.
   *
   * @param uri as it was sent
   * @param accept what the client can read, or null
   * @param server the scheme and the host that it was sent to
   * @param view what stands for what the reader may see
   */
  String of(String uri, String accept, String server, String view) {
    // Whoever follows the changes is answered when there are some, or never to the end, and nobody
    // else must wait for that.
    if (uri.startsWith("/q/")
        || uri.startsWith("/api/v1/changes")
        || accept != null && accept.length() > LONGEST_ACCEPT) {
      return null;
    }
    String normal =
        uri.indexOf('?') < 0 ? uri : normal(uri, defaults.getOrDefault(path(uri), Map.of()));
    return normal
        + '\n'
        + (accept == null ? "" : accept)
        + '\n'
        + (hasPublicUrl ? "" : server)
        + '\n'
        + view;
  }

  /** Learns what the parameters of an address are if they are not given. */
  void learn(String uri, Map<String, String> usual) {
    if (!usual.isEmpty() && defaults.size() < MOST_PATHS) {
      defaults.put(path(uri), usual);
    }
  }

  private static String path(String uri) {
    int begin = uri.indexOf('?');
    return begin < 0 ? uri : uri.substring(0, begin);
  }

  /** The address with its parameters in order, without those that say what is so anyway. */
  private static String normal(String uri, Map<String, String> defaults) {
    int begin = uri.indexOf('?');
    if (defaults.isEmpty() && uri.indexOf('&', begin) < 0) {
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
