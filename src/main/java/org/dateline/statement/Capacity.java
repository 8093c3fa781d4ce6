package org.dateline.statement;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** In which capacity somebody signs. */
public enum Capacity {
  FOREIGN_MINISTER("foreign-minister"),
  SECRETARY_OF_STATE("secretary-of-state"),
  HIGH_REPRESENTATIVE("high-representative"),
  HEAD_OF_STATE("head-of-state"),
  HEAD_OF_GOVERNMENT("head-of-government"),
  MINISTER("minister"),
  AMBASSADOR("ambassador"),
  REPRESENTATIVE("representative"),
  OTHER("other");

  @EnumeratedValue final String word;

  Capacity(String word) {
    this.word = word;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
