package org.dateline.discrepancy;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.dateline.change.Changes;
import org.dateline.source.Citing;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.Release;

/** Publishes discrepancies. */
@Singleton
public class DiscrepancyEditor extends Editor<Discrepancy, DiscrepancyDraft> {

  private final Citing citing;

  DiscrepancyEditor(EntityManager em, Changes changes, Citing citing) {
    super(Kind.DISCREPANCY, em, changes);
    this.citing = citing;
  }

  @Override
  protected Discrepancy write(
      String story,
      DiscrepancyDraft draft,
      Release<DiscrepancyDraft> release,
      Discrepancy previous) {
    if (draft == null) {
      return new Discrepancy(story, null, null);
    }
    List<Discrepancy.Account> accounts =
        draft.accounts().stream()
            .map(
                a ->
                    new Discrepancy.Account(
                        a.answer(), citing.one(a.source(), release.validFrom()), a.note()))
            .toList();
    return new Discrepancy(story, draft, accounts);
  }
}
