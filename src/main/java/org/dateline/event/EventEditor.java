package org.dateline.event;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.change.Changes;
import org.dateline.country.Countries;
import org.dateline.country.Organisations;
import org.dateline.country.Party;
import org.dateline.source.Citing;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.Release;

/** Publishes events. */
@Singleton
public class EventEditor extends Editor<Event, EventDraft> {

  private final Citing citing;
  private final Countries countries;
  private final Organisations organisations;

  EventEditor(
      EntityManager em,
      Changes changes,
      Citing citing,
      Countries countries,
      Organisations organisations) {
    super(Kind.EVENT, em, changes);
    this.citing = citing;
    this.countries = countries;
    this.organisations = organisations;
  }

  @Override
  protected Event write(
      String story, EventDraft draft, Release<EventDraft> release, Event previous) {
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
                        d.source() == null ? null : citing.one(d.source(), release.validFrom())))
            .toList();
    return new Event(
        story,
        draft,
        participants(draft),
        details,
        citing.all(draft.citations(), release.validFrom()));
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
}
