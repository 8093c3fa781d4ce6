package org.dateline.packages.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file whose encoding is not to be trusted. A byte order mark counts most, then what
 * an XML declaration says, then UTF-8; bytes that are no UTF-8 are read as Windows-1252, one by
 * one, as files that were edited in two programs have both.
 */
final class MendedText extends Reader {

  private static final int LOOK_AHEAD = 512;
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");

  private final InputStream in;
  private final Reader other;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 14).flip();
  private boolean ended;
  private long lines = 1;
  private long mended;
  private long mendedFirst;
  private String unknown;

  MendedText(InputStream file) throws IOException {
    PushbackInputStream pushback = new PushbackInputStream(file, LOOK_AHEAD);
    byte[] head = pushback.readNBytes(LOOK_AHEAD);
    Charset charset = charset(head);
    int mark = markLength(head);
    pushback.unread(head, mark, head.length - mark);
    in = pushback;
    other = charset == StandardCharsets.UTF_8 ? null : new InputStreamReader(in, charset);
  }

  private Charset charset(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(head, 0xFF, 0xFE) || head.length > 1 && head[0] != 0 && head[1] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(head, 0xFE, 0xFF) || head.length > 1 && head[0] == 0 && head[1] != 0) {
      return StandardCharsets.UTF_16BE;
    }
    Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
    return declared.find() ? declared(declared.group(1)) : StandardCharsets.UTF_8;
  }

  private Charset declared(String name) {
    try {
      Charset charset = Charset.forName(name);
      if (charset.equals(StandardCharsets.ISO_8859_1)) {
        // As browsers do: what says Latin-1 and has quotation marks is Windows-1252.
        return WINDOWS;
      }
      // The declaration could be read as ASCII, so it is wrong where it says UTF-16 or UTF-32.
      boolean wide = charset.name().startsWith("UTF-") || charset.equals(StandardCharsets.US_ASCII);
      return wide ? StandardCharsets.UTF_8 : charset;
    } catch (IllegalArgumentException e) {
      unknown = name;
      return StandardCharsets.UTF_8;
    }
  }

  private static boolean startsWith(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static int markLength(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF) ? 2 : 0;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (other != null) {
      return other.read(target, offset, length);
    }
    while (!chars.hasRemaining()) {
      if (ended && !bytes.hasRemaining()) {
        return -1;
      }
      decode();
    }
    int number = Math.min(length, chars.remaining());
    chars.get(target, offset, number);
    return number;
  }

  private void decode() throws IOException {
    if (!ended) {
      bytes.compact();
      int number = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = number < 0;
      bytes.position(bytes.position() + Math.max(number, 0)).flip();
    }
    chars.clear();
    CoderResult result = utf8.decode(bytes, chars, ended);
    while (result.isMalformed() && chars.remaining() >= result.length()) {
      mend(result.length());
      result = utf8.decode(bytes, chars, ended);
    }
    chars.flip();
    if (mended == 0) {
      lines += chars.chars().filter(c -> c == '\n').count();
    }
  }

  private void mend(int number) {
    if (mended == 0) {
      mendedFirst = lines + chars.duplicate().flip().chars().filter(c -> c == '\n').count();
    }
    mended += number;
    ByteBuffer wrong = bytes.slice(bytes.position(), number);
    bytes.position(bytes.position() + number);
    chars.put(WINDOWS.decode(wrong));
  }

  /** Tells what had to be guessed; to be called when all is read. */
  void tell(Account account) {
    if (unknown != null) {
      account.field("the file", "encoding", "\"" + unknown + "\" is unknown; read as UTF-8");
    }
    if (mended > 0) {
      account.field(
          "the file",
          "encoding",
          mended
              + " bytes are no UTF-8, the first in line "
              + mendedFirst
              + "; they were read as Windows-1252");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
