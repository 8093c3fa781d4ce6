package org.dateline.country;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A country: codes, name, region, and in the single view what published content says of it. */
@Schema(name = "Country", description = "A country of ISO 3166-1, or Kosovo under XK.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CountryView(
    @Schema(required = true, description = "ISO 3166-1 alpha-2, or XK.", examples = "MK")
        String code,
    @Schema(description = "ISO 3166-1 alpha-3.", examples = "MKD") String alpha3,
    @Schema(description = "ISO 3166-1 numeric, three digits.", examples = "807") String numeric,
    @Schema(
            required = true,
            description = "In the language asked for.",
            examples = "North Macedonia")
        String name,
    @Schema(required = true, description = "The continent.") Region region,
    @Schema(required = true, description = "The part of the continent.") Region subregion,
    @Schema(description = "What it does in published content, and how often.") List<Role> roles,
    @Schema(description = "Where to read on.") Map<String, String> links) {

  /** A region of UN M49. */
  @Schema(name = "Region", description = "A region of UN M49.")
  public record Region(
      @Schema(required = true, description = "UN M49 code.", examples = "150") String code,
      @Schema(required = true, description = "In the language asked for.", examples = "Europe")
          String name) {

    static Region of(String code, Locale language) {
      String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
      return new Region(code, name);
    }
  }

  /** What a country does in content, and how often. */
  @Schema(
      name = "RoleCount",
      description = "What a country does in published content, and how often.")
  public record Role(
      @Schema(required = true, examples = "event") String kind,
      @Schema(required = true, examples = "accused-launcher") String role,
      @Schema(required = true, examples = "12") long count) {}

  static CountryView of(Country country, Locale language) {
    return new CountryView(
        country.code,
        country.alpha3,
        country.numericCode,
        country.name(language),
        Region.of(country.region, language),
        Region.of(country.subregion, language),
        null,
        null);
  }

  CountryView with(List<Countries.RoleCount> counts) {
    String path = "/api/v1/countries/" + code;
    return new CountryView(
        code,
        alpha3,
        numeric,
        name,
        region,
        subregion,
        counts.stream().map(c -> new Role(c.kind(), c.role(), c.count())).toList(),
        Map.of("self", path, "events", path + "/events", "statements", path + "/statements"));
  }
}
