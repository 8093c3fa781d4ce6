package org.dateline.country;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.util.Region;
import com.ibm.icu.util.ULocale;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CountryTest extends ApiTest {

  @Inject Countries countries;

  @Test
  void hasAllOfIso3166AndKosovo() {
    TreeSet<String> expected = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
    expected.add("XK");
    List<String> codes =
        api().get("/countries").then().statusCode(200).extract().path("items.code");
    assertEquals(List.copyOf(expected), codes);
  }

  @Test
  void agreesWithIcu() {
    for (Country country : countries.all()) {
      Region region = Region.getInstance(country.code);
      Region continent = region.getContainingRegion(Region.RegionType.CONTINENT);
      Region part = region.getContainingRegion(Region.RegionType.SUBCONTINENT);
      assertEquals(code(continent), country.region, country.code);
      assertEquals(code(part == null ? continent : part), country.subregion, country.code);
      assertEquals(
          ULocale.getDisplayCountry("und-" + country.code, ULocale.ENGLISH),
          country.name,
          country.code);
      if (!country.code.equals("XK")) {
        assertEquals(code(region), country.numericCode, country.code);
        assertEquals(
            new Locale.Builder().setRegion(country.code).build().getISO3Country(), country.alpha3);
      }
    }
  }

  private static String code(Region region) {
    return "%03d".formatted(region.getNumericCode());
  }

  @ParameterizedTest
  @CsvSource({
    "en, North Macedonia",
    "fr, Macédoine du Nord",
    "de, Nordmazedonien",
    "ko, 북마케도니아",
    "pt-BR, Macedônia do Norte"
  })
  void isNamedInAnyLanguage(String lang, String name) {
    api()
        .queryParam("lang", lang)
        .get("/countries/MK")
        .then()
        .statusCode(200)
        .body("name", equalTo(name));
  }

  @Test
  void hasCodesAndRegions() {
    api()
        .get("/countries/MK")
        .then()
        .body("alpha3", equalTo("MKD"))
        .body("numeric", equalTo("807"))
        .body("region.code", equalTo("150"))
        .body("region.name", equalTo("Europe"))
        .body("subregion.code", equalTo("039"));
    api().get("/countries/XK").then().statusCode(200).body("name", equalTo("Kosovo"));
    plain().get("/countries/mk").then().statusCode(200).body("code", equalTo("MK"));
  }

  @Test
  void listsARegion() {
    api()
        .queryParam("region", "039")
        .get("/countries")
        .then()
        .body("items.code", hasItems("MK", "PT", "XK"));
    wrong()
        .queryParam("region", "777")
        .get("/countries")
        .then()
        .statusCode(400)
        .body("violations[0].allowed", hasItem("150"));
  }

  @Test
  void tellsWhatACountryDoes() {
    api()
        .get("/countries/KP")
        .then()
        .body("roles.find { it.role == 'accused-supplier' }.count", greaterThan(10))
        .body("links.events", equalTo("/api/v1/countries/KP/events"));
    api()
        .get("/countries/KP/events")
        .then()
        .statusCode(200)
        .body("items.countries.code", everyItem(hasItem("KP")));
    api()
        .get("/countries/MK/statements")
        .then()
        .statusCode(200)
        .body("items.slug", contains(STATEMENT));
    api()
        .get("/stories/" + STORY + "/countries")
        .then()
        .body("items.find { it.code == 'PY' }.roles", hasItem("signatory"));
  }
}
