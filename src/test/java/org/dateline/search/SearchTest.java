package org.dateline.search;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.dateline.ApiTest;
import org.dateline.packages.Harbour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SearchTest extends ApiTest {

  @Inject Harbour harbour;
  @Inject Vocabulary vocabulary;

  @BeforeEach
  void loadTheHarbour() {
    harbour.load();
    vocabulary.follow();
  }

  @ParameterizedTest
  @CsvSource({
    "burning ferries,   fire-in-the-harbour", // stemmed in English
    "évènement,         incendie-au-port", // stemmed in French
    "evenements,        incendie-au-port", // without its accents
    "ENTREPÔTS,         incendie-au-port", // in another case
    "frigorifque,       incendie-au-port", // with a typo
    "harbuor,           fire-in-the-harbour",
    "'\"ferry burnt\"', fire-in-the-harbour"
  })
  void findsWhatIsMeant(String words, String slug) {
    api()
        .queryParam("q", words)
        .get("/search")
        .then()
        .statusCode(200)
        .body("items.slug", hasItem(slug));
    api()
        .queryParam("q", words)
        .get("/articles")
        .then()
        .statusCode(200)
        .body("items.slug", hasItem(slug));
  }

  @Test
  void findsPhrasesAndLeavesOut() {
    api().queryParam("q", "\"burnt ferry\"").get("/search").then().body("items", empty());
    api()
        .queryParam("q", "harbour -ferry")
        .get("/articles")
        .then()
        .body("items.slug", not(hasItem("fire-in-the-harbour")));
    api()
        .queryParam("q", "ferry or entrepôts")
        .get("/articles")
        .then()
        .body("items.slug", hasItems("fire-in-the-harbour", "incendie-au-port"));
  }

  @Test
  void marksWhatMatchesAndNothingElse() {
    api()
        .queryParam("q", "entrepots")
        .get("/search")
        .then()
        .body("items[0].highlight", containsString("<mark>entrepôts</mark>"));
    api()
        .queryParam("q", "smoke alarm")
        .get("/events")
        .then()
        .body("items[0].highlight", containsString("&lt;b&gt;"))
        .body("items[0].highlight", not(containsString("<b>")));
  }

  @Test
  void dividesWhatItFound() {
    api()
        .queryParam("q", "missile")
        .get("/search")
        .then()
        .statusCode(200)
        .body("facets.kind.value", hasItems("article", "event", "statement"))
        .body("facets.country.find { it.value == 'KP' }.count", greaterThan(5))
        .body("facets.section.size()", greaterThan(0));
    int events =
        api()
            .queryParam("q", "missile")
            .get("/search")
            .path("facets.kind.find { it.value == 'event' }.count");
    api()
        .queryParam("q", "missile")
        .queryParam("kind", "event")
        .queryParam("limit", 100)
        .get("/search")
        .then()
        .body("items.size()", equalTo(events))
        .body("items.kind", everyItem(equalTo("event")));
  }

  @Test
  void narrowsDown() {
    api()
        .queryParam("q", "missile")
        .queryParam("country", "MK")
        .get("/search")
        .then()
        .body("items.kind", hasItem("statement"));
    api()
        .queryParam("q", "missile")
        .queryParam("story", "harbour-fire")
        .get("/search")
        .then()
        .body("items", empty());
    api()
        .queryParam("q", "missile")
        .queryParam("section", "harbour")
        .get("/search")
        .then()
        .body("items", empty());
  }

  @Test
  void findsAsOf() {
    api()
        .queryParam("q", "missile")
        .queryParam("asOf", "2023-01-01T00:00:00Z")
        .get("/search")
        .then()
        .body("items", empty());
    api()
        .queryParam("q", "Paraguay Micronesia")
        .queryParam("asOf", "2024-01-10T00:00:00Z")
        .get("/search")
        .then()
        .body("items", empty());
  }

  @Test
  void ranksATitleAboveAText() {
    String first = api().queryParam("q", "joint statement").get("/search").path("items[0].title");
    assertTrue(first.toLowerCase().contains("statement"), first);
  }
}
