package org.dateline.event;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** What sort of thing happened. */
public enum EventKind {
  STRIKE("strike"),
  DISCLOSURE("disclosure"),
  STATEMENT("statement"),
  MEETING("meeting"),
  SANCTION("sanction"),
  REPORT("report"),
  AGREEMENT("agreement"),
  VOTE("vote"),
  ELECTION("election"),
  PROTEST("protest"),
  DISASTER("disaster"),
  OTHER("other");

  @EnumeratedValue final String word;

  EventKind(String word) {
    this.word = word;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
