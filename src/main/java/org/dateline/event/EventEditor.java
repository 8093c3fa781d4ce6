package org.dateline.event;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dateline.change.Changes;
import org.dateline.country.Countries;
import org.dateline.country.Organisations;
import org.dateline.country.Party;
import org.dateline.http.Findings;
import org.dateline.source.CitationDraft;
import org.dateline.source.Citing;
import org.dateline.time.Edtf;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.References;

/** Publishes events. */
@Singleton
public class EventEditor extends Editor<Event, EventDraft> {

  private final Citing citing;
  private final Countries countries;
  private final Organisations organisations;

  EventEditor(
      Events events,
      EntityManager em,
      Changes changes,
      Citing citing,
      Countries countries,
      Organisations organisations) {
    super(Kind.EVENT, EventDraft.class, events, em, changes);
    this.citing = citing;
    this.countries = countries;
    this.organisations = organisations;
  }

  @Override
  protected Event write(String story, EventDraft draft, Instant from, Event previous) {
    if (draft == null) {
      return new Event(story, null, null, null, null);
    }
    List<Event.Detail> details =
        draft.details().stream()
            .map(
                d ->
                    new Event.Detail(
                        d.label(),
                        d.text(),
                        d.source() == null ? null : citing.one(d.source(), from)))
            .toList();
    return new Event(
        story, draft, participants(draft), details, citing.all(draft.citations(), from));
  }

  private List<Event.Participant> participants(EventDraft draft) {
    return Stream.concat(
            draft.countries().stream()
                .map(
                    r ->
                        new Event.Participant(
                            new Party(countries.known(r.code()).orElseThrow(), null), r.role())),
            draft.organisations().stream()
                .map(
                    r ->
                        new Event.Participant(
                            new Party(null, organisations.known(r.code()).orElseThrow()),
                            r.role())))
        .toList();
  }

  @Override
  protected EventDraft content(Event event) {
    return new EventDraft(
        event.title,
        event.summary,
        event.language(),
        event.eventKind,
        event.occurred,
        event.disclosed,
        event.certainty,
        event.attributedTo,
        event.place,
        event.caveat,
        roles(event, true),
        roles(event, false),
        event.details.stream()
            .map(
                d ->
                    new EventDraft.DetailDraft(
                        d.label, d.text, d.source == null ? null : d.source.slug()))
            .toList(),
        CitationDraft.of(event.citations));
  }

  private static List<EventDraft.RoleDraft> roles(Event event, boolean countries) {
    return event.participants.stream()
        .filter(p -> p.party.isCountry() == countries)
        .map(p -> new EventDraft.RoleDraft(p.party.code(), p.role))
        .toList();
  }

  @Override
  public void check(String at, EventDraft event, Findings findings, References known) {
    Edtf occurred = findings.date(at + "/occurred", event.occurred());
    Edtf disclosed = findings.date(at + "/disclosed", event.disclosed());
    if (occurred != null && disclosed != null && occurred.first().isAfter(disclosed.last())) {
      findings.add(at + "/disclosed", event.disclosed(), "is before it occurred");
    }
    if (event.place() != null) {
      known.country(at + "/place/country", event.place().country(), findings);
      if ((event.place().lat() == null) != (event.place().lon() == null)) {
        findings.add(at + "/place", null, "needs both of lat and lon, or none");
      }
    }
    Set<EventDraft.RoleDraft> seen = new HashSet<>();
    for (int i = 0; i < event.countries().size(); i++) {
      EventDraft.RoleDraft role = event.countries().get(i);
      known.country(at + "/countries/" + i + "/code", role.code(), findings);
      once(at + "/countries/" + i, role, seen, findings);
    }
    for (int i = 0; i < event.organisations().size(); i++) {
      EventDraft.RoleDraft role = event.organisations().get(i);
      known.organisation(at + "/organisations/" + i + "/code", role.code(), findings);
      once(at + "/organisations/" + i, role, seen, findings);
    }
    for (int i = 0; i < event.details().size(); i++) {
      known.source(at + "/details/" + i + "/source", event.details().get(i).source(), findings);
    }
    Citing.check(at, event.citations(), findings, known);
  }

  private static void once(
      String at, EventDraft.RoleDraft role, Set<EventDraft.RoleDraft> seen, Findings findings) {
    if (!seen.add(role)) {
      findings.add(at, role.code() + " " + role.role(), "is there twice");
    }
  }
}
