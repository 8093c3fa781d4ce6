package org.dateline.http;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.dateline.time.Edtf;

/** All that is wrong with a document, with a JSON pointer each. */
public final class Findings {

  private final List<Violation> violations = new ArrayList<>();

  /** Notes what is wrong with a field, unless something is noted for it already. */
  public void add(String pointer, Object value, String detail, Object... allowed) {
    if (violations.stream().noneMatch(v -> v.pointer().equals(pointer))) {
      violations.add(Violation.at(pointer, value, detail, allowed));
    }
  }

  /** Notes what was found in a part of the document that begins at this pointer. */
  public void addAll(String at, Findings part) {
    part.violations.forEach(
        v ->
            violations.add(
                new Violation(
                    at + v.pointer(), null, v.value(), v.detail(), v.allowed(), v.line())));
  }

  /**
   * Whether something at or below this pointer is wrong already, so that a closer look at it makes
   * no sense.
   */
  public boolean under(String pointer) {
    return violations.stream()
        .anyMatch(v -> v.pointer().equals(pointer) || v.pointer().startsWith(pointer + "/"));
  }

  /** Reads a date, or notes that it is none; null in either case of there being none. */
  public Edtf date(String pointer, String text) {
    if (text == null) {
      return null;
    }
    try {
      return Edtf.parse(text);
    } catch (DateTimeException e) {
      add(pointer, text, "is not " + Edtf.ALLOWED + " (" + e.getMessage() + ")");
      return null;
    }
  }

  public List<Violation> all() {
    return violations;
  }

  /**
   * Ends the request, if anything is wrong.
   *
   * @param what is wrong, as in "The package"
   * @throws Problem of this type with all of it
   */
  public void refuse(ProblemType type, String what) {
    if (!violations.isEmpty()) {
      String errors = violations.size() == 1 ? " error" : " errors";
      throw Problem.of(
          type,
          what + " has " + violations.size() + errors + "; nothing of it was stored",
          violations);
    }
  }
}
