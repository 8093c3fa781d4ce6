package org.dateline.packages.foreign;

/** The forms of other systems that articles come in from. */
public enum ForeignForm {
  /** RSS 2.0, its forerunners 0.91 to 0.94, and RSS 1.0. */
  RSS,
  /** Atom, RFC 4287. */
  ATOM,
  /** IPTC ninjs 2.x and 3.x: one item, an array, or an item with associations. */
  NINJS,
  /** A WordPress export (WXR). */
  WORDPRESS,
  /** A Ghost export. */
  GHOST;

  Format format() {
    return switch (this) {
      case RSS, ATOM -> new FeedFormat(this);
      case NINJS -> new NinjsFormat();
      case WORDPRESS -> new WordPressFormat();
      case GHOST -> new GhostFormat();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
