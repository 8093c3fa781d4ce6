package org.dateline.packages;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A package on disk while it waits for its turn. Its file has no name any more once it is open, so
 * that not even a killed service leaves it behind.
 *
 * @param first its first byte that is no white space; -1 if there is none
 */
record Spool(FileChannel file, long bytes, int first) implements AutoCloseable {

  static Spool of(InputStream body) throws IOException {
    Path name = Files.createTempFile("dateline-import-", null);
    FileChannel file =
        FileChannel.open(
            name,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      long bytes = body.transferTo(Channels.newOutputStream(file));
      file.position(0);
      // Not closed, as that would close the file.
      InputStream begin = new BufferedInputStream(Channels.newInputStream(file));
      int first = begin.read();
      while (first >= 0 && first <= ' ') {
        first = begin.read();
      }
      file.position(0);
      return new Spool(file, bytes, first);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  InputStream open() {
    return new BufferedInputStream(Channels.newInputStream(file));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
