package org.dateline.packages.foreign;

import java.io.IOException;

/** A file, or the rest of it, of which nothing can be made. */
final class Unreadable extends IOException {

  private final Long line;

  /**
   * @param line counted from 1; null where it is the file as a whole
   */
  Unreadable(String message, Long line) {
    super(message);
    this.line = line;
  }

  Long line() {
    return line;
  }
}
