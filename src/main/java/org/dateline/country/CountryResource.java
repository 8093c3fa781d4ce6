package org.dateline.country;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.ReadParams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1")
@PermitAll
@Tag(name = "Countries")
class CountryResource {

  private final Countries countries;

  CountryResource(Countries countries) {
    this.countries = countries;
  }

  /** The list's own filter. */
  static class CountryFilter extends ReadParams {
    @RestQuery
    @Parameter(
        description = "Only a region or subregion, by its UN M49 code.",
        schema = @Schema(type = SchemaType.STRING, pattern = "[0-9]{3}"),
        example = "150")
    public String region;
  }

  @GET
  @Path("/countries")
  @Operation(
      operationId = "listCountries",
      summary = "List countries",
      description =
          "All of ISO 3166-1 and Kosovo, by code, with names in any language the JDK knows.")
  public Page<CountryView> list(@BeanParam CountryFilter filter) {
    Locale language = filter.locale();
    List<Country> found = filter.region == null ? countries.all() : countries.in(filter.region);
    if (found.isEmpty()) {
      List<String> regions =
          countries.all().stream()
              .map(c -> c.region)
              .distinct()
              .sorted(Comparator.naturalOrder())
              .toList();
      throw Problem.parameter("region", filter.region, regions);
    }
    return Page.whole(found.stream().map(c -> CountryView.of(c, language)).toList());
  }

  @GET
  @Path("/countries/{code}")
  @Operation(
      operationId = "getCountry",
      summary = "Get a country",
      description = "Its codes, name and region, and what it does in what is published.")
  public CountryView get(
      @RestPath @Parameter(description = "ISO 3166-1 alpha-2, or XK.", example = "KP") String code,
      @BeanParam ReadParams read) {
    Country country =
        countries
            .known(code.toUpperCase(Locale.ROOT))
            .orElseThrow(() -> Problem.notFound("country", code, "/api/v1/countries"));
    return CountryView.of(country, read.locale()).with(countries.roles(country.code, read.at()));
  }
}
