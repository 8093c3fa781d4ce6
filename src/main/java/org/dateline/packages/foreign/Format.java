package org.dateline.packages.foreign;

import java.io.IOException;
import java.util.function.Consumer;

/** Finds the articles in a file of another system. */
interface Format {

  /**
   * Reads a file from its beginning to its end.
   *
   * @param found is given each article, in the order of the file
   * @param account takes what is left out
   * @throws Unreadable if nothing can be made of the file
   */
  void read(MendedText text, Consumer<Found> found, Account account) throws IOException;
}
