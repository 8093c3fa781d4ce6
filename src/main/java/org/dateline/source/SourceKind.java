package org.dateline.source;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** What sort of publication a source is. */
public enum SourceKind {
  NEWS_REPORT("news-report"),
  OFFICIAL_STATEMENT("official-statement"),
  UN_DOCUMENT("un-document"),
  PRESS_BRIEFING("press-briefing"),
  NGO_REPORT("ngo-report"),
  OTHER("other");

  @EnumeratedValue final String word;

  SourceKind(String word) {
    this.word = word;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
