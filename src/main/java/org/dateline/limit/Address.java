package org.dateline.limit;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Whom an address stands for: IPv4 itself, IPv6 its /64, of which one customer has them all. */
final class Address {

  private static final int NETWORK_BYTES = 8;

  private Address() {}

  /** Never looks a name up: what is no address in digits is taken as it is. */
  static String of(SocketAddress remote) {
    return remote == null ? "unknown" : of(remote.hostAddress(), remote.host());
  }

  static String of(String digits, String otherwise) {
    String text = digits == null ? otherwise : digits;
    if (text == null) {
      return "unknown";
    }
    if (text.indexOf(':') < 0) {
      return text;
    }
    int zone = text.indexOf('%');
    try {
      // A text with a colon is parsed, never looked up; v4-mapped ones come back as IPv4.
      InetAddress address = InetAddress.getByName(zone < 0 ? text : text.substring(0, zone));
      return address instanceof Inet6Address six
          ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES) + "/64"
          : address.getHostAddress();
    } catch (UnknownHostException e) {
      return text;
    }
  }
}
