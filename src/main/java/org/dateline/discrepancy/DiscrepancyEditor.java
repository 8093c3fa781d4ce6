package org.dateline.discrepancy;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.dateline.change.Changes;
import org.dateline.http.Findings;
import org.dateline.source.Citing;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.References;

/** Publishes discrepancies. */
@Singleton
public class DiscrepancyEditor extends Editor<Discrepancy, DiscrepancyDraft> {

  private final Citing citing;

  DiscrepancyEditor(Discrepancies discrepancies, EntityManager em, Changes changes, Citing citing) {
    super(Kind.DISCREPANCY, DiscrepancyDraft.class, discrepancies, em, changes);
    this.citing = citing;
  }

  @Override
  protected Discrepancy write(
      String story, DiscrepancyDraft draft, Instant from, Discrepancy previous) {
    if (draft == null) {
      return new Discrepancy(story, null, null);
    }
    List<Discrepancy.Account> accounts =
        draft.accounts().stream()
            .map(a -> new Discrepancy.Account(a.answer(), citing.one(a.source(), from), a.note()))
            .toList();
    return new Discrepancy(story, draft, accounts);
  }

  @Override
  protected DiscrepancyDraft content(Discrepancy discrepancy) {
    return new DiscrepancyDraft(
        discrepancy.question,
        discrepancy.comment,
        discrepancy.language(),
        discrepancy.about.stream()
            .map(
                a ->
                    a.event != null
                        ? new DiscrepancyDraft.AboutDraft(DiscrepancyDraft.Subject.EVENT, a.event)
                        : new DiscrepancyDraft.AboutDraft(
                            DiscrepancyDraft.Subject.STATEMENT, a.statement))
            .toList(),
        discrepancy.accounts.stream()
            .map(a -> new DiscrepancyDraft.AccountDraft(a.answer, a.source.slug(), a.note))
            .toList());
  }

  @Override
  public void check(String at, DiscrepancyDraft discrepancy, Findings findings, References known) {
    for (int i = 0; i < discrepancy.about().size(); i++) {
      DiscrepancyDraft.AboutDraft about = discrepancy.about().get(i);
      Kind kind = about.kind() == DiscrepancyDraft.Subject.EVENT ? Kind.EVENT : Kind.STATEMENT;
      known.item(at + "/about/" + i + "/slug", kind, about.slug(), findings);
    }
    for (int i = 0; i < discrepancy.accounts().size(); i++) {
      known.source(
          at + "/accounts/" + i + "/source", discrepancy.accounts().get(i).source(), findings);
    }
  }
}
