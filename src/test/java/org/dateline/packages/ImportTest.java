package org.dateline.packages;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** Packages that come over HTTP, and are taken in in the background. */
@QuarkusTest
class ImportTest extends ApiTest {

  private static final String NDJSON = "application/x-ndjson";

  @Inject EntityManager em;

  @TestHTTPResource URL service;

  @Test
  void takesAPackageIn() throws InterruptedException {
    String story = "import-json";
    String export =
        plain().get("/stories/" + STORY + "/export").then().statusCode(200).extract().asString();
    JsonPath done = whenOver(post("application/json", export, "true"));
    assertEquals("done", done.getString("state"));
    assertEquals(1, done.getInt("unchanged.story"));
    assertEquals("package", done.getString("format"));

    String lines = lines(story, 3);
    Response received = post(NDJSON, lines, "false");
    assertTrue(received.header("Location").startsWith("/api/v1/imports/"));
    done = whenOver(received);
    assertEquals("done", done.getString("state"));
    assertEquals(3, done.getInt("created.article"));
    assertEquals(1, done.getInt("created.story"));
    assertEquals(lines.length(), done.getInt("progress.bytes"));
    assertEquals(lines.length(), done.getInt("progress.of"));
    assertEquals(6, done.getInt("progress.lines"));
    api().get("/articles/" + story + "-article-1").then().statusCode(200);
    as("admin")
        .queryParam("kind", "story")
        .queryParam("slug", story)
        .get("/audit")
        .then()
        .body("items.action", hasItem("package.import"));

    done = whenOver(post(NDJSON, lines, "false"));
    assertEquals(3, done.getInt("unchanged.article"));
    assertTrue(done.getMap("created").isEmpty());
    as("admin").get("/imports").then().statusCode(200).body("items[0].state", equalTo("done"));
  }

  @Test
  void takesAFeedInAsDrafts() throws InterruptedException {
    String feed =
        "<rss version='2.0'><channel><title>The Pier</title><link>https://pier.example</link><language>en</language>"
            + "<item><title>Imported by job</title><link>https://pier.example/by-job</link>"
            + "<pubDate>Tue, 09 Jan 2024 10:00:00 GMT</pubDate><description>It came in.</description></item>"
            + "<item><title>Of no address</title></item></channel></rss>";
    Response received =
        as("admin")
            .contentType("application/rss+xml")
            .queryParam("story", STORY)
            .queryParam("section", "world")
            .body(feed)
            .post("/imports");
    received.then().statusCode(202).body("format", equalTo("rss"));
    JsonPath done = whenOver(received);
    assertEquals("done", done.getString("state"), done.prettify());
    assertEquals(1, done.getInt("created.article"));
    assertTrue(done.getInt("leftOutTotal") >= 1, done.prettify());
    assertTrue(done.getString("leftOut[0].reason").length() > 5);
    plain().get("/articles/imported-by-job").then().statusCode(404);
    as("writer")
        .get("/articles/imported-by-job/draft")
        .then()
        .statusCode(200)
        .body("story", equalTo(STORY))
        .body("content.section", equalTo("world"));
    as("writer")
        .get("/articles/imported-by-job/draft/check")
        .then()
        .body("publishable", equalTo(true));
    as("admin")
        .queryParam("kind", "article")
        .queryParam("slug", "imported-by-job")
        .get("/audit")
        .then()
        .body("items[0].request", notNullValue());
  }

