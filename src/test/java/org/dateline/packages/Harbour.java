package org.dateline.packages;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A made-up story for the tests: imprecise dates, a second language, a list that shrinks and grows,
 * retractions.
 */
@ApplicationScoped
public class Harbour {

  private final Importer importer;

  Harbour(Importer importer) {
    this.importer = importer;
  }

  /** Loads it, once. */
  public int load() {
    try (InputStream json = open()) {
      return importer.load(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream open() {
    return Harbour.class.getResourceAsStream("/harbour.json");
  }
}
