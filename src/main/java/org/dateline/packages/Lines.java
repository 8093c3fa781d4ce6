package org.dateline.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads lines in batches of bounded size, however many and however long they are. */
final class Lines {

  static final int LONGEST = 4 << 20;

  private static final int MOST_AT_ONCE = 1000;
  private static final int MOST_BYTES_AT_ONCE = 2 << 20;

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private int next;
  private int end;
  private long number;
  private long bytes;

  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * A line.
   *
   * @param number counted from 1
   * @param text null if it is too long; then it is the last one
   */
  record Line(long number, byte[] text) {}

  /**
   * Lines that follow each other.
   *
   * @param bytes how much has been read up to their end
   */
  record Batch(List<Line> lines, long bytes) {}

  /** The next ones; null at the end. */
  Batch read() throws IOException {
    List<Line> lines = new ArrayList<>();
    int size = 0;
    while (lines.size() < MOST_AT_ONCE && size < MOST_BYTES_AT_ONCE) {
      Line line = line();
      if (line == null) {
        break;
      }
      lines.add(line);
      if (line.text() == null) {
        break;
      }
      size += line.text().length;
    }
    return lines.isEmpty() ? null : new Batch(lines, bytes);
  }

  private Line line() throws IOException {
    while (true) {
      for (int i = next; i < end; i++) {
        if (chunk[i] == '\n') {
          begun.write(chunk, next, i - next);
          bytes += i + 1 - next;
          next = i + 1;
          return done();
        }
      }
      begun.write(chunk, next, end - next);
      bytes += end - next;
      next = 0;
      end = 0;
      if (begun.size() > LONGEST) {
        return new Line(++number, null);
      }
      end = Math.max(0, in.read(chunk));
      if (end == 0) {
        return begun.size() == 0 ? null : done();
      }
    }
  }

  private Line done() {
    byte[] text = begun.toByteArray();
    begun.reset();
    return new Line(++number, text);
  }
}
