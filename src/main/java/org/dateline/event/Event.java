package org.dateline.event;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dateline.country.Party;
import org.dateline.source.Citation;
import org.dateline.source.Source;
import org.dateline.time.Edtf;
import org.dateline.version.Kind;
import org.dateline.version.Versioned;

/** A version of something that happened. */
@Entity
class Event extends Versioned {

  String story;
  String title;
  String summary;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  EventKind eventKind;

  String occurred;

  /** The first day that {@code occurred} may mean. */
  @Column(name = "occurred_from")
  LocalDate occurredFrom;

  /** The last day that {@code occurred} may mean. */
  @Column(name = "occurred_to")
  LocalDate occurredTo;

  String disclosed;

  @Column(name = "disclosed_from")
  LocalDate disclosedFrom;

  @Enumerated(EnumType.STRING)
  Certainty certainty;

  @Column(name = "attributed_to")
  String attributedTo;

  @Embedded Place place;
  String caveat;

  @ElementCollection
  @CollectionTable(name = "event_party", joinColumns = @JoinColumn(name = "event_id"))
  @OrderColumn(name = "position")
  List<Participant> participants = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "event_detail", joinColumns = @JoinColumn(name = "event_id"))
  @OrderColumn(name = "position")
  List<Detail> details = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "citation", joinColumns = @JoinColumn(name = "event_id"))
  @OrderColumn(name = "position")
  List<Citation> citations = new ArrayList<>();

  /** A party, and what it had to do with the event. */
  @Embeddable
  static class Participant {
    @Embedded Party party;
    String role;

    protected Participant() {}

    Participant(Party party, String role) {
      this.party = party;
      this.role = role;
    }
  }

  /** A single fact about the event. */
  @Embeddable
  static class Detail {
    String label;
    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    Source source;

    protected Detail() {}

    Detail(String label, String text, Source source) {
      this.label = label;
      this.text = text;
      this.source = source;
    }
  }

  protected Event() {}

  /** A retraction, if there is no draft. */
  Event(
      String story,
      EventDraft draft,
      List<Participant> participants,
      List<Detail> details,
      List<Citation> citations) {
    this.story = story;
    if (draft != null) {
      Edtf when = Edtf.parse(draft.occurred());
      title = draft.title();
      summary = draft.summary();
      language = draft.language();
      eventKind = draft.kind();
      occurred = draft.occurred();
      occurredFrom = when.first();
      occurredTo = when.last();
      disclosed = draft.disclosed();
      disclosedFrom = disclosed == null ? null : Edtf.parse(disclosed).first();
      certainty = draft.certainty();
      attributedTo = draft.attributedTo();
      place = draft.place();
      caveat = draft.caveat();
      this.participants.addAll(participants);
      this.details.addAll(details);
      this.citations.addAll(citations);
    }
  }

  @Override
  public Kind kind() {
    return Kind.EVENT;
  }

  @Override
  public String story() {
    return story;
  }
}
