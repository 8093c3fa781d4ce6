package org.dateline.version;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** What a version did to its item. */
public enum ChangeKind {
  /** The first version. */
  PUBLISHED("published"),
  /** There is more to tell. */
  UPDATED("updated"),
  /** Something was wrong; the note says what. */
  CORRECTED("corrected"),
  /** The item is withdrawn; the note says why. */
  RETRACTED("retracted");

  @EnumeratedValue final String word;

  ChangeKind(String word) {
    this.word = word;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
