package org.dateline.statement;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dateline.source.Citation;
import org.dateline.time.Edtf;
import org.dateline.version.Kind;
import org.dateline.version.Versioned;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of a joint statement: what it says, and who had signed it by then. */
@Entity
class Statement extends Versioned {

  String story;
  String title;
  String summary;
  String issued;

  @Column(name = "issued_from")
  LocalDate issuedFrom;

  @Column(name = "published_by")
  String publishedBy;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> points = List.of();

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(name = "dates_named")
  List<String> datesNamed = List.of();

  @ElementCollection
  @CollectionTable(name = "statement_cite", joinColumns = @JoinColumn(name = "statement_id"))
  @OrderColumn(name = "position")
  List<Cite> cites = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "signatory", joinColumns = @JoinColumn(name = "statement_id"))
  @OrderColumn(name = "position")
  List<Signatory> signatories = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "citation", joinColumns = @JoinColumn(name = "statement_id"))
  @OrderColumn(name = "position")
  List<Citation> citations = new ArrayList<>();

  /** Something that the statement refers to. */
  @Embeddable
  static class Cite {
    String title;
    String url;

    protected Cite() {}

    Cite(String title, String url) {
      this.title = title;
      this.url = url;
    }
  }

  protected Statement() {}

  /** A retraction, if there is no draft. */
  Statement(
      String story, StatementDraft draft, List<Signatory> signatories, List<Citation> citations) {
    this.story = story;
    if (draft != null) {
      title = draft.title();
      summary = draft.summary();
      language = draft.language();
      issued = draft.issued();
      issuedFrom = Edtf.parse(issued).first();
      publishedBy = draft.publishedBy();
      points = draft.points();
      datesNamed = draft.datesNamed();
      draft.cites().forEach(c -> cites.add(new Cite(c.title(), c.url())));
      this.signatories.addAll(signatories);
      this.citations.addAll(citations);
    }
  }

  /** Whoever was on the list before has been on it since then, the others since this version. */
  void follow(Statement previous, Instant validFrom) {
    int number = previous == null ? 1 : previous.version() + 1;
    List<Signatory> before = previous == null ? List.of() : previous.signatories;
    for (Signatory signatory : signatories) {
      before.stream()
          .filter(b -> b.party.sameAs(signatory.party))
          .findFirst()
          .ifPresentOrElse(
              b -> signatory.addedIn(b.addedVersion, b.addedAt),
              () -> signatory.addedIn(number, validFrom));
    }
  }

  @Override
  public Kind kind() {
    return Kind.STATEMENT;
  }

  @Override
  public String story() {
    return story;
  }
}
