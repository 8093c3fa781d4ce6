package org.dateline.access;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.dateline.http.Right;

/** A bundle of rights. Whoever has no token is a reader, and has none. */
public enum Role {
  PARTNER("partner", Set.of(Right.SYNDICATE)),
  WRITER("writer", Set.of(Right.DRAFT)),
  EDITOR("editor", Set.of(Right.DRAFT, Right.PUBLISH, Right.EMBARGOED)),
  ADMIN(
      "admin",
      Set.of(
          Right.DRAFT,
          Right.PUBLISH,
          Right.EMBARGOED,
          Right.IMPORT,
          Right.TOKEN,
          Right.AUDIT,
          Right.SYNDICATE,
          Right.PARTNER));

  @EnumeratedValue final String word;
  private final Set<String> rights;

  Role(String word, Set<String> rights) {
    this.word = word;
    this.rights = rights;
  }

  /** What it may do. */
  public Set<String> rights() {
    return rights;
  }

  /** The role with this name, if there is one. */
  public static Optional<Role> named(String name) {
    return Arrays.stream(values()).filter(r -> r.word.equals(name)).findFirst();
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
