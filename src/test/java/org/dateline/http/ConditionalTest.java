package org.dateline.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConditionalTest extends ApiTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/stories",
        "/articles",
        "/events",
        "/statements",
        "/discrepancies",
        "/sources",
        "/countries",
        "/countries/KP",
        "/stories/north-korea-russia-missile-transfers",
        "/stories/north-korea-russia-missile-transfers/timeline",
        "/statements/joint-statement-dprk-russia-missile-transfers/signatories",
        "/search?q=missile"
      })
  void answers304WhenUnchanged(String path) {
    String tag =
        api()
            .get(path)
            .then()
            .statusCode(200)
            .header("ETag", matchesPattern("\"[^\"]+\""))
            .header("Last-Modified", notNullValue())
            .header("Cache-Control", containsString("stale-while-revalidate"))
            .header("Vary", containsString("Accept-Encoding"))
            .extract()
            .header("ETag");
    api()
        .header("If-None-Match", "\"other\", " + tag)
        .get(path)
        .then()
        .statusCode(304)
        .header("ETag", equalTo(tag))
        .header("Content-Encoding", nullValue())
        .body(emptyString());
    api().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
  }

  @Test
  void answers304WhenNotModifiedSince() {
    String modified = api().get("/stories/" + STORY).then().extract().header("Last-Modified");
    api().header("If-Modified-Since", modified).get("/stories/" + STORY).then().statusCode(304);
    api()
        .header("If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT")
        .get("/stories/" + STORY)
        .then()
        .statusCode(200);
  }

  @Test
  void tellsDifferentRepresentationsApart() {
    String whole = api().get("/stories/" + STORY).header("ETag");
    String part = plain().queryParam("fields", "slug").get("/stories/" + STORY).header("ETag");
    String past =
        api().queryParam("asOf", "2024-01-05T00:00:00Z").get("/stories/" + STORY).header("ETag");
    assertNotEquals(whole, part);
    assertNotEquals(whole, past);
  }

  @Test
  void compressesWithAnETagOfItsOwn() throws IOException, InterruptedException {
    HttpResponse<byte[]> identity = get("/api/v1/events", "identity");
    HttpResponse<byte[]> gzip = get("/api/v1/events", "gzip");
    assertEquals("gzip", gzip.headers().firstValue("Content-Encoding").orElseThrow());
    assertTrue(gzip.body().length < identity.body().length / 3);
    assertArrayEquals(
        identity.body(), new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes());
    assertNotEquals(identity.headers().firstValue("ETag"), gzip.headers().firstValue("ETag"));
    assertTrue(
        get("/api/v1/events", "gzip;q=0").headers().firstValue("Content-Encoding").isEmpty());
  }

  private static HttpResponse<byte[]> get(String path, String encoding)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Accept-Encoding", encoding)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void answersHeadLikeGetWithoutABody() {
    String tag = api().get("/events").header("ETag");
    plain().head("/events").then().statusCode(200).header("ETag", equalTo(tag)).body(emptyString());
    plain().head("/events/nothing").then().statusCode(404);
  }

  @Test
  void letsOtherOriginsRead() {
    plain()
        .header("Origin", "https://partner.example")
        .get("/stories")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", notNullValue())
        .header("Access-Control-Expose-Headers", containsString("ETag"));
  }

  @Test
  void keepsThePastLonger() {
    api()
        .queryParam("asOf", "2024-01-10T00:00:00Z")
        .get("/events")
        .then()
        .header("Cache-Control", containsString("max-age=3600"));
  }

  @Test
  void neverCachesAnError() {
    wrong()
        .get("/events?limit=0")
        .then()
        .statusCode(400)
        .header("Cache-Control", equalTo("no-store"));
  }

  @Test
  void tellsAPersonAndAProgramWhereToGo() {
    plain()
        .basePath("")
        .accept("text/html,application/xhtml+xml,*/*;q=0.8")
        .get("/")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString("/q/swagger-ui"));
    plain()
        .basePath("")
        .accept("application/json")
        .get("/")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("links.stories", equalTo("/api/v1/stories"));
  }
}
