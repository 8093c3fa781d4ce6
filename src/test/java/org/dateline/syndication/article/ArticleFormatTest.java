package org.dateline.syndication.article;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.dateline.ApiTest;
import org.dateline.packages.Harbour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One article in every form. */
@QuarkusTest
class ArticleFormatTest extends ApiTest {

  private static final String ARTICLE = "/articles/condemnation-of-missile-transfers";
  private static final Path SCHEMA = Path.of("..", "shared", "schemas", "ninjs-schema_3.1.json");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Inject Harbour harbour;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                     | application/json
          */*                                   | application/json
          application/*                         | application/json
          application/json, text/html           | application/json
          application/ld+json                   | application/ld+json
          application/ld+json, */*;q=0.1        | application/ld+json
          application/vnd.iptc.ninjs+json       | application/vnd.iptc.ninjs+json
          text/html                             | text/html
          text/html;q=0.9, text/plain;q=0.4     | text/html
          text/html;q=0.4, text/plain;q=0.9     | text/plain
          text/markdown, text/plain;q=0.9       | text/markdown
          application/json;q=0.2, text/markdown | text/markdown
          text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8 | text/html
          """)
  void isChosenByAccept(String accept, String type) {
    var request = plain();
    if (accept != null) {
      request.header("Accept", accept);
    }
    request
        .get(ARTICLE)
        .then()
        .statusCode(200)
        .contentType(startsWith(type))
        .header("Vary", containsString("Accept"));
  }

  @ParameterizedTest
  @CsvSource({
    "json,application/json",
    "jsonld,application/ld+json",
    "ninjs,application/vnd.iptc.ninjs+json",
    "ninjs.json,application/vnd.iptc.ninjs+json",
    "html,text/html;charset=UTF-8",
    "txt,text/plain;charset=UTF-8",
    "md,text/markdown;charset=UTF-8"
  })
  void isChosenByExtension(String extension, String type) {
    Response byExtension = plain().accept("image/png").get(ARTICLE + "." + extension);
    byExtension
        .then()
        .statusCode(200)
        .contentType(startsWith(type))
        .header(
            "Content-Location",
            "/api/v1" + ARTICLE + "." + extension.replace("ninjs.json", "ninjs"));
    Response byAccept = api().accept(type.replaceAll(";.*", "")).get(ARTICLE);
    assertEquals(byExtension.asString(), byAccept.asString());
    assertEquals(byExtension.header("ETag"), byAccept.header("ETag"));
    plain()
        .header("If-None-Match", byExtension.header("ETag"))
        .get(ARTICLE + "." + extension)
        .then()
        .statusCode(304);
  }

  @Test
  void listsWhatThereIs() {
    plain()
        .accept("image/png")
        .get(ARTICLE)
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body(
            "detail",
            equalTo(
                "This address answers application/json, text/html, application/ld+json,"
                    + " application/vnd.iptc.ninjs+json, text/markdown, text/plain"));
    List<String> links =
        api().queryParam("asOf", "2024-01-12").get(ARTICLE).headers().getValues("Link");
    assertTrue(
        links.contains(
            "</api/v1" + ARTICLE + ".html?asOf=2024-01-12>; rel=\"alternate\"; type=\"text/html\""),
        links.toString());
    assertTrue(
        links.stream().anyMatch(l -> l.contains("application/json+oembed")), links.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "jsonld", "ninjs", "md", "txt"})
  void looksLikeThis(String extension) throws IOException {
    String here = RestAssured.baseURI + ":" + RestAssured.port;
    String served =
        plain().get(ARTICLE + "." + extension).asString().replace(here, "https://news.example");
    if (served.startsWith("{")) {
      served = JSON.writeValueAsString(JSON.readTree(served)) + "\n";
    }
    Path golden = Path.of("src/test/resources/golden/condemnation." + extension);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, served);
    }
    assertEquals(Files.readString(golden), served, "run with -Dgolden.write=true, and look");
  }

  @Test
  void isValidNinjs() throws IOException {
    assumeTrue(Files.exists(SCHEMA), "no ../shared in this checkout, so no schema of ninjs");
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(withoutGeoJson(JSON.readTree(SCHEMA.toFile())));
    harbour.load();
    for (String article :
        List.of(
            ARTICLE,
            "/articles/who-signed-the-condemnation",
            "/articles/fire-in-the-harbour",
            "/articles/incendie-au-port")) {
      JsonNode ninjs = JSON.readTree(plain().get(article + ".ninjs").asString());
      var errors =
          schema.validate(
              ninjs, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
      assertEquals("[]", errors.toString(), article);
      assertEquals("3.1", ninjs.at("/standard/version").asText());
    }
    JsonNode wrong = JSON.readTree("{\"uri\": \"urn:x\", \"headline\": \"not in 3.1\"}");
    assertFalse(schema.validate(wrong).isEmpty(), "the schema refuses what is wrong");
  }

  /** The schema of GeoJSON lies elsewhere, and we use none of it. */
  private static JsonNode withoutGeoJson(JsonNode schema) throws IOException {
    return JSON.readTree(
        schema
            .toString()
            .replace("{\"$ref\":\"https://geojson.org/schema/GeoJSON.json#\"}", "false"));
  }

  @Test
  void tellsWhatItWasCorrectedForAndRestsOn() {
    Response json = api().get(ARTICLE);
    List<String> notes = json.path("corrections.note");
    List<String> urls = json.path("sources.url");
    api()
        .accept("application/ld+json")
        .get(ARTICLE)
        .then()
        .statusCode(200)
        .body("'@type'", equalTo("NewsArticle"))
        .body("correction.text", equalTo(notes))
        .body("correction.'@type'", hasItem("CorrectionComment"))
        .body("citation.url.size()", equalTo(urls.size()))
        .body("isPartOf.'@id'", startsWith("http"))
        .body("isPartOf.name", equalTo(api().get("/stories/" + STORY).path("title")));
  }

  @Test
  void isReadAsOfThen() {
    plain()
        .queryParam("asOf", "2023-01-01T00:00:00Z")
        .get(ARTICLE + ".html")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    String first = api().queryParam("asOf", "2024-01-11T00:00:00Z").get(ARTICLE).path("headline");
    plain()
        .queryParam("asOf", "2024-01-11T00:00:00Z")
        .get(ARTICLE + ".md")
        .then()
        .statusCode(200)
        .body(containsString("# " + first))
        .body(not(containsString("## Corrections")))
        .header("Cache-Control", containsString("max-age=3600"));
  }

  @Test
  void namesCountriesInTheLanguageAskedFor() {
    api()
        .accept("application/ld+json")
        .queryParam("lang", "fr")
        .get(ARTICLE)
        .then()
        .body("about.name", hasItem("Russie"));
  }

  @Test
  void isGoneWhenItWasRetracted() {
    harbour.load();
    for (String extension : List.of("", ".html", ".jsonld", ".ninjs", ".md", ".txt")) {
      plain()
          .get("/articles/withdrawn-piece" + extension)
          .then()
          .statusCode(410)
          .contentType("application/problem+json");
      plain().get("/articles/nothing-of-the-kind" + extension).then().statusCode(404);
    }
  }

  @Test
  void refusesWhatGoesWithJsonOnly() {
    plain()
        .queryParam("fields", "slug")
        .get(ARTICLE + ".html")
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo("fields"));
    plain().queryParam("format", "text").get(ARTICLE + ".html").then().statusCode(400);
  }

  @Test
  void followsANewSlugAndShowsAPreview() {
    String slug = "hostile-old";
    String href =
        as("writer")
            .contentType("application/json")
            .body(Map.of("slug", slug, "story", STORY, "content", hostile()))
            .post("/articles")
            .then()
            .statusCode(201)
            .extract()
            .header("Location")
            .replace("/api/v1", "");
    String preview =
        as("writer").contentType("application/json").post(href + "/preview").path("href");
    plain()
        .basePath("")
        .accept("text/html")
        .get(preview)
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("no-store"))
        .body(containsString("&lt;/script&gt;"));
    plain().get("/articles/" + slug + ".html").then().statusCode(404);
    String tag = as("editor").get(href).header("ETag");
    tag =
        as("editor")
            .contentType("application/json")
            .header("If-Match", tag)
            .post("/articles/" + slug + "/publish")
            .then()
            .statusCode(200)
            .extract()
            .header("ETag");
    for (String extension : List.of("html", "jsonld", "ninjs", "md", "txt")) {
      plain()
          .get("/articles/" + slug + "." + extension)
          .then()
          .statusCode(200)
          .body(not(containsString("<script>alert")));
    }
    as("editor")
        .contentType("application/json")
        .header("If-Match", tag)
        .body(Map.of("slug", "hostile-new"))
        .post("/articles/" + slug + "/rename")
        .then()
        .statusCode(200);
    plain()
        .redirects()
        .follow(false)
        .queryParam("lang", "fr")
        .get("/articles/" + slug + ".html")
        .then()
        .statusCode(308)
        .header("Location", "/api/v1/articles/hostile-new.html?lang=fr");
  }

  @Test
  void keepsAnEmbargo() {
    String slug = "embargoed-in-every-form";
    String tag =
        as("writer")
            .contentType("application/json")
            .body(Map.of("slug", slug, "story", STORY, "content", hostile()))
            .post("/articles")
            .header("ETag");
    as("editor")
        .contentType("application/json")
        .header("If-Match", tag)
        .body(Map.of("publishAt", Instant.now().plus(1, ChronoUnit.DAYS).toString()))
        .post("/articles/" + slug + "/publish")
        .then()
        .statusCode(200);
    String later = Instant.now().plus(2, ChronoUnit.DAYS).toString();
    for (String extension : List.of("html", "jsonld", "ninjs", "md", "txt")) {
      String address = "/articles/" + slug + "." + extension;
      plain().get(address).then().statusCode(404);
      plain().queryParam("asOf", later).get(address).then().statusCode(403);
      plain()
          .header("Authorization", "Bearer " + token("editor"))
          .queryParam("asOf", later)
          .get(address)
          .then()
          .statusCode(200)
          .header("Cache-Control", "private, no-store");
    }
  }

  private static Map<String, Object> hostile() {
    return Map.of(
        "headline",
        "</script> ]]> & \u05d0\u05d1",
        "standfirst",
        "=cmd|' /C calc'!A0",
        "body",
        "A paragraph ]]> </article>. [^gov-uk-joint-statement]",
        "byline",
        "Night desk",
        "section",
        "world",
        "language",
        "he",
        "citations",
        List.of(Map.of("source", "gov-uk-joint-statement")));
  }
}
