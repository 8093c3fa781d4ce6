package org.dateline.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dateline.access.Terms;
import org.dateline.change.ChangeFilter;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Someone who wants to be told of changes. */
@Entity
@DynamicUpdate
class Subscription {

  /** How long the old secret signs beside a new one. */
  static final Duration ROTATION = Duration.ofHours(24);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  String slug;
  String owner;
  String partner;
  String url;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> kinds;

  String story;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> stories;

  String section;
  String description;
  byte[] secret;

  @Column(name = "old_secret")
  byte[] oldSecret;

  @Column(name = "old_secret_until")
  Instant oldSecretUntil;

  @Column(name = "begins_after")
  long beginsAfter;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  @Column(name = "failing_since")
  Instant failingSince;

  @Column(name = "disabled_at")
  Instant disabledAt;

  @Column(name = "disabled_reason")
  String disabledReason;

  /** Grows with every change of it, also with those that the worker makes. */
  long revision;

  protected Subscription() {}

  /**
   * @param beginsAfter number of the last change that it is not told of
   */
  Subscription(String owner, String partner, long beginsAfter) {
    slug = UUID.randomUUID().toString();
    secret = Signature.secret();
    this.owner = owner;
    this.partner = partner;
    this.beginsAfter = beginsAfter;
    createdAt = Instant.now();
    updatedAt = createdAt;
  }

  /** Takes over what is wanted. */
  void want(WebhookDraft draft, Set<String> slugsOfStory) {
    url = draft.url();
    kinds = draft.kinds() == null ? List.of() : List.copyOf(new TreeSet<>(draft.kinds()));
    story = draft.story();
    stories = List.copyOf(slugsOfStory);
    section = draft.section();
    description = draft.description();
    touch();
  }

  /** Signs with a new secret from now on, and for a while with the old one as well. */
  void rotate() {
    oldSecret = secret;
    oldSecretUntil = Instant.now().plus(ROTATION);
    secret = Signature.secret();
    touch();
  }

  /** Is told again. */
  void enable() {
    disabledAt = null;
    disabledReason = null;
    failingSince = null;
    touch();
  }

  private void touch() {
    updatedAt = Instant.now();
    revision++;
  }

  /** Which changes it is told of on these terms. */
  ChangeFilter filter(Terms terms) {
    return new ChangeFilter(
        Set.copyOf(kinds),
        Set.copyOf(stories),
        section == null ? Set.of() : Set.of(section),
        terms.sections());
  }

  /** What its messages are signed with. */
  List<byte[]> secrets(Instant now) {
    return oldSecretUntil != null && oldSecretUntil.isAfter(now)
        ? List.of(secret, oldSecret)
        : List.of(secret);
  }

  /** The strong ETag of its present state. */
  String tag() {
    return "\"r" + revision + "\"";
  }
}
