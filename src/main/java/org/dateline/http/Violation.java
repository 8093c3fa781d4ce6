package org.dateline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that is wrong: in a body (a JSON pointer) or in the query (a parameter). */
@Schema(description = "One thing that is wrong with the request.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
    @Schema(description = "JSON pointer (RFC 6901) to the bad field of the body.") String pointer,
    @Schema(description = "Name of the bad query parameter.", examples = "limit") String parameter,
    @Schema(description = "The value given, shortened to 200 characters.") String value,
    @Schema(required = true, description = "What is wrong with it.") String detail,
    @Schema(description = "What is allowed, where it can be listed.") List<String> allowed,
    @Schema(description = "Of a package as NDJSON: the line, counted from 1.") Long line) {

  private static final int MOST_OF_A_VALUE = 200;

  public Violation {
    value =
        value == null || value.length() <= MOST_OF_A_VALUE
            ? value
            : value.substring(0, MOST_OF_A_VALUE) + "…";
    // PostgreSQL and some JSON readers choke on it, and a client gains nothing from seeing it
    // again.
    value = value == null ? null : value.replace('\0', '\uFFFD');
  }

  public static Violation parameter(String name, String value, String detail) {
    return new Violation(null, name, value, detail, null, null);
  }

  public static Violation parameter(
      String name, String value, String detail, Collection<String> allowed) {
    return new Violation(null, name, value, detail, List.copyOf(allowed), null);
  }

  public static Violation at(String pointer, Object value, String detail, Object... allowed) {
    return new Violation(
        pointer,
        null,
        value == null ? null : value.toString(),
        detail,
        allowed.length == 0 ? null : Arrays.stream(allowed).map(Object::toString).toList(),
        null);
  }

  /** The same, in a line of a package. */
  public Violation in(long line) {
    return new Violation(pointer, parameter, value, detail, allowed, line);
  }
}
