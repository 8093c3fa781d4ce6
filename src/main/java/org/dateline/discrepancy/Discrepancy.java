package org.dateline.discrepancy;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import org.dateline.source.Source;
import org.dateline.version.Kind;
import org.dateline.version.Versioned;

/** A version of a question that sources answer differently. */
@Entity
class Discrepancy extends Versioned {

  String story;
  String question;
  String comment;

  @ElementCollection
  @CollectionTable(name = "discrepancy_about", joinColumns = @JoinColumn(name = "discrepancy_id"))
  @OrderColumn(name = "position")
  List<About> about = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "account", joinColumns = @JoinColumn(name = "discrepancy_id"))
  @OrderColumn(name = "position")
  List<Account> accounts = new ArrayList<>();

  /** The slug of an event or of a statement; the other one is null. */
  @Embeddable
  static class About {
    String event;
    String statement;

    protected About() {}

    About(DiscrepancyDraft.AboutDraft draft) {
      if (draft.kind() == DiscrepancyDraft.Subject.EVENT) {
        event = draft.slug();
      } else {
        statement = draft.slug();
      }
    }
  }

  /** What one source answers. */
  @Embeddable
  static class Account {
    String answer;

    @ManyToOne(fetch = FetchType.LAZY)
    Source source;

    String note;

    protected Account() {}

    Account(String answer, Source source, String note) {
      this.answer = answer;
      this.source = source;
      this.note = note;
    }
  }

  protected Discrepancy() {}

  /** A retraction, if there is no draft. */
  Discrepancy(String story, DiscrepancyDraft draft, List<Account> accounts) {
    this.story = story;
    if (draft != null) {
      question = draft.question();
      comment = draft.comment();
      language = draft.language();
      draft.about().forEach(a -> about.add(new About(a)));
      this.accounts.addAll(accounts);
    }
  }

  @Override
  public Kind kind() {
    return Kind.DISCREPANCY;
  }

  @Override
  public String story() {
    return story;
  }
}
