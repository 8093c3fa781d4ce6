package org.dateline.country;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A country or an organisation, and what it had to do with something. */
@Schema(
    name = "Role",
    description = "A country or an organisation, and what it had to do with something.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoleView(
    @Schema(
            required = true,
            description = "ISO 3166-1 alpha-2 or XK; our own of an organisation.",
            examples = "KP")
        String code,
    @Schema(required = true, description = "In the language asked for.", examples = "North Korea")
        String name,
    @Schema(description = "What it had to do with it.", examples = "accused-supplier")
        String role) {

  /** A country as it is called in another language than English. */
  public RoleView in(Locale language) {
    return new RoleView(code, Country.name(code, name, language), role);
  }

  public static RoleView of(Party party, String role, Locale language) {
    return new RoleView(party.code(), party.name(language), role);
  }
}
