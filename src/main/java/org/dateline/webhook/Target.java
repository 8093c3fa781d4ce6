package org.dateline.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where a message goes to, read from a URL that somebody else has chosen. Nothing that is inside a
 * network may be reached by it: who can choose the address must not reach what only we can reach.
 *
 * @param tls whether it is https
 * @param host a name in lower case, or an address (IPv6 without brackets)
 * @param path with the query
 */
record Target(boolean tls, String host, int port, String path) {

  /** IANA's special-purpose registry, multicast, and what is reserved. */
  private static final Networks INNER_V4 =
      Networks.of(
          List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4"));

  /** Global unicast is all that is assigned; the rest is link-local, unique local, multicast. */
  private static final Networks GLOBAL_V6 = Networks.of(List.of("2000::/3"));

  private static final Networks SPECIAL_V6 =
      Networks.of(List.of("2001::/23", "2001:db8::/32", "3fff::/20"));
  private static final Networks NAT64 = Networks.of(List.of("64:ff9b::/96"));
  private static final Networks SIX_TO_FOUR = Networks.of(List.of("2002::/16"));

  private static final List<String> INNER_NAMES =
      List.of(".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet");

  /**
   * Reads a URL. Names are not looked up yet.
   *
   * @param exempt what may be told although it is inside
   */
  static Target of(String url, Networks exempt) throws ForbiddenTarget {
    URI uri = parse(url);
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    if (!tls && !"http".equalsIgnoreCase(uri.getScheme())) {
      throw new ForbiddenTarget("must begin with https://");
    }
    String host = host(uri);
    InetAddress literal = Networks.literal(host);
    boolean known = exempt.name(host) || literal != null && exempt.contain(literal.getAddress());
    if (!tls && !known) {
      throw new ForbiddenTarget("must begin with https://");
    }
    if (!known && literal == null && isInner(host)) {
      throw new ForbiddenTarget("must have a host name of the public internet");
    }
    Target target = new Target(tls, host, port(uri, tls), path(uri));
    if (literal != null) {
      target.choose(List.of(literal), 0, exempt);
    }
    return target;
  }

  private static URI parse(String url) throws ForbiddenTarget {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw new ForbiddenTarget("must be a URL (RFC 3986)");
    }
    if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
      throw new ForbiddenTarget("must not have a user name or password");
    }
    if (uri.getRawFragment() != null) {
      throw new ForbiddenTarget("must not have a fragment");
    }
    return uri;
  }

  /** Java's URI takes no number for a name, so 2130706433, 0x7f.1 and 127.1 have no host. */
  private static String host(URI uri) throws ForbiddenTarget {
    String host = uri.getHost();
    if (host == null || host.endsWith(".") || host.length() > 253) {
      throw new ForbiddenTarget(
          "must have a host name in ASCII, or an address in its usual form, such as 203.0.113.7");
    }
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
      boolean plain = host.indexOf('.') < 0 && host.indexOf('%') < 0;
      if (!plain || Networks.literal(host) instanceof Inet4Address) {
        throw new ForbiddenTarget("must have an IPv4 address in its usual form");
      }
    } else if (Character.isDigit(host.charAt(host.lastIndexOf('.') + 1))
        && Networks.literal(host) == null) {
      throw new ForbiddenTarget("must have an IPv4 address in its usual form");
    }
    return host.toLowerCase(Locale.ROOT);
  }

  private static boolean isInner(String host) {
    return host.indexOf('.') < 0 || INNER_NAMES.stream().anyMatch(host::endsWith);
  }

  private static int port(URI uri, boolean tls) throws ForbiddenTarget {
    int port = uri.getPort() == -1 ? tls ? 443 : 80 : uri.getPort();
    if (port < 1 || port > 65535) {
      throw new ForbiddenTarget("must have a port from 1 to 65535");
    }
    return port;
  }

  private static String path(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /**
   * The address to connect to, and to no other: looked up once, so that no later answer can differ
   * from what was checked.
   *
   * @param found all that the name stands for now; one that is forbidden forbids all
   * @param attempt changes the choice, where there are several
   */
  InetAddress choose(List<InetAddress> found, int attempt, Networks exempt) throws ForbiddenTarget {
    if (found.isEmpty()) {
      throw new ForbiddenTarget("the host name is not known");
    }
    for (InetAddress address : found) {
      boolean known = exempt.name(host) || exempt.contain(address.getAddress());
      if (!known && !isPublic(address.getAddress())) {
        // Not which one: that would tell what is inside.
        throw new ForbiddenTarget("must not lead to an address that is not on the public internet");
      }
    }
    return found.get(Math.floorMod(attempt, found.size()));
  }

  /** Whether it is on the public internet. */
  static boolean isPublic(byte[] address) {
    if (address.length == 4) {
      return !INNER_V4.contain(address);
    }
    if (NAT64.contain(address)) {
      return isPublic(Arrays.copyOfRange(address, 12, 16));
    }
    if (SIX_TO_FOUR.contain(address)) {
      return isPublic(Arrays.copyOfRange(address, 2, 6));
    }
    return GLOBAL_V6.contain(address) && !SPECIAL_V6.contain(address);
  }
}
