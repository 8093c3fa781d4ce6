package org.dateline.syndication.oembed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** The script with the web components, as a page of someone else's loads it. */
@QuarkusTest
class ScriptTest extends ApiTest {

  private static RequestSpecification page() {
    return plain().basePath("").header("Origin", "https://partner.example");
  }

  @Test
  void isAModuleForEveryOrigin() {
    page()
        .get("/embed/v1/dateline.js")
        .then()
        .statusCode(200)
        .contentType("text/javascript;charset=UTF-8")
        .header("Access-Control-Allow-Origin", equalTo("*"))
        .header("Cross-Origin-Resource-Policy", equalTo("cross-origin"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .body(containsString("customElements.define"), not(containsString("innerHTML")));
  }

  @Test
  void isKeptForAnHourAndAskedForAgain() {
    String tag =
        page()
            .get("/embed/v1/dateline.js")
            .then()
            .header("Cache-Control", containsString("public, max-age=3600,"))
            .header("Cache-Control", not(containsString("immutable")))
            .header("Last-Modified", notNullValue())
            .extract()
            .header("ETag");
    page()
        .header("If-None-Match", tag)
        .get("/embed/v1/dateline.js")
        .then()
        .statusCode(304)
        .body(emptyString());
  }

  @Test
  void goesOutCompressed() {
    page()
        .header("Accept-Encoding", "gzip")
        .get("/embed/v1/dateline.js")
        .then()
        .header("Content-Encoding", equalTo("gzip"));
  }

  @Test
  void whatItReadsIsForEveryOriginToo() {
    for (String path : new String[] {"/api/v1/stories/" + STORY, "/api/v1/stories/none"}) {
      page().get(path).then().header("Access-Control-Allow-Origin", equalTo("*"));
      // What a cache keeps from someone who asked without an origin serves those with one.
      plain().basePath("").get(path).then().header("Access-Control-Allow-Origin", equalTo("*"));
    }
  }
}
