package org.dateline.statement;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.change.Changes;
import org.dateline.country.Countries;
import org.dateline.country.Organisations;
import org.dateline.country.Party;
import org.dateline.http.Findings;
import org.dateline.source.CitationDraft;
import org.dateline.source.Citing;
import org.dateline.source.Source;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.References;

/** Publishes statements. */
@Singleton
public class StatementEditor extends Editor<Statement, StatementDraft> {

  private final Citing citing;
  private final Countries countries;
  private final Organisations organisations;

  StatementEditor(
      Statements statements,
      EntityManager em,
      Changes changes,
      Citing citing,
      Countries countries,
      Organisations organisations) {
    super(Kind.STATEMENT, StatementDraft.class, statements, em, changes);
    this.citing = citing;
    this.countries = countries;
    this.organisations = organisations;
  }

  @Override
  protected Statement write(String story, StatementDraft draft, Instant from, Statement previous) {
    if (draft == null) {
      return new Statement(story, null, null, null);
    }
    List<Signatory> signatories =
        draft.signatories().stream().map(s -> signatory(s, from)).toList();
    Statement statement =
        new Statement(story, draft, signatories, citing.all(draft.citations(), from));
    statement.follow(previous, from == null ? Instant.now() : from);
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

  @Override
  protected StatementDraft content(Statement statement) {
    return new StatementDraft(
        statement.title,
        statement.summary,
        statement.language(),
        statement.issued,
        statement.publishedBy,
        statement.points,
        statement.cites.stream().map(c -> new StatementDraft.CiteDraft(c.title, c.url)).toList(),
        statement.datesNamed,
        statement.signatories.stream().map(StatementEditor::signatory).toList(),
        CitationDraft.of(statement.citations));
  }

  private static StatementDraft.SignatoryDraft signatory(Signatory signatory) {
    Party party = signatory.party;
    return new StatementDraft.SignatoryDraft(
        party.isCountry() ? party.code() : null,
        party.isCountry() ? null : party.code(),
        signatory.capacity,
        signatory.nameAsPrinted,
        signatory.person == null
            ? null
            : new StatementDraft.PersonDraft(signatory.person, signatory.personSource.slug()));
  }

  @Override
  public void check(String at, StatementDraft statement, Findings findings, References known) {
    findings.date(at + "/issued", statement.issued());
    for (int i = 0; i < statement.datesNamed().size(); i++) {
      findings.date(at + "/datesNamed/" + i, statement.datesNamed().get(i));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < statement.signatories().size(); i++) {
      StatementDraft.SignatoryDraft signatory = statement.signatories().get(i);
      String here = at + "/signatories/" + i;
      if ((signatory.country() == null) == (signatory.organisation() == null)) {
        findings.add(here, null, "must be a country or an organisation, one of the two");
        continue;
      }
      known.country(here + "/country", signatory.country(), findings);
      known.organisation(here + "/organisation", signatory.organisation(), findings);
      if (!seen.add(signatory.country() + "/" + signatory.organisation())) {
        findings.add(here, signatory.nameAsPrinted(), "is there twice");
      }
      if (signatory.person() != null) {
        known.source(here + "/person/source", signatory.person().source(), findings);
      }
    }
    Citing.check(at, statement.citations(), findings, known);
  }
}
