package org.dateline.event;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.dateline.ApiTest;
import org.dateline.packages.Harbour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TimelineTest extends ApiTest {

  private static final String TIMELINE = "/stories/" + STORY + "/timeline";

  @Inject Harbour harbour;

  @BeforeEach
  void loadTheHarbour() {
    harbour.load();
  }

  @Test
  void goesFromTheFirstThatOccurred() {
    List<String> occurred =
        api()
            .queryParam("limit", 100)
            .get(TIMELINE)
            .then()
            .statusCode(200)
            .extract()
            .path("items.occurred");
    assertEquals(40, occurred.size());
    List<String> starts = new ArrayList<>(occurred);
    starts.replaceAll(o -> (o + "-01-01").substring(0, 10));
    assertEquals(starts.stream().sorted().toList(), starts);
    assertEquals("2023-12-30", occurred.get(0));
  }

  @Test
  void narrowsDown() {
    api()
        .queryParam("kind", "strike")
        .get(TIMELINE)
        .then()
        .body("items", hasSize(4))
        .body("items.kind", everyItem(equalTo("strike")));
    api().queryParam("to", "2023").get(TIMELINE).then().body("items", hasSize(1));
    api().queryParam("from", "2025").get(TIMELINE).then().body("items", hasSize(1));
    api()
        .queryParam("certainty", "disputed")
        .get(TIMELINE)
        .then()
        .body("items.certainty", everyItem(equalTo("disputed")));
    api()
        .queryParam("country", "cn")
        .get("/events")
        .then()
        .body("items.countries.code", everyItem(hasItem("CN")));
  }

  @Test
  void takesImpreciseDatesForAllTheyMayMean() {
    api()
        .queryParam("from", "2022-03-31")
        .queryParam("to", "2022-04")
        .get("/events")
        .then()
        .body("items.slug", hasItem("inquiry"));
    api()
        .queryParam("from", "2022-03-02")
        .queryParam("to", "2022-03-02")
        .get("/events")
        .then()
        .body("items.slug", hasItem("fire-breaks-out"));
    api()
        .queryParam("from", "2022-04")
        .queryParam("to", "2022-12")
        .get("/events")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void comesAsGeoJson() {
    for (var request :
        List.of(api().queryParam("format", "geojson"), api().accept("application/geo+json"))) {
      request
          .queryParam("limit", 100)
          .get(TIMELINE)
          .then()
          .statusCode(200)
          .contentType("application/geo+json")
          .body("type", equalTo("FeatureCollection"))
          .body("features", hasSize(40))
          .body("features[0].geometry.coordinates[0]", equalTo(35.1396f))
          .body("features[0].geometry.coordinates[1]", equalTo(47.8388f))
          .body(
              "features.find { it.properties.kind == 'sanction' && it.geometry == null }",
              notNullValue());
    }
  }

  @Test
  void comesForTimelineJs() {
    api()
        .queryParam("format", "timelinejs")
        .get("/stories/harbour-fire/timeline")
        .then()
        .statusCode(200)
        .contentType("application/vnd.timelinejs+json")
        .body("events[0].start_date.year", equalTo(2022))
        .body("events[0].start_date.display_date", equalTo("2022-02-28?"))
        .body("events[0].text.headline", containsString("&lt;b&gt;"))
        .body("events[1].end_date.day", equalTo(2))
        .body("events[2].start_date.day", nullValue());
    api()
        .accept("application/vnd.timelinejs+json")
        .get(TIMELINE)
        .then()
        .statusCode(200)
        .body("events[0].unique_id", not(nullValue()));
  }

  @Test
  void refusesWhatNeitherFits() {
    wrong().accept("text/calendar").get(TIMELINE).then().statusCode(406);
  }
}
