package org.dateline.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any list as CSV. */
@QuarkusTest
class CsvTest extends ApiTest {

  private static final CSVFormat RFC4180 =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private static CSVParser parse(String csv) throws IOException {
    return CSVParser.parse(csv, RFC4180);
  }

  @Test
  void hasTheSameContentAsTheJson() throws IOException {
    Response answer = api().accept("text/csv").get("/statements/" + STATEMENT + "/signatories");
    answer
        .then()
        .statusCode(200)
        .header("Content-Type", "text/csv;charset=UTF-8;header=present")
        .header("Vary", containsString("Accept"));
    List<Map<String, Object>> items =
        api().get("/statements/" + STATEMENT + "/signatories").path("items");
    CSVParser csv = parse(answer.asString());
    List<CSVRecord> rows = csv.getRecords();
    assertEquals(items.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Map<?, ?> party = (Map<?, ?>) items.get(i).get("party");
      assertEquals(party.get("name"), rows.get(i).get("party.name"));
      assertEquals(items.get(i).get("nameAsPrinted"), rows.get(i).get("nameAsPrinted"));
      assertEquals(
          ((Map<?, ?>) items.get(i).get("addedIn")).get("version").toString(),
          rows.get(i).get("addedIn.version"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stories",
        "/articles",
        "/events",
        "/statements",
        "/discrepancies",
        "/sources",
        "/countries",
        "/stories/" + STORY + "/timeline",
        "/stories/" + STORY + "/countries",
        "/stories/" + STORY + "/versions",
        "/statements/" + STATEMENT + "/signatories",
      })
  void isThereForEveryList(String list) throws IOException {
    String csv = plain().get(list + ".csv").then().statusCode(200).extract().asString();
    assertEquals(csv, api().accept("text/csv").get(list).asString());
    List<Object> items = api().get(list).path("items");
    assertEquals(items.size(), parse(csv).getRecords().size());
  }

  @Test
  void isThereForASearch() throws IOException {
    String csv = plain().queryParam("q", "missile").get("/search.csv").asString();
    assertTrue(parse(csv).getHeaderNames().contains("highlight"), csv);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/articles", "/events", "/stories/" + STORY + "/timeline"})
  void hasTheSameColumnsWhateverItHolds(String list) throws IOException {
    List<String> full = parse(plain().get(list + ".csv").asString()).getHeaderNames();
    Response none = plain().queryParam("q", "xylophonist").get(list + ".csv");
    assertEquals(full, parse(none.asString()).getHeaderNames());
    assertEquals(0, parse(none.asString()).getRecords().size());
    assertTrue(full.containsAll(List.of("slug", "version.number", "version.note", "sources")));
  }

  @Test
  void writesWordsAsAListAndObjectsAsJson() throws IOException {
    CSVRecord row =
        parse(plain().queryParam("include", "sources").get("/articles.csv").asString())
            .getRecords()
            .get(0);
    List<List<String>> tags = api().get("/articles").path("items.tags");
    assertEquals(String.join("; ", tags.get(0)), row.get("tags"));
    assertTrue(new ObjectMapper().readTree(row.get("sources")).get(0).has("url"));
    assertEquals(
        row.get("slug"),
        new ObjectMapper()
            .readTree(row.get("links"))
            .get("self")
            .asText()
            .replace("/api/v1/articles/", ""));
  }

  @Test
  void hasTheFieldsAskedFor() throws IOException {
    String csv =
        plain().queryParam("fields", "version.number,slug").get("/articles.csv").asString();
    assertEquals(List.of("slug", "version.number"), parse(csv).getHeaderNames());
    plain()
        .queryParam("fields", "colour")
        .get("/articles.csv")
        .then()
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body(containsString("colour"));
  }

  @Test
  void goesOnAtTheLink() throws IOException {
    Response first = plain().queryParam("limit", 2).queryParam("fields", "slug").get("/events.csv");
    String link = first.header("Link");
    assertTrue(link.startsWith("</api/v1/events.csv?"), link);
    String next = link.substring(1, link.indexOf('>'));
    Response second = plain().basePath("").urlEncodingEnabled(false).get(next);
    second.then().statusCode(200).contentType(startsWith("text/csv"));
    List<String> slugs =
        plain()
            .queryParam("limit", 4)
            .queryParam("fields", "slug")
            .get("/events")
            .path("items.slug");
    assertEquals(
        slugs.subList(2, 4),
        parse(second.asString()).getRecords().stream().map(r -> r.get("slug")).toList());
  }

  @Test
  void hasAnETagOfItsOwn() {
    String csv = plain().get("/countries.csv").header("ETag");
    String json = api().get("/countries").header("ETag");
    assertFalse(csv.equals(json));
    plain()
        .header("If-None-Match", csv)
        .get("/countries.csv")
        .then()
        .statusCode(304)
        .body(equalTo(""));
  }

  @Test
  void isNotThereForOneItem() {
    wrong()
        .accept("text/csv")
        .get("/events/strike-kharkiv-2024-01-02")
        .then()
        .statusCode(406)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", equalTo("This address answers application/json"));
    wrong()
        .accept("image/png")
        .get("/stories/" + STORY + "/timeline")
        .then()
        .statusCode(406)
        .body("detail", containsString("application/geo+json"))
        .body("detail", containsString("text/csv"));
  }

  @Test
  void leavesUnknownExtensionsAlone() {
    plain().get("/articles/condemnation-of-missile-transfers.pdf").then().statusCode(404);
    plain().get("/articles.pdf").then().statusCode(404);
    plain().get("/articles/nothing.csv").then().statusCode(404);
    plain().get("/articles.json").then().statusCode(200).contentType("application/json");
  }
}
