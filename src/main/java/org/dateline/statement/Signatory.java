package org.dateline.statement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.dateline.country.Party;
import org.dateline.source.Source;

/** A country or an organisation on a version of a statement. */
@Embeddable
class Signatory {

  @Embedded Party party;

  @Enumerated(EnumType.STRING)
  Capacity capacity;

  @Column(name = "name_as_printed")
  String nameAsPrinted;

  String person;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_source_id")
  Source personSource;

  /** The version since which it has been on the list without a break. */
  @Column(name = "added_version")
  int addedVersion;

  /** When that version became valid. */
  @Column(name = "added_at")
  Instant addedAt;

  protected Signatory() {}

  Signatory(Party party, StatementDraft.SignatoryDraft draft, Source personSource) {
    this.party = party;
    capacity = draft.capacity();
    nameAsPrinted = draft.nameAsPrinted();
    person = draft.person() == null ? null : draft.person().name();
    this.personSource = personSource;
  }

  /** Tells since when it has been on the list. */
  void addedIn(int version, Instant at) {
    addedVersion = version;
    addedAt = at;
  }
}
