package org.dateline.version;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.dateline.ApiTest;
import org.dateline.packages.Harbour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an item: corrected, retracted, a list that shrinks and grows. */
@QuarkusTest
class HistoryTest extends ApiTest {

  @Inject Harbour harbour;

  @BeforeEach
  void loadTheHarbour() {
    harbour.load();
  }

  @Test
  void showsACorrectionAndItsNote() {
    api()
        .get("/articles/fire-in-the-harbour")
        .then()
        .statusCode(200)
        .body("headline", equalTo("Ferry burns in the harbour"))
        .body("corrections.note", contains("It was a ferry, not a tanker."))
        .body("version.number", equalTo(2));
    api()
        .get("/articles/fire-in-the-harbour/versions")
        .then()
        .body("items.version.number", contains(2, 1))
        .body("items.version.change", contains("corrected", "published"))
        .body("items[1].version.validTo", equalTo("2022-03-02T13:00:00Z"));
    api()
        .get("/articles/fire-in-the-harbour/versions/1")
        .then()
        .body("headline", equalTo("Fire in the harbour"))
        .body("sources[0].paragraphs", contains(1, 2));
  }

  @Test
  void answers410ForWhatWasRetractedWithWhenAndWhy() {
    for (String path : new String[] {"/articles/withdrawn-piece", "/events/false-report"}) {
      wrong()
          .get(path)
          .then()
          .statusCode(410)
          .contentType("application/problem+json")
          .body("type", equalTo("/problems/retracted"))
          .body("reason", equalTo("There was no second ship."))
          .body("retractedAt", containsString("2022-03-04"))
          .body("detail", containsString("There was no second ship."));
    }
  }

  @Test
  void leavesWhatWasRetractedOutOfEverything() {
    api()
        .queryParam("limit", 100)
        .get("/articles")
        .then()
        .body("items.slug", not(hasItem("withdrawn-piece")));
    api()
        .get("/stories/harbour-fire/timeline")
        .then()
        .body("items.slug", not(hasItem("false-report")));
    api()
        .get("/stories/harbour-fire")
        .then()
        .body("counts.articles", equalTo(2))
        .body("counts.events", equalTo(3));
    api()
        .queryParam("q", "zeppelin")
        .get("/search")
        .then()
        .body("items", empty())
        .body("facets.kind", empty());
    api().queryParam("q", "zeppelin").get("/articles").then().body("items", empty());
    api()
        .get("/sources/harbour-gazette")
        .then()
        .body("citedBy.slug", not(hasItem("withdrawn-piece")));
  }

  @Test
  void stillKnowsWhatItSaidBeforeTheRetraction() {
    api()
        .queryParam("asOf", "2022-03-04T00:00:00Z")
        .get("/articles/withdrawn-piece")
        .then()
        .statusCode(200)
        .body("headline", equalTo("Second ship burns"));
    api()
        .get("/articles/withdrawn-piece/versions")
        .then()
        .body("items.version.change", contains("retracted", "published"));
  }

  @Test
  void comparesWhoSigned() {
    api()
        .queryParam("from", "1")
        .queryParam("to", "2")
        .get("/statements/ports-declaration/diff")
        .then()
        .statusCode(200)
        .body("joined.party.code", contains("FR"))
        .body("left.party.code", contains("ES"))
        .body("text", empty());
    api()
        .queryParam("from", "2022-03-11T13:00:00Z")
        .get("/statements/ports-declaration/diff")
        .then()
        .body("from.number", equalTo(2))
        .body("to.number", equalTo(3))
        .body("joined.party.code", contains("ES"))
        .body("text.field", contains("/summary"))
        .body("text[0].to", equalTo("Ports agree on safety."));
    wrong()
        .queryParam("from", "sometime")
        .get("/statements/ports-declaration/diff")
        .then()
        .statusCode(400);
    wrong()
        .queryParam("from", "9")
        .get("/statements/ports-declaration/diff")
        .then()
        .statusCode(404);
  }

  @Test
  void countsASignatoryFromItsReturn() {
    api()
        .get("/statements/ports-declaration/signatories")
        .then()
        .body("items.party.code", contains("PT", "FR", "ES", "PORTS"))
        .body("items.addedIn.version", contains(1, 2, 3, 1));
    api()
        .queryParam("added", 2)
        .get("/statements/ports-declaration/signatories")
        .then()
        .body("items.party.code", containsInAnyOrder("FR", "ES"));
  }

  @Test
  void narrowsSignatoriesDown() {
    api()
        .queryParam("region", "150")
        .get("/statements/" + STATEMENT + "/signatories")
        .then()
        .body("items.party.code", hasItem("MK"))
        .body("items.party.code", not(hasItem("US")))
        .body("items.party.code", not(hasItem("EU")));
    api()
        .queryParam("capacity", "secretary-of-state")
        .get("/statements/" + STATEMENT + "/signatories")
        .then()
        .body("items.party.code", contains("US"));
    api()
        .queryParam("kind", "organisation")
        .get("/statements/" + STATEMENT + "/signatories")
        .then()
        .body("items.party.code", contains("EU"));
    wrong()
        .queryParam("region", "999")
        .get("/statements/" + STATEMENT + "/signatories")
        .then()
        .statusCode(400);
    wrong()
        .queryParam("added", "0")
        .get("/statements/" + STATEMENT + "/signatories")
        .then()
        .statusCode(400);
  }

  @Test
  void saysNothingOfWhatFollowsAtAnEarlierMoment() {
    api()
        .queryParam("asOf", "2022-03-10T13:00:00Z")
        .get("/statements/ports-declaration")
        .then()
        .body("version.validTo", nullValue())
        .body("signatoryCount.countries", equalTo(2));
  }
}