  @Test
  void refusesAtOnceWhatDoesNotGoTogether() {
    wrong()
        .header("Authorization", "Bearer " + token("admin"))
        .contentType("application/xml")
        .body("<rss/>")
        .post("/imports")
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo("format"))
        .body("violations[0].allowed", hasItem("wordpress"));
    wrong()
        .header("Authorization", "Bearer " + token("admin"))
        .contentType("application/json")
        .queryParam("section", "world")
        .body("{}")
        .post("/imports")
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo("section"));
    wrong()
        .header("Authorization", "Bearer " + token("admin"))
        .contentType("application/xml")
        .queryParam("format", "wordpress")
        .queryParam("section", "Not A Slug")
        .body("<rss/>")
        .post("/imports")
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo("section"));
  }

  @Test
  void storesNothingOfADryRun() throws InterruptedException {
    JsonPath done = whenOver(post(NDJSON, lines("import-dry", 2), "true"));
    assertEquals("done", done.getString("state"));
    assertTrue(done.getBoolean("dryRun"));
    assertEquals(2, done.getInt("created.article"));
    plain().get("/stories/import-dry").then().statusCode(404);
    plain().get("/articles/import-dry-article-1").then().statusCode(404);
  }

  @Test
  void namesTheBrokenLineAndStoresNothing() throws InterruptedException {
    String broken =
        lines("import-broken", 1500)
            .replace(
                "\"slug\":\"import-broken-article-77\"", "\"slug\":\"import-broken-article-76\"")
            .replace("Headline 1300\"", "Headline 1300\",\"colour\":\"red\"");
    JsonPath over = whenOver(post(NDJSON, broken, "false"));
    assertEquals("refused", over.getString("state"));
    List<String> found =
        over.getList("violations", java.util.Map.class).stream()
            .map(v -> v.get("line") + " " + v.get("pointer"))
            .toList();
    assertEquals(List.of("80 /article/slug", "1303 /article/versions/0/content/colour"), found);
    plain().get("/stories/import-broken").then().statusCode(404);
    plain().get("/articles/import-broken-article-1").then().statusCode(404);
    assertEquals(
        0L,
        ((Number)
                em.createNativeQuery(
                        "select count(*) from article_slug where slug like 'import-broken%'")
                    .getSingleResult())
            .longValue());
  }

  @Test
  void refusesAtOnceWhatIsNoPackage() {
    String admin = "Bearer " + token("admin");
    for (String body : List.of("", "  \n", "hello", "[1]")) {
      wrong()
          .header("Authorization", admin)
          .contentType("application/json")
          .body(body)
          .post("/imports")
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("violations[0].pointer", equalTo(""));
    }
    wrong()
        .header("Authorization", admin)
        .contentType("text/csv")
        .body("a,b")
        .post("/imports")
        .then()
        .statusCode(415);
    wrong()
        .header("Authorization", admin)
        .contentType("application/json")
        .queryParam("dryRun", "perhaps")
        .body("{}")
        .post("/imports")
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo("dryRun"));
    as("admin").get("/imports/0").then().statusCode(404);
  }

  @Test
  void tellsOfJsonThatBreaksOff() throws InterruptedException {
    Response received =
        wrong()
            .header("Authorization", "Bearer " + token("admin"))
            .contentType("application/json")
            .body("{\"format\": ")
            .post("/imports");
    JsonPath over = whenOver(received);
    assertEquals("refused", over.getString("state"));
    assertTrue(over.getString("violations[0].detail").contains("not well-formed"));
  }

  @Test
  void isForAdministratorsOnly() {
    for (String role : List.of("partner", "writer", "editor")) {
      wrong()
          .header("Authorization", "Bearer " + token(role))
          .contentType(NDJSON)
          .body(lines("import-forbidden", 1).getBytes(StandardCharsets.UTF_8))
          .post("/imports")
          .then()
          .statusCode(403);
    }
    wrong().contentType(NDJSON).body(new byte[] {123, 125}).post("/imports").then().statusCode(401);
  }

  @Test
  void tellsThatAKilledServiceLeftItUndone() {
    Object id =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    em.createNativeQuery(
                            "insert into import (state, format, dry_run, who, worker, bytes, started_at, beat_at)"
                                + " values ('running', 'package-lines', false, 'x', gen_random_uuid(), 1, now(),"
                                + " now() - interval '1 minute') returning id")
                        .getSingleResult());
    as("admin")
        .get("/imports/" + id)
        .then()
        .statusCode(200)
        .header("Retry-After", equalTo(null))
        .body("state", equalTo("interrupted"));
  }

  @Test
  void takesMoreThanOtherRoutesDo() throws InterruptedException {
    String large = lines("import-large", 4000);
    assertTrue(large.length() > 2 << 20);
    assertEquals("done", whenOver(post(NDJSON, large, "true")).getString("state"));
    wrong()
        .header("Authorization", "Bearer " + token("admin"))
        .contentType("application/json")
        .body(large)
        .post("/articles")
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
  }

  @Test
  void refusesAChunkedBodyOverTheLimitWithAnAnswer() throws IOException {
    assertTrue(chunked("/api/v1/articles", 48).startsWith("HTTP/1.1 413 "));
    String answer = chunked("/api/v1/articles", 48);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("/problems/body-too-large"), answer);
    answer = chunked("/api/v1/articles", 2);
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
  }

  /** What is answered to a body of so many chunks of 64 kB. */
  private String chunked(String path, int chunks) throws IOException {
    byte[] chunk = ("10000\r\n" + " ".repeat(1 << 16) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST "
                  + path
                  + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                  + token("admin")
                  + "\r\nTransfer-Encoding: chunked\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < chunks; i++) {
        out.write(chunk);
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      byte[] answer = new byte[8192];
      InputStream in = socket.getInputStream();
      int read = 0;
      for (int n = in.read(answer); n > 0; n = in.read(answer, read, answer.length - read)) {
        read += n;
        if (new String(answer, 0, read, StandardCharsets.UTF_8).contains("}")) {
          break;
        }
      }
      return new String(answer, 0, read, StandardCharsets.UTF_8);
    }
  }

  private static Response post(String type, String body, String dryRun) {
    return as("admin")
        .contentType(type)
        .queryParam("dryRun", dryRun)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/imports")
        .then()
        .statusCode(202)
        .body("href", containsString("/api/v1/imports/"))
        .body("createdAt", notNullValue())
        .extract()
        .response();
  }

  private static JsonPath whenOver(Response received) throws InterruptedException {
    String id = received.path("id");
    for (int i = 0; i < 600; i++) {
      Response now = as("admin").get("/imports/" + id);
      assertEquals(200, now.statusCode());
      if (now.path("endedAt") != null) {
        return now.jsonPath();
      }
      assertEquals("1", now.header("Retry-After"));
      Thread.sleep(200);
    }
    throw new AssertionError("import " + id + " does not end");
  }

  private static String lines(String story, int articles) {
    assertFalse(story.isEmpty());
    String source = story + "-source";
    String head =
        "{\"format\":\"dateline-package/1\"}\n"
            + "{\"source\":{\"slug\":\"%1$s\",\"label\":\"A record\",\"publisher\":\"Gazette\",\"url\":\"https://gazette.example/\",\"kind\":\"other\",\"language\":\"en\"}}\n"
            + "{\"story\":{\"slug\":\"%2$s\",\"versions\":[{\"validFrom\":\"2025-01-01T00:00:00Z\",\"change\":\"published\",\"content\":{\"title\":\"T\",\"standfirst\":\"S\",\"language\":\"en\",\"citations\":[{\"source\":\"%1$s\"}]}}]}}\n";
    String article =
        "{\"article\":{\"slug\":\"%2$s-article-%3$d\",\"versions\":[{\"validFrom\":\"2025-01-02T00:00:00Z\",\"change\":\"published\",\"content\":{\"headline\":\"Headline %3$d\",\"standfirst\":\"S\",\"body\":\"%4$s [^%1$s]\",\"byline\":\"B\",\"section\":\"world\",\"language\":\"en\",\"citations\":[{\"source\":\"%1$s\"}]}}]}}\n";
    return head.formatted(source, story)
        + IntStream.rangeClosed(1, articles)
            .mapToObj(n -> article.formatted(source, story, n, "It says so. ".repeat(20)))
            .collect(Collectors.joining());
  }
}
