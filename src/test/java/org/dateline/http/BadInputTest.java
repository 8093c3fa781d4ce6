package org.dateline.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputTest extends ApiTest {

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
        "/stories/north-korea-russia-missile-transfers",
        "/countries/KP",
        "/search?q=missile"
      })
  void refusesAnUnknownParameterAndListsTheKnown(String path) {
    wrong()
        .get(path + (path.contains("?") ? "&" : "?") + "kindd=strike")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/unknown-parameter"))
        .body("violations[0].parameter", equalTo("kindd"))
        .body("violations[0].value", equalTo("strike"))
        .body("violations[0].allowed", hasItems("asOf", "fields", "lang"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/events        | kind      | explosion",
        "/events        | certainty | sure",
        "/events        | sort      | title",
        "/events        | include   | body",
        "/articles      | include   | everything",
        "/sources       | kind      | rumour",
        "/statements/joint-statement-dprk-russia-missile-transfers/signatories | capacity | king",
        "/stories/north-korea-russia-missile-transfers/timeline | format | kml"
      })
  void refusesAnUnknownValueAndListsTheAllowed(String path, String parameter, String value) {
    wrong()
        .queryParam(parameter, value)
        .get(path)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-parameter"))
        .body("violations[0].parameter", equalTo(parameter))
        .body("violations[0].value", equalTo(value))
        .body("violations[0].allowed.size()", not(equalTo(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit   | 0",
        "limit   | 101",
        "limit   | -1",
        "limit   | ten",
        "limit   | 99999999999",
        "cursor  | abc",
        "from    | yesterday",
        "to      | 2024-13-01",
        "from    | 2024-02-30",
        "country | Ukraine",
        "country | U1",
        "story   | Not A Slug",
        "source  | ../etc/passwd",
        "lang    | klingonese-zz-zz",
        "lang    | 12",
        "asOf    | tomorrow",
        "asOf    | 2024-01-10T12:00:00",
        "asOf    | 2024-02-30",
        "fields  | slug,colour",
        "fields  | version.colour"
      })
  void refusesAMalformedValue(String parameter, String value) {
    wrong()
        .queryParam(parameter, value)
        .get("/events")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-parameter"))
        .body("violations[0].parameter", equalTo(parameter))
        .body("detail", containsString("\"" + parameter + "\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind", "limit", "cursor", "q", "asOf", "fields", "include", "sort", "from", "lang"
      })
  void refusesAnEmptyValue(String parameter) {
    plain()
        .get("/events?" + parameter + "=")
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo(parameter))
        .body("violations[0].detail", containsString("empty"));
  }

  @Test
  void refusesFieldsOfAFormThatHasNone() {
    wrong()
        .get("/stories/" + STORY + "/timeline?format=geojson&fields=slug")
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo("fields"));
  }

  @Test
  void refusesAParameterThatIsGivenTwice() {
    wrong()
        .get("/events?kind=strike&kind=report")
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo("kind"))
        .body("violations[0].detail", containsString("more than once"));
  }

  @Test
  void keepsTheFutureForThoseWithARightToIt() {
    wrong()
        .queryParam("asOf", Instant.now().plus(1, ChronoUnit.HOURS).toString())
        .get("/events")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/embargoed"))
        .body("violations[0].parameter", equalTo("asOf"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stories/nothing",
        "/articles/nothing",
        "/events/nothing",
        "/statements/nothing",
        "/discrepancies/nothing",
        "/sources/nothing",
        "/countries/ZZ",
        "/articles/nothing/versions",
        "/articles/nothing/versions/1",
        "/stories/nothing/timeline",
        "/stories/nothing/articles",
        "/stories/nothing/sources",
        "/countries/ZZ/events",
        "/statements/nothing/signatories",
        "/statements/nothing/diff",
        "/events/Not%20A%20Slug",
        "/events/strike-kharkiv-2024-01-02/versions/99",
        "/events/strike-kharkiv-2024-01-02/versions/0",
        "/events/strike-kharkiv-2024-01-02/versions/x",
        "/events/strike-kharkiv-2024-01-02/versions/99999999999"
      })
  void answers404ForWhatThereIsNot(String path) {
    wrong()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/not-found"))
        .body("detail", containsString("see /api/v1/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/api", "/api/v2/stories", "/api/v1/nothing", "/q/nothing"})
  void answers404OutsideTheApiInTheSameForm(String path) {
    plain().basePath("").get(path).then().statusCode(404).contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void answers405ForAMethodThatIsNotThere(String method) {
    plain()
        .request(method, "/countries")
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .header("Allow", containsString("GET"));
  }

  @Test
  void answers406ForAnAcceptThatFitsNothing() {
    wrong()
        .accept("image/png")
        .get("/stories")
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("detail", containsString("application/json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/articles?q=a%00b", "/articles/a%00b", "/search?q=%00", "/articles?q=%0d%0aX"})
  void refusesControlCharacters(String path) {
    plain()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/malformed-request"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/articles?q=%c3%28", "/articles?q=%ff", "/articles/%c0%af"})
  void refusesWhatIsNotUtf8(String path) {
    plain()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\"",
        "((((",
        "a & | ! b",
        "\\",
        "%",
        "*",
        ":*",
        "-",
        "a:b:c",
        "😀",
        "'; drop table story; --"
      })
  void takesAnyWordsToLookFor(String words) {
    int status = plain().queryParam("q", words).get("/search").statusCode();
    assertTrue(status == 200 || status == 400, "status " + status);
  }

  @Test
  void refusesTooManyWords() {
    wrong()
        .queryParam("q", "x".repeat(501))
        .get("/search")
        .then()
        .statusCode(400)
        .body("violations[0].value", startsWith("xxx"))
        .body("detail", containsString("500"));
  }

  @Test
  void refusesATenMegabyteQueryString() throws IOException {
    String answer =
        raw(
            "GET /api/v1/articles?q="
                + "x".repeat(10_000_000)
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertEquals("HTTP/1.1 414", answer.substring(0, 12));
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("/problems/uri-too-long"), answer);
  }

  @Test
  void neverAnswers500ToAMalformedEscape() throws IOException {
    String answer =
        raw("GET /api/v1/articles?q=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertEquals("HTTP/1.1 400", answer.substring(0, 12));
  }

  @Test
  void explainsEachProblemTypeAtItsAddress() {
    for (ProblemType type : ProblemType.values()) {
      plain()
          .basePath("")
          .get("/problems/" + type.slug())
          .then()
          .statusCode(200)
          .contentType("text/html")
          .body(containsString(type.title().replace("'", "&#39;")));
    }
  }

  @Test
  void refusesACursorOfAnotherQuery() {
    String cursor =
        api()
            .queryParam("limit", 2)
            .get("/events")
            .then()
            .statusCode(200)
            .extract()
            .path("page.next");
    wrong()
        .queryParam("limit", 2)
        .queryParam("kind", "strike")
        .queryParam("cursor", cursor)
        .get("/events")
        .then()
        .statusCode(400)
        .body("violations.parameter", hasItem("cursor"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.1"})
  void needsAHost(String version) throws IOException {
    String answer =
        raw("GET /api/v1/stories HTTP/%s\r\nConnection: close\r\n\r\n".formatted(version));
    assertTrue(answer.startsWith("HTTP/%s 400 Bad Request\r\n".formatted(version)), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("A request needs a Host header"), answer);
    assertTrue(answer.contains("X-Request-Id: "), answer);
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
