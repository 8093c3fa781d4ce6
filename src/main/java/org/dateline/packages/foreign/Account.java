package org.dateline.packages.foreign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was left out: all of it counted, and the first thousand told. */
final class Account {

  static final int MOST_TOLD = 1000;
  private static final int LONGEST_REASON = 300;

  private final List<LeftOut> told = new ArrayList<>();
  private long items;
  private long fields;

  /** A whole item did not come in. */
  void item(String at, String reason) {
    items++;
    tell(at, null, reason);
  }

  /** A part of an item, or of the file, did not come in, or not as it was. */
  void field(String at, String field, String reason) {
    fields++;
    tell(at, field, reason);
  }

  /** The day that a date names; if it names none, that is told. */
  LocalDate day(String at, String written) {
    LocalDate day = Plain.date(written);
    if (day == null) {
      field(at, "date", written == null ? "there is none" : "\"" + written + "\" is no date");
    }
    return day;
  }

  private void tell(String at, String field, String reason) {
    if (told.size() < MOST_TOLD) {
      told.add(new LeftOut(at, field, Plain.cut(reason, LONGEST_REASON)));
    }
  }

  List<LeftOut> told() {
    return List.copyOf(told);
  }

  long items() {
    return items;
  }

  long fields() {
    return fields;
  }
}
