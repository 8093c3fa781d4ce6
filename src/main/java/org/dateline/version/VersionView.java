package org.dateline.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which version of an item is shown, and what it changed. */
@Schema(name = "Version", description = "Which version this is, and what it changed.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(
    @Schema(required = true, description = "Counted from 1.", examples = "2") int number,
    @Schema(required = true, description = "What it did to the item.") ChangeKind change,
    @Schema(description = "What changed and why.") String note,
    @Schema(required = true, description = "Since when it is what we say.") Instant validFrom,
    @Schema(description = "Until when it was; left out while it still is, at the moment read.")
        Instant validTo,
    @Schema(description = "Who published it.") String author) {

  /**
   * What is known of the version at a moment: not yet that another will follow it.
   *
   * @param at the moment of the read
   */
  public static VersionView of(Versioned item, Instant at) {
    return of(
        item.version(),
        item.change(),
        item.changeNote(),
        item.validFrom(),
        item.validTo(),
        item.author(),
        at);
  }

  static VersionView of(
      int number,
      ChangeKind change,
      String note,
      Instant validFrom,
      Instant validTo,
      String author,
      Instant at) {
    Instant end = validTo == null || validTo.isAfter(at) ? null : validTo;
    return new VersionView(number, change, note, validFrom, end, author);
  }
}
