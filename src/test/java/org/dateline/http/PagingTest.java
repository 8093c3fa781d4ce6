package org.dateline.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PagingTest extends ApiTest {

  private static JsonPath page(String path, String sort, int limit, String cursor) {
    var request = api().queryParam("limit", limit);
    request = sort == null ? request : request.queryParam("sort", sort);
    request = cursor == null ? request : request.queryParam("cursor", cursor);
    return request
        .get(path)
        .then()
        .statusCode(200)
        .body("items.size()", lessThanOrEqualTo(limit))
        .extract()
        .jsonPath();
  }

  @ParameterizedTest
  @CsvSource({
    "/events, , 7", "/events, occurred, 3", "/events, -published, 10", "/events, updated, 100",
        "/articles, headline, 1",
    "/sources, , 9", "/sources, publisher, 20", "/sources, -publisher, 20", "/discrepancies, , 4",
        "/statements, issued, 1",
    "/stories, published, 1"
  })
  void walksAListForthAndBackWithoutGapOrRepetition(String path, String sort, int limit) {
    List<List<String>> forth = new ArrayList<>();
    JsonPath page = page(path, sort, limit, null);
    forth.add(page.getList("items.slug"));
    while (page.get("page.next") != null) {
      page = page(path, sort, limit, page.getString("page.next"));
      forth.add(page.getList("items.slug"));
    }
    List<String> all = forth.stream().flatMap(List::stream).toList();
    assertEquals(new HashSet<>(all).size(), all.size(), "no item twice");
    assertEquals(
        page(path, sort, 100, null).getList("items.slug"),
        all.subList(0, Math.min(100, all.size())));

    List<List<String>> back = new ArrayList<>(List.of(forth.get(forth.size() - 1)));
    while (page.get("page.prev") != null) {
      page = page(path, sort, limit, page.getString("page.prev"));
      back.add(page.getList("items.slug"));
    }
    Collections.reverse(back);
    assertEquals(forth, back);
  }

  @Test
  void walksWhatASearchFound() {
    List<String> all = page("/events?q=missile", null, 100, null).getList("items.slug");
    List<String> walked = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page = page("/events?q=missile", null, 5, cursor);
      walked.addAll(page.getList("items.slug"));
      cursor = page.get("page.next");
    } while (cursor != null);
    assertTrue(all.size() > 10, "enough to walk");
    assertEquals(all, walked);
  }

  @Test
  void linksToTheNextAndThePreviousPage() {
    String next =
        api()
            .queryParam("limit", 2)
            .queryParam("kind", "strike")
            .get("/events")
            .then()
            .header("Link", containsString("rel=\"next\""))
            .extract()
            .header("Link");
    String path = next.substring(1, next.indexOf('>'));
    assertTrue(path.startsWith("/api/v1/events?"), path);
    plain()
        .basePath("")
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(2))
        .header("Link", containsString("rel=\"prev\""));
  }

  @Test
  void countsOnRequest() {
    api().queryParam("limit", 1).get("/events").then().body("page.total", nullValue());
    int total =
        api()
            .queryParam("limit", 1)
            .queryParam("include", "total")
            .queryParam("story", STORY)
            .get("/events")
            .then()
            .body("page.total", notNullValue())
            .extract()
            .path("page.total");
    assertEquals(40, total);
  }

  @Test
  void choosesFields() {
    plain()
        .queryParam("fields", "slug,version.number,sources.url")
        .queryParam("limit", 1)
        .get("/events")
        .then()
        .statusCode(200)
        .body(
            "items[0].keySet()",
            equalTo(new java.util.LinkedHashSet<>(List.of("slug", "sources", "version"))))
        .body("items[0].version.keySet()", equalTo(java.util.Set.of("number")))
        .body("items[0].sources[0].keySet()", equalTo(java.util.Set.of("url")))
        .body("page.limit", equalTo(1));
    assertFalse(
        plain()
            .queryParam("fields", "title")
            .get("/stories/" + STORY)
            .jsonPath()
            .getMap("")
            .containsKey("slug"));
  }
}
