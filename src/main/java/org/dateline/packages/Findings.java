package org.dateline.packages;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Violation;
import org.dateline.time.Edtf;

/** All that is wrong with a package, with a JSON pointer each. */
final class Findings {

  private final List<Violation> violations = new ArrayList<>();

  void add(String pointer, Object value, String detail, Object... allowed) {
    if (violations.stream().noneMatch(v -> v.pointer().equals(pointer))) {
      violations.add(Violation.at(pointer, value, detail, allowed));
    }
  }

  /**
   * Whether something at or below this pointer is wrong already, so that a closer look at it makes
   * no sense.
   */
  boolean under(String pointer) {
    return violations.stream()
        .anyMatch(v -> v.pointer().equals(pointer) || v.pointer().startsWith(pointer + "/"));
  }

  /** Reads a date, or notes that it is none; null in either case of there being none. */
  Edtf date(String pointer, String text) {
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

  List<Violation> all() {
    return violations;
  }

  /**
   * @throws Problem 400 with all of them, if there are any
   */
  void refuse() {
    if (!violations.isEmpty()) {
      throw Problem.of(
          ProblemType.INVALID_BODY,
          "The package has "
              + violations.size()
              + (violations.size() == 1 ? " error" : " errors")
              + "; nothing of it was stored",
          violations);
    }
  }
}
