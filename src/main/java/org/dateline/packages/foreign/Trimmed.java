package org.dateline.packages.foreign;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** XML without the blank lines before its declaration, which a careless template leaves. */
final class Trimmed extends FilterReader {

  private boolean begun;

  Trimmed(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int c = begun ? -1 : in.read();
    while (!begun && (Character.isWhitespace(c) || c == '\uFEFF')) {
      c = in.read();
    }
    if (begun || c < 0) {
      return begun ? in.read(target, offset, length) : -1;
    }
    begun = true;
    target[offset] = (char) c;
    return 1;
  }
}
