package org.dateline.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.generator.EventType;
import org.hibernate.type.SqlTypes;

/** Someone who takes content over on terms of their own, and to whom tokens belong. */
@Entity
public class Partner {

  @Id private String slug;
  private String name;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> sections;

  @Column(name = "full_text")
  private boolean fullText;

  private boolean embargoed;

  @Column(name = "delay_seconds")
  private int delaySeconds;

  private String attribution;
  private String licence;

  @Column(name = "per_minute")
  private int perMinute;

  @Column(name = "per_hour")
  private Integer perHour;

  private int burst;

  @Column(name = "created_at")
  private Instant createdAt = Instant.now();

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  /** Drawn by the database for every change; never repeats. */
  @Generated(event = {EventType.INSERT, EventType.UPDATE})
  @Column(insertable = false, updatable = false)
  private Long revision;

  protected Partner() {}

  public Partner(String slug) {
    this.slug = slug;
  }

  /** Writes down what was agreed; its slug stays. */
  public void agree(String name, Terms terms, boolean embargoed, Limits limits) {
    this.name = name;
    sections = List.copyOf(new TreeSet<>(terms.sections()));
    fullText = terms.fullText();
    this.embargoed = embargoed;
    delaySeconds = (int) terms.delay().toSeconds();
    attribution = terms.attribution();
    licence = terms.licence();
    perMinute = limits.perMinute().intValue();
    perHour = limits.perHour() == null ? null : limits.perHour().intValue();
    burst = (int) limits.most();
    updatedAt = Instant.now();
  }

  /** From now on it is no partner any more. */
  public void end() {
    endedAt = Instant.now();
    updatedAt = endedAt;
  }

  /** On what terms it takes content over. */
  public Terms terms() {
    return new Terms(
        slug,
        Set.copyOf(sections),
        fullText,
        Duration.ofSeconds(delaySeconds),
        attribution,
        licence);
  }

  /** How much it may ask. */
  public Limits limits() {
    return new Limits((long) perMinute, (long) burst, perHour == null ? null : perHour.longValue());
  }

  /** Whether it may read what becomes public later. */
  public boolean isEmbargoed() {
    return embargoed;
  }

  /** The strong ETag of its present state. */
  public String tag() {
    return "\"r" + revision + "\"";
  }

  public String slug() {
    return slug;
  }

  public String name() {
    return name;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** When it ended; null while it lasts. */
  public Instant endedAt() {
    return endedAt;
  }
}
