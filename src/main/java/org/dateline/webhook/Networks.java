package org.dateline.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Some networks in CIDR notation (RFC 4632, RFC 4291), and host names. */
final class Networks {

  private static final Pattern IPV4 =
      Pattern.compile(
          "((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])");

  private record Network(byte[] address, int bits) {
    private boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Network> networks = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private Networks() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if one is neither a network nor an address nor a name
   */
  static Networks of(List<String> written) {
    Networks all = new Networks();
    written.forEach(all::add);
    return all;
  }

  private void add(String one) {
    String[] parts = one.strip().split("/", 2);
    InetAddress address = literal(parts[0]);
    if (address == null && parts.length == 1 && !parts[0].isEmpty()) {
      names.add(parts[0].toLowerCase(Locale.ROOT));
      return;
    }
    if (address == null) {
      throw new IllegalArgumentException("\"" + one + "\" is not a network such as 10.1.0.0/16");
    }
    int most = address.getAddress().length * 8;
    int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("\"" + one + "\" has a prefix that is too long");
    }
    networks.add(new Network(address.getAddress(), bits));
  }

  /** An address in its usual form; null for anything else. Nothing is looked up. */
  static InetAddress literal(String text) {
    if (!IPV4.matcher(text).matches() && text.indexOf(':') < 0) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  boolean contain(byte[] address) {
    return networks.stream().anyMatch(n -> n.contains(address));
  }

  boolean name(String host) {
    return names.contains(host);
  }
}
