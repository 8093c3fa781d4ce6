package org.dateline.partner;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.dateline.http.Choice;
import org.dateline.http.Problem;
import org.dateline.time.Edtf;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The days, UTC, that use is asked of. */
class UsageDays {

  private static final int USUAL = 30;

  @RestQuery
  @Parameter(
      description = "The first day, as an EDTF date; 30 days before the last, if left out.",
      schema = @Schema(type = SchemaType.STRING))
  public String from;

  @RestQuery
  @Parameter(
      description = "The last day, as an EDTF date; today, if left out.",
      schema = @Schema(type = SchemaType.STRING))
  public String to;

  /**
   * The first of them.
   *
   * @throws Problem 400 if it is no date, or after the last one
   */
  LocalDate first() {
    LocalDate first =
        from == null ? last().minusDays(USUAL) : Choice.date("from", from, Edtf::first);
    if (first.isAfter(last())) {
      throw Problem.parameter("from", from, "\"from\" is after \"to\", " + last());
    }
    return first;
  }

  /**
   * The last of them.
   *
   * @throws Problem 400 if it is no date
   */
  LocalDate last() {
    return to == null ? today() : Choice.date("to", to, Edtf::last);
  }

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
