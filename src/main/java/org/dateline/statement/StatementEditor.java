package org.dateline.statement;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.dateline.change.Changes;
import org.dateline.country.Countries;
import org.dateline.country.Organisations;
import org.dateline.country.Party;
import org.dateline.source.Citing;
import org.dateline.source.Source;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.Release;

/** Publishes statements. */
@Singleton
public class StatementEditor extends Editor<Statement, StatementDraft> {

  private final Citing citing;
  private final Countries countries;
  private final Organisations organisations;

  StatementEditor(
      EntityManager em,
      Changes changes,
      Citing citing,
      Countries countries,
      Organisations organisations) {
    super(Kind.STATEMENT, em, changes);
    this.citing = citing;
    this.countries = countries;
    this.organisations = organisations;
  }

  @Override
  protected Statement write(
      String story, StatementDraft draft, Release<StatementDraft> release, Statement previous) {
    if (draft == null) {
      return new Statement(story, null, null, null);
    }
    Instant from = release.validFrom();
    List<Signatory> signatories =
        draft.signatories().stream().map(s -> signatory(s, from)).toList();
    Statement statement =
        new Statement(story, draft, signatories, citing.all(draft.citations(), from));
    statement.follow(previous, from);
    return statement;
  }

  private Signatory signatory(StatementDraft.SignatoryDraft draft, Instant from) {
    Party party =
        draft.country() != null
            ? new Party(countries.known(draft.country()).orElseThrow(), null)
            : new Party(null, organisations.known(draft.organisation()).orElseThrow());
    Source source = draft.person() == null ? null : citing.one(draft.person().source(), from);
    return new Signatory(party, draft, source);
  }
}
