package org.dateline.syndication.oembed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dateline.ApiTest;
import org.dateline.packages.Harbour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** oEmbed 1.0. */
@QuarkusTest
class OembedTest extends ApiTest {

  @Inject Harbour harbour;

  private static String here() {
    return RestAssured.baseURI + ":" + RestAssured.port;
  }

  private static Response embed(String url, String... parameters) {
    var request = plain().basePath("").queryParam("url", url);
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get("/oembed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stories/" + STORY,
        "/stories/" + STORY + "/timeline",
        "/statements/" + STATEMENT,
        "/articles/condemnation-of-missile-transfers"
      })
  void isFoundFromTheThingItself(String path) {
    List<String> links = api().get(path).headers().getValues("Link");
    String link = links.stream().filter(l -> l.contains("json+oembed")).findFirst().orElseThrow();
    plain()
        .basePath("")
        .urlEncodingEnabled(false)
        .get(link.substring(1, link.indexOf('>')))
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("version", equalTo("1.0"), "type", equalTo("rich"), "title", notNullValue())
        .body("provider_name", equalTo("Dateline"), "provider_url", equalTo(here() + "/"))
        .body("html", containsString("<blockquote cite=\"" + here() + "/api/v1" + path + "\""))
        .body("html", containsString("<a href=\"" + here() + "/stories/" + STORY + "\">"))
        .body("width", equalTo(600), "height", equalTo(400));
  }

  @Test
  void bringsTheComponentAroundWhatStandsInForIt() {
    String script =
        "</blockquote></%s><script type=\"module\" src=\""
            + here()
            + "/embed/v1/dateline.js\"></script>";
    for (String path : List.of("/stories/" + STORY, "/stories/" + STORY + "/timeline")) {
      embed(here() + "/api/v1" + path)
          .then()
          .body(
              "html",
              startsWith(
                  "<dateline-timeline src=\""
                      + here()
                      + "/\" story=\""
                      + STORY
                      + "\" limit=\"10\""),
              "html",
              containsString(" publisher=\"Dateline\"><blockquote "),
              "html",
              endsWith(script.formatted("dateline-timeline")));
    }
    embed(here() + "/api/v1/statements/" + STATEMENT)
        .then()
        .body("html", containsString(" statement=\"" + STATEMENT + "\""))
        .body("html", endsWith(script.formatted("dateline-statement")));
    embed(here() + "/api/v1/articles/condemnation-of-missile-transfers")
        .then()
        .body("html", startsWith("<blockquote "), "html", not(containsString("<script")));
  }

  @Test
  void knowsTheAddressOfAStorysPage() {
    embed(here() + "/stories/" + STORY)
        .then()
        .statusCode(200)
        .body("html", containsString(" story=\"" + STORY + "\""));
    embed(here() + "/statements/" + STATEMENT).then().statusCode(404);
  }

  @Test
  void keepsToTheSizeAskedFor() {
    embed(here() + "/api/v1/stories/" + STORY, "maxwidth", "320", "maxheight", "1000")
        .then()
        .statusCode(200)
        .body("width", equalTo(320), "height", equalTo(400))
        .body("html", containsString(" max-width=\"320\" max-height=\"1000\""));
    embed(here() + "/api/v1/stories/" + STORY, "maxwidth", "-1").then().statusCode(400);
  }

  @Test
  void speaksXml() throws Exception {
    Response json = embed(here() + "/api/v1/stories/" + STORY + "/timeline");
    Response xml = embed(here() + "/api/v1/stories/" + STORY + "/timeline", "format", "xml");
    xml.then().statusCode(200).contentType("text/xml");
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml.asString())))
            .getDocumentElement();
    assertEquals("oembed", root.getTagName());
    for (String name : List.of("version", "type", "title", "html", "width", "cache_age")) {
      assertEquals(
          json.path(name).toString(), root.getElementsByTagName(name).item(0).getTextContent());
    }
    assertTrue(json.<String>path("html").contains("2023-12-30: "));
  }

  @Test
  void answersOtherFormatsWith501() {
    embed(here() + "/api/v1/stories/" + STORY, "format", "yaml")
        .then()
        .statusCode(501)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/not-implemented"));
  }

  @Test
  void doesNotKnowOtherPlaces() {
    for (String url :
        List.of(
            "https://elsewhere.example/api/v1/stories/" + STORY,
            here() + ".elsewhere.example/api/v1/stories/" + STORY,
            here() + "@elsewhere.example/api/v1/stories/" + STORY,
            "javascript:alert(1)",
            "/api/v1/stories/" + STORY,
            here() + "/api/v1/stories/nothing",
            here() + "/api/v1/events/strike-kharkiv-2024-01-02",
            here() + "/api/v1/statements/" + STATEMENT + "/timeline",
            here() + "/q/health")) {
      embed(url).then().statusCode(404).contentType("application/problem+json");
    }
    plain().basePath("").get("/oembed").then().statusCode(400);
  }

  @Test
  void isGoneWithTheThing() {
    harbour.load();
    embed(here() + "/api/v1/articles/withdrawn-piece").then().statusCode(410);
    embed(here() + "/api/v1/articles/fire-in-the-harbour").then().statusCode(200);
  }

  @Test
  void followsANewSlug() {
    var writer = as("admin").contentType("application/json");
    String tag =
        writer
            .body(Map.of("slug", "embedded-before", "story", STORY, "content", ARTICLE))
            .post("/articles")
            .header("ETag");
    tag =
        as("admin")
            .contentType("application/json")
            .header("If-Match", tag)
            .post("/articles/embedded-before/publish")
            .header("ETag");
    as("admin")
        .contentType("application/json")
        .header("If-Match", tag)
        .body(Map.of("slug", "embedded-after"))
        .post("/articles/embedded-before/rename")
        .then()
        .statusCode(200);
    embed(here() + "/api/v1/articles/embedded-before")
        .then()
        .statusCode(200)
        .body("html", containsString("/articles/embedded-after"))
        .body("html", containsString("&lt;script&gt;"))
        .body("title", equalTo("<script>"));
  }

  private static final Map<String, Object> ARTICLE =
      Map.of(
          "headline", "<script>",
          "standfirst", "]]>",
          "body", "Text. [^gov-uk-joint-statement]",
          "byline", "Night desk",
          "section", "world",
          "language", "en",
          "citations", List.of(Map.of("source", "gov-uk-joint-statement")));
}
