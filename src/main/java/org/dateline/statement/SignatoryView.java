package org.dateline.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.dateline.country.PartyView;
import org.dateline.source.CitationView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who signed, in which capacity, as printed where, and added when. */
@Schema(
    name = "Signatory",
    description = "Who signed, in which capacity, as printed, and added when.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignatoryView(
    @Schema(required = true) PartyView party,
    @Schema(required = true) Capacity capacity,
    @Schema(
            required = true,
            description = "As the list that this version follows prints it.",
            examples = "North Macedonia")
        String nameAsPrinted,
    @Schema(description = "Who signed in person, where a source names them.") Person person,
    @Schema(required = true, description = "Since when it has been on the list without a break.")
        Added addedIn) {

  /** Who signed in person. */
  @Schema(name = "Person", description = "Who signed in person.")
  public record Person(
      @Schema(required = true, examples = "Antony Blinken") String name,
      @Schema(required = true, description = "The source that says so.") CitationView source) {}

  /** A version, and when it became valid. */
  @Schema(name = "AddedIn", description = "A version, and when it became valid.")
  public record Added(
      @Schema(required = true, examples = "2") int version, @Schema(required = true) Instant at) {}

  static SignatoryView of(Signatory signatory, Locale language) {
    Person person =
        signatory.person == null
            ? null
            : new Person(signatory.person, CitationView.of(signatory.personSource, null, null));
    return new SignatoryView(
        PartyView.of(signatory.party, language),
        signatory.capacity,
        signatory.nameAsPrinted,
        person,
        new Added(signatory.addedVersion, signatory.addedAt));
  }
}
