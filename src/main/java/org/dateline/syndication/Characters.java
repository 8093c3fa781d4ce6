package org.dateline.syndication;

/** What may stand in XML 1.0, and with that in HTML: no control characters, no half characters. */
public final class Characters {

  private Characters() {}

  /** A text without what is not allowed in XML. */
  public static String legal(String text) {
    return text == null || text.codePoints().allMatch(Characters::isLegal)
        ? text
        : text.codePoints()
            .filter(Characters::isLegal)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** XML 1.0, production 2. */
  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
