package org.dateline.version;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** What did we say then? */
@QuarkusTest
class AsOfTest extends ApiTest {

  private static ValidatableResponse signatories(String asOf) {
    var request = api();
    return (asOf == null ? request : request.queryParam("asOf", asOf))
        .get("/statements/" + STATEMENT + "/signatories")
        .then()
        .statusCode(200);
  }

  private static void countries(String asOf, int countries) {
    signatories(asOf)
        .body("items.findAll { it.party.kind == 'country' }", hasSize(countries))
        .body("items.findAll { it.party.kind == 'organisation' }.party.code", contains("EU"))
        .body("page.total", equalTo(countries + 1));
  }

  @Test
  void knows47StatesAndTheEuOn9January() {
    countries("2024-01-09T23:59:59Z", 47);
    signatories("2024-01-09T23:59:59Z").body("items.party.code", not(hasItem("MK")));
  }

  @Test
  void knows48StatesOn10JanuaryWithNorthMacedoniaAdded() {
    countries("2024-01-10T23:59:59Z", 48);
    signatories("2024-01-10T23:59:59Z")
        .body("items.findAll { it.addedIn.version == 2 }.party.code", contains("MK"))
        .body("items.find { it.party.code == 'MK' }.party.name", equalTo("North Macedonia"))
        .body("items.find { it.party.code == 'MK' }.capacity", equalTo("foreign-minister"));
  }

  @Test
  void knows50StatesNow() {
    countries(null, 50);
    signatories(null)
        .body(
            "items.findAll { it.addedIn.version == 3 }.party.code", containsInAnyOrder("FM", "PY"));
  }

  @Test
  void knowsTwoAssessedStrikesAndNoStatementAtTheEndOf4January() {
    api()
        .queryParam("asOf", "2024-01-05T00:00:00Z")
        .queryParam("kind", "strike")
        .get("/stories/" + STORY + "/timeline")
        .then()
        .statusCode(200)
        .body("items.occurred", contains("2023-12-30", "2024-01-02"))
        .body("items.certainty", everyItem(equalTo("assessed")));
    api()
        .queryParam("asOf", "2024-01-05T00:00:00Z")
        .get("/stories/" + STORY + "/statements")
        .then()
        .statusCode(200)
        .body("items", empty());
    wrong()
        .queryParam("asOf", "2024-01-05T00:00:00Z")
        .get("/statements/" + STATEMENT)
        .then()
        .statusCode(404);
  }

  @Test
  void knowsTheKharkivStrikeAsConfirmedLater() {
    api()
        .get("/events/strike-kharkiv-2024-01-02")
        .then()
        .statusCode(200)
        .body("certainty", equalTo("confirmed"));
    api()
        .queryParam("asOf", "2024-01-05T00:00:00Z")
        .get("/events/strike-kharkiv-2024-01-02")
        .then()
        .statusCode(200)
        .body("certainty", equalTo("assessed"))
        .body("version.number", equalTo(1))
        .body("version.validTo", equalTo(null));
  }

  @Test
  void knowsNothingBeforeTheStoryBegan() {
    api()
        .queryParam("asOf", "2023-12-31T00:00:00Z")
        .get("/stories")
        .then()
        .body("items.slug", not(hasItem(STORY)));
    wrong()
        .queryParam("asOf", "2023-12-31T00:00:00Z")
        .get("/stories/" + STORY)
        .then()
        .statusCode(404);
    wrong()
        .queryParam("asOf", "2023-12-31T00:00:00Z")
        .get("/stories/" + STORY + "/timeline")
        .then()
        .statusCode(404);
    api()
        .queryParam("asOf", "2015-01-01T00:00:00Z")
        .get("/sources")
        .then()
        .statusCode(200)
        .body("items", empty());
  }

  @Test
  void takesADateForItsEnd() {
    signatories("2024-01-09").body("page.total", equalTo(48));
    signatories("2024-01-12").body("page.total", equalTo(51));
  }

  @Test
  void takesAnyOffset() {
    signatories("2024-01-10T08:59:59+09:00").body("page.total", equalTo(48));
  }

  @Test
  void hidesWhatBecameKnownLaterInHistory() {
    api()
        .queryParam("asOf", "2024-01-09T23:59:59Z")
        .get("/statements/" + STATEMENT + "/versions")
        .then()
        .statusCode(200)
        .body("items.version.number", contains(1));
    wrong()
        .queryParam("asOf", "2024-01-09T23:59:59Z")
        .get("/statements/" + STATEMENT + "/versions/2")
        .then()
        .statusCode(404);
  }
}
