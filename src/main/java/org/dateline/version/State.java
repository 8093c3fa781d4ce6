package org.dateline.version;

import jakarta.persistence.EnumeratedValue;

/** What a version is: content, or the notice that the item has been withdrawn. */
enum State {
  PUBLISHED("published"),
  RETRACTED("retracted");

  @EnumeratedValue final String word;

  State(String word) {
    this.word = word;
  }
}
