package org.dateline.http;

/**
 * An item has another slug now: throw it, and the client is sent to the same address with that one,
 * for good.
 */
public final class Moved extends RuntimeException {

  private final String from;
  private final String to;

  /**
   * An item that moved.
   *
   * @param from path of the item, as in {@code /api/v1/articles/old}
   * @param to its path now
   */
  public Moved(String from, String to) {
    super(from + " is " + to + " now", null, false, false);
    this.from = from;
    this.to = to;
  }

  /** Its path now. */
  public String to() {
    return to;
  }

  /**
   * The same for addresses outside of the API.
   *
   * @param prefix what these begin with instead of {@code /api/v1}
   */
  public Moved under(String prefix) {
    return new Moved(from.replaceFirst("^/api/v1", prefix), to.replaceFirst("^/api/v1", prefix));
  }

  /** The address that takes the place of this one. */
  String instead(String address) {
    return to + address.substring(from.length());
  }
}
