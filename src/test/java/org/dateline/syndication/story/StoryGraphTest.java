package org.dateline.syndication.story;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.dateline.ApiTest;
import org.dateline.packages.Harbour;
import org.junit.jupiter.api.Test;

/** A story as linked data. */
@QuarkusTest
class StoryGraphTest extends ApiTest {

  @Inject Harbour harbour;

  private static ValidatableResponse graph(String story) {
    return api()
        .accept("application/ld+json")
        .get("/stories/" + story)
        .then()
        .statusCode(200)
        .contentType("application/ld+json");
  }

  private static String of(String type) {
    return "'@graph'.findAll { it.'@type' == '" + type + "' }";
  }

  @Test
  void hasAllThatBelongsToTheStory() {
    List<String> events =
        api().queryParam("limit", 100).get("/stories/" + STORY + "/timeline").path("items.title");
    graph(STORY)
        .body("'@context'", equalTo("https://schema.org"))
        .body(of("CreativeWorkSeries"), hasSize(1))
        .body(of("CreativeWorkSeries") + "[0].about.'@type'", hasItem("Country"))
        .body(of("Event") + ".name", equalTo(events))
        .body(of("NewsArticle") + ".url", hasItem(containsString("/api/v1/articles/")))
        .body(of("CreativeWork") + "[0].creator", hasSize(51))
        .body(of("CreativeWork") + "[0].dateCreated", equalTo("2024-01-09"))
        .body(of("Event") + ".findAll { !it.subjectOf }", hasSize(0));
  }

  @Test
  void saysNoMoreOfWhenAndWhereThanIsKnown() {
    harbour.load();
    String fire = of("Event") + ".find { it.'@id'.endsWith('fire-breaks-out') }";
    graph("harbour-fire")
        .body(fire + ".startDate", equalTo("2022-03-01"))
        .body(fire + ".endDate", equalTo("2022-03-02"))
        .body(fire + ".location.geo.latitude", equalTo(38.7f))
        .body(fire + ".location.address.addressCountry", equalTo("PT"))
        .body(fire + ".disambiguatingDescription", containsString("reported"));
    List<String> all = api().get("/stories/harbour-fire/timeline").path("items.occurred");
    long imprecise = all.stream().filter(o -> o.matches(".*[~?%].*")).count();
    graph("harbour-fire")
        .body(of("Event") + ".findAll { !it.startDate }.size()", equalTo((int) imprecise));
  }

  @Test
  void isReadAsOfThen() {
    api()
        .accept("application/ld+json")
        .queryParam("asOf", "2024-01-05T00:00:00Z")
        .get("/stories/" + STORY)
        .then()
        .statusCode(200)
        .body(of("CreativeWork"), hasSize(0))
        .body(of("CreativeWorkSeries") + "[0].license", nullValue());
    plain().get("/stories/nothing.jsonld").then().statusCode(404);
    plain().get("/stories/" + STORY + ".html").then().statusCode(406);
    plain().get("/stories/" + STORY + ".jsonld").then().statusCode(200);
  }
}
