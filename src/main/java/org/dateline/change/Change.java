package org.dateline.change;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/** One row of the change log. Written in the transaction that publishes; never changed. */
@Entity
class Change {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "change_seq")
  @SequenceGenerator(name = "change_seq", sequenceName = "change_seq", allocationSize = 50)
  Long seq;

  String kind;
  String slug;
  String story;
  int version;
  String change;
  String note;
  Instant at;

  /** The slug that a redirected item has now. */
  String target;
}
