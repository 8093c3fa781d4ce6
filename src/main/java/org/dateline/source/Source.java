package org.dateline.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.time.LocalDate;
import org.dateline.country.Country;
import org.dateline.time.Edtf;
import org.hibernate.annotations.NaturalId;

/** A publication that facts rest on. Shared by all that cite it, and not versioned. */
@Entity
public class Source {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "source_seq")
  @SequenceGenerator(name = "source_seq", sequenceName = "source_seq", allocationSize = 50)
  Long id;

  @NaturalId String slug;
  String title;
  String label;
  String publisher;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "publisher_country")
  Country publisherCountry;

  String url;
  String published;

  @Column(name = "published_from")
  LocalDate publishedFrom;

  @Column(name = "published_basis")
  String publishedBasis;

  @Enumerated(EnumType.STRING)
  SourceKind kind;

  String language;
  String accessed;
  String note;

  /** When a published version first cited it; null while none does, and then it is not public. */
  @Column(name = "cited_from")
  Instant citedFrom;

  @Column(name = "updated_at")
  Instant updatedAt = Instant.now();

  /** Drawn by the database for every change; never repeats. */
  @Column(insertable = false, updatable = false)
  Long revision;

  /** The source that this one turned out to be; null for one that stands for itself. */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "merged_into")
  Source mergedInto;

  protected Source() {}

  Source(SourceDraft draft, Country publisherCountry) {
    slug = draft.slug();
    write(draft, publisherCountry);
  }

  /** Takes over what is known of it; its slug stays. */
  final void write(SourceDraft draft, Country publisherCountry) {
    title = draft.title();
    label = draft.label();
    publisher = draft.publisher();
    this.publisherCountry = publisherCountry;
    url = draft.url();
    published = draft.published();
    publishedFrom = published == null ? null : Edtf.parse(published).first();
    publishedBasis = draft.publishedBasis();
    kind = draft.kind();
    language = draft.language();
    accessed = draft.accessed();
    note = draft.note();
    updatedAt = Instant.now();
  }

  /** What is known of it, as packages and editors write it. */
  public SourceDraft content() {
    return new SourceDraft(
        slug,
        title,
        label,
        publisher,
        publisherCountry == null ? null : publisherCountry.code(),
        url,
        published,
        publishedBasis,
        kind,
        language,
        accessed,
        note);
  }

  /** The strong ETag of its present state. */
  String tag() {
    return "\"r" + revision + "\"";
  }

  /** Where it is in the API. */
  String href() {
    return "/api/v1/sources/" + (mergedInto == null ? slug : mergedInto.slug);
  }

  public Long id() {
    return id;
  }

  public String slug() {
    return slug;
  }

  /** Takes note that a version which is public from this moment on cites it. */
  public void citedFrom(Instant moment) {
    if (citedFrom == null || moment.isBefore(citedFrom)) {
      citedFrom = moment;
    }
  }
}
