package org.dateline.country;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A country in a story, and all that it does there. */
@Schema(name = "CountryRoles", description = "A country in a story, and all that it does there.")
public record CountryRolesView(
    @Schema(required = true, description = "ISO 3166-1 alpha-2 or XK.", examples = "KP")
        String code,
    @Schema(required = true, description = "In the language asked for.", examples = "North Korea")
        String name,
    @Schema(required = true, description = "What it does, the most frequent first.")
        List<String> roles,
    @Schema(required = true, description = "Where it is in this API.") String href) {

  /**
   * Gathers rows by country.
   *
   * @param rows code, English name, role; those of one country follow each other
   */
  public static List<CountryRolesView> of(List<Object[]> rows, Locale language) {
    List<CountryRolesView> countries = new ArrayList<>();
    for (Object[] row : rows) {
      String code = (String) row[0];
      CountryRolesView last = countries.isEmpty() ? null : countries.get(countries.size() - 1);
      if (last == null || !last.code.equals(code)) {
        String name = Country.name(code, (String) row[1], language);
        last = new CountryRolesView(code, name, new ArrayList<>(), "/api/v1/countries/" + code);
        countries.add(last);
      }
      last.roles.add((String) row[2]);
    }
    return countries;
  }
}
