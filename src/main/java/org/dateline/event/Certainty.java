package org.dateline.event;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** How sure it is that something happened as told. */
public enum Certainty {
  /** Somebody says so. */
  REPORTED("reported"),
  /** An authority has examined it and estimates so. */
  ASSESSED("assessed"),
  /** Independently established, or beyond dispute. */
  CONFIRMED("confirmed"),
  /** Those who should know contradict each other. */
  DISPUTED("disputed");

  @EnumeratedValue final String word;

  Certainty(String word) {
    this.word = word;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
