package org.dateline.version;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A version of an item: one row of a chain that shares a slug. Valid from {@code validFrom} until
 * the next version's, and immutable once published; the database sees to both.
 */
@MappedSuperclass
public abstract class Versioned {

  /** The columns that every kind has, in the order of {@link #values}. */
  protected static final List<String> COLUMNS =
      List.of(
          "id",
          "slug",
          "version",
          "state",
          "valid_from",
          "valid_to",
          "published_at",
          "change",
          "change_note",
          "author",
          "revision",
          "language");

  /** How many ids are drawn from their sequence at once. */
  static final int IDS_AT_ONCE = 50;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "version_seq")
  @SequenceGenerator(
      name = "version_seq",
      sequenceName = "version_seq",
      allocationSize = IDS_AT_ONCE)
  private Long id;

  private String slug;
  private Integer version;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "valid_from")
  private Instant validFrom;

  @Column(name = "valid_to")
  private Instant validTo;

  @Column(name = "published_at")
  private Instant publishedAt;

  @Enumerated(EnumType.STRING)
  private ChangeKind change;

  @Column(name = "change_note")
  private String changeNote;

  private String author;
  @jakarta.persistence.Version private int revision;
  protected String language;

  /** Which kind of content this is. */
  public abstract Kind kind();

  /** The slug of the story it belongs to, or its own, if it is a story. */
  public abstract String story();

  /**
   * Makes this the item's next version.
   *
   * @param previous the version before, or null for the first
   * @param until when the next version follows, or null if none does yet
   */
  final void release(String slug, Release<?> release, Versioned previous, Instant until) {
    if (state != null) {
      throw new IllegalStateException(
          kind() + " \"" + this.slug + "\" version " + version + " is published already");
    }
    this.slug = slug;
    version = previous == null ? 1 : previous.version + 1;
    state = release.change() == ChangeKind.RETRACTED ? State.RETRACTED : State.PUBLISHED;
    validFrom = release.validFrom();
    validTo = until;
    publishedAt = previous == null ? release.validFrom() : previous.publishedAt;
    change = release.change();
    changeNote = release.changeNote();
    author = release.author();
  }

  /** Ends it, as the next version begins; null takes that back. */
  final void end(Instant until) {
    validTo = until;
  }

  /** Gives it its id, if it is not Hibernate that stores it. */
  final void identify(long drawn) {
    id = drawn;
  }

  /** What its columns hold, so that it can be stored with many others at once. */
  protected final List<Object> values() {
    return Arrays.asList(
        id,
        slug,
        version,
        state.word,
        validFrom,
        validTo,
        publishedAt,
        change,
        changeNote,
        author,
        revision,
        language);
  }

  public Long id() {
    return id;
  }

  public String slug() {
    return slug;
  }

  public int version() {
    return version;
  }

  public boolean isRetracted() {
    return state == State.RETRACTED;
  }

  public Instant validFrom() {
    return validFrom;
  }

  public Instant validTo() {
    return validTo;
  }

  /** When the item's first version was published. */
  public Instant publishedAt() {
    return publishedAt;
  }

  public ChangeKind change() {
    return change;
  }

  public String changeNote() {
    return changeNote;
  }

  public String author() {
    return author;
  }

  public String language() {
    return language;
  }
}
