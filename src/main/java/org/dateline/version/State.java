package org.dateline.version;

import jakarta.persistence.EnumeratedValue;

/**
 * What a version row is: still being written, public, or the notice that the item has been
 * withdrawn.
 */
enum State {
  DRAFT("draft"),
  PUBLISHED("published"),
  RETRACTED("retracted");

  @EnumeratedValue final String word;

  State(String word) {
    this.word = word;
  }
}
