package org.dateline.version;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of content that are published in versions. */
public enum Kind {
  STORY("story", "stories"),
  ARTICLE("article", "articles"),
  EVENT("event", "events"),
  STATEMENT("statement", "statements"),
  DISCREPANCY("discrepancy", "discrepancies");

  @EnumeratedValue final String word;
  private final String plural;

  Kind(String word, String plural) {
    this.word = word;
    this.plural = plural;
  }

  /** All of them, as a JAX-RS path parameter takes them. */
  public static final String PATHS = "stories|articles|events|statements|discrepancies";

  /** The kind that this part of a path stands for, if it does for one. */
  public static Optional<Kind> ofPath(String plural) {
    return Arrays.stream(values()).filter(k -> k.plural.equals(plural)).findFirst();
  }

  /**
   * Where the list is of what the change log calls so: the word of one of these, or {@code source}.
   */
  public static String pathOf(String word) {
    return word.equals("source")
        ? "/api/v1/sources"
        : valueOf(word.toUpperCase(Locale.ROOT)).path();
  }

  /** Where the list of them is. */
  public String path() {
    return "/api/v1/" + plural;
  }

  /** Where the one with this slug is. */
  public String path(String slug) {
    return path() + "/" + slug;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
