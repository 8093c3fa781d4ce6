package org.dateline.country;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A country or an organisation. */
@Schema(name = "Party", description = "A country or an organisation.")
public record PartyView(
    @Schema(
            required = true,
            type = SchemaType.STRING,
            enumeration = {"country", "organisation"})
        String kind,
    @Schema(
            required = true,
            description = "ISO 3166-1 alpha-2 (or XK) of a country, our own of an organisation.",
            examples = "MK")
        String code,
    @Schema(
            required = true,
            description = "In the language asked for.",
            examples = "North Macedonia")
        String name) {

  public static PartyView of(Party party, Locale language) {
    return new PartyView(
        party.isCountry() ? "country" : "organisation", party.code(), party.name(language));
  }
}
