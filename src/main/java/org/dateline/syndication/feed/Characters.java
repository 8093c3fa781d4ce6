package org.dateline.syndication.feed;

/** The characters that an XML document may have (XML 1.0, production 2). */
final class Characters {

  private static final int REPLACEMENT = 0xFFFD;

  private Characters() {}

  /** The same text with a replacement character for each that XML cannot hold; null stays null. */
  static String legal(String text) {
    if (text == null || text.codePoints().allMatch(Characters::isLegal)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : REPLACEMENT).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
