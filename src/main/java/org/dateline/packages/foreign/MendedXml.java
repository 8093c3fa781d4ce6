package org.dateline.packages.foreign;

import java.io.IOException;
import java.io.Reader;
import org.jsoup.parser.Parser;

/**
 * XML as it should have been written: without characters that XML forbids, with HTML's entities
 * resolved and a bare ampersand escaped. Lines stay where they are. As no entity but XML's own five
 * comes through, none can be expanded.
 */
final class MendedXml extends Reader {

  /** More than any article, and little enough to be held. */
  static final int LONGEST_ITEM = 16 << 20;

  private static final int LONGEST_REFERENCE = 34;

  private enum Within {
    TEXT,
    CDATA,
    COMMENT
  }

  private final Reader in;
  private final char[] ahead = new char[1 << 14];
  private int at;
  private int end;
  private Within within = Within.TEXT;
  private String instead = "";
  private int insteadAt;
  private int sinceItem;
  private long forbidden;
  private long mended;

  MendedXml(Reader in) {
    this.in = in;
  }

  /** An item begins: the length is counted anew. */
  void item() {
    sinceItem = 0;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int number = 0;
    while (number < length) {
      int c = next();
      if (c < 0) {
        return number == 0 ? -1 : number;
      }
      target[offset + number++] = (char) c;
    }
    sinceItem += number;
    if (sinceItem > LONGEST_ITEM) {
      throw new Unreadable("has an item of more than " + LONGEST_ITEM + " characters", null);
    }
    return number;
  }

  private int next() throws IOException {
    if (insteadAt < instead.length()) {
      return instead.charAt(insteadAt++);
    }
    while (has(1)) {
      char c = ahead[at++];
      if (isForbidden(c)) {
        forbidden++;
      } else if (c == '&' && within == Within.TEXT) {
        if (reference()) {
          return instead.charAt(insteadAt++);
        }
      } else {
        follow(c);
        return c;
      }
    }
    return -1;
  }

  private void follow(char c) throws IOException {
    if (within == Within.TEXT && c == '<') {
      if (follows("![CDATA[")) {
        within = Within.CDATA;
      } else if (follows("!--")) {
        within = Within.COMMENT;
      }
    } else if (within == Within.CDATA && c == ']' && follows("]>")
        || within == Within.COMMENT && c == '-' && follows("->")) {
      within = Within.TEXT;
    }
  }

  private boolean isForbidden(char c) throws IOException {
    if (Character.isHighSurrogate(c)) {
      return !has(1) || !Character.isLowSurrogate(ahead[at]);
    }
    if (Character.isLowSurrogate(c)) {
      return at < 2 || !Character.isHighSurrogate(ahead[at - 2]);
    }
    return Plain.isForbidden(c);
  }

  /** Reads a reference after its ampersand; false if nothing is to stand in its place. */
  private boolean reference() throws IOException {
    has(LONGEST_REFERENCE);
    int semicolon = at;
    while (semicolon < end
        && semicolon < at + LONGEST_REFERENCE
        && (Character.isLetterOrDigit(ahead[semicolon]) || ahead[semicolon] == '#')) {
      semicolon++;
    }
    insteadAt = 0;
    boolean whole = semicolon < end && ahead[semicolon] == ';' && semicolon > at;
    String name = whole ? new String(ahead, at, semicolon - at) : "";
    instead = whole ? resolved(name) : null;
    if (instead == null) {
      mended++;
      instead = "&amp;";
    } else {
      at = semicolon + 1;
    }
    return !instead.isEmpty();
  }

  /** What stands for a reference; null if it is none. */
  private String resolved(String name) {
    String reference = "&" + name + ";";
    if (name.startsWith("#")) {
      if (isAllowed(name)) {
        return reference;
      }
      forbidden++;
      return "";
    }
    if (name.matches("amp|lt|gt|quot|apos")) {
      return reference;
    }
    String text = Parser.unescapeEntities(reference, true);
    if (text.equals(reference)) {
      return null;
    }
    mended++;
    StringBuilder numbers = new StringBuilder();
    text.codePoints().forEach(c -> numbers.append("&#").append(c).append(';'));
    return numbers.toString();
  }

  private static boolean isAllowed(String number) {
    try {
      int code =
          number.startsWith("#x")
              ? Integer.parseInt(number.substring(2), 16)
              : Integer.parseInt(number.substring(1));
      return Character.isValidCodePoint(code)
          && (code > 0xFFFF
              || !Plain.isForbidden((char) code) && !Character.isSurrogate((char) code));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private boolean follows(String text) throws IOException {
    if (!has(text.length())) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (ahead[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads on until so many characters lie ahead; false if the text ends before. */
  private boolean has(int number) throws IOException {
    if (end - at >= number) {
      return true;
    }
    // Two stay behind, as a surrogate asks for the one before it.
    int kept = Math.min(at, 2);
    System.arraycopy(ahead, at - kept, ahead, 0, end - at + kept);
    end = end - at + kept;
    at = kept;
    while (end - at < number) {
      int read = in.read(ahead, end, ahead.length - end);
      if (read < 0) {
        return false;
      }
      end += read;
    }
    return true;
  }

  /** Tells what was mended; to be called when all is read. */
  void tell(Account account) {
    if (forbidden > 0) {
      account.field(
          "the file", "characters", forbidden + " characters that XML forbids were left out");
    }
    if (mended > 0) {
      account.field(
          "the file",
          "entities",
          mended + " ampersands or entities that XML does not know were resolved or escaped");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
