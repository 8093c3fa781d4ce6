package org.dateline.access;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** What someone gets who takes content over on terms of their own. */
@QuarkusTest
class OwnTermsTest extends ApiTest {

  private static final String ARTICLE = "/articles/condemnation-of-missile-transfers";
  private static final List<String> FORMS = List.of("html", "jsonld", "ninjs", "md", "txt");

  @Inject SecurityIdentity identity;

  /** With a token, as whoever has terms of their own has one, and gets nothing that is kept. */
  private static RequestSpecification partner() {
    return api().header("Authorization", "Bearer " + token("partner"));
  }

  private static RequestSpecification partnerPlain() {
    return plain().header("Authorization", "Bearer " + token("partner"));
  }

  private void on(Set<String> sections, boolean fullText, Duration delay) {
    Terms terms =
        new Terms("The Courier", sections, fullText, delay, "From the Courier's desk", "CC-BY-4.0");
    QuarkusMock.installMockForType(
        new Actor(identity) {
          @Override
          public Terms terms() {
            return terms;
          }
        },
        Actor.class);
  }

  @Test
  void carriesTheirLineAndLicenceAndIsForNobodyElseToKeep() {
    for (String form : FORMS) {
      partnerPlain()
          .get(ARTICLE + "." + form)
          .then()
          .body(not(containsString("CC-BY-4.0")))
          .header("Cache-Control", containsString("public"));
    }
    on(Set.of(), true, Duration.ZERO);
    for (String form : FORMS) {
      partnerPlain()
          .get(ARTICLE + "." + form)
          .then()
          .statusCode(200)
          .header("Cache-Control", "private, no-store")
          .body(containsString("CC-BY-4.0"))
          .body(containsString("From the Courier"));
    }
    partner()
        .accept("application/ld+json")
        .get("/stories/" + STORY)
        .then()
        .header("Cache-Control", "private, no-store")
        .body("'@graph'[0].creditText", equalTo("From the Courier's desk"))
        .body("'@graph'[0].license", equalTo("https://spdx.org/licenses/CC-BY-4.0.html"));
  }

  @Test
  void hasNoBodyWithoutTheRightToIt() {
    on(Set.of(), false, Duration.ZERO);
    String inTheBody = "Security Council that Russia itself";
    String standfirst = "It names two days of attacks";
    for (String form : FORMS) {
      String text =
          partnerPlain().get(ARTICLE + "." + form).then().statusCode(200).extract().asString();
      String unwrapped = text.replaceAll("\\s+", " ");
      assertFalse(unwrapped.contains(inTheBody), form);
      assertTrue(unwrapped.contains(standfirst), form);
    }
    // The plain API is the same for everyone.
    partner().get(ARTICLE).then().body("body.content", containsString(inTheBody));
  }

  @Test
  void hasOnlyTheirSections() {
    on(Set.of("explainers"), true, Duration.ZERO);
    for (String form : FORMS) {
      partnerPlain()
          .get(ARTICLE + "." + form)
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("detail", containsString("\"world\""));
      partnerPlain().get("/articles/who-signed-the-condemnation." + form).then().statusCode(200);
    }
    partner()
        .accept("application/ld+json")
        .get("/stories/" + STORY)
        .then()
        .body("'@graph'.findAll { it.'@type' == 'NewsArticle' }", hasSize(1));
  }

  @Test
  void comesAsMuchLaterAsAgreed() {
    Duration delay = Duration.between(Instant.parse("2024-01-10T23:30:00Z"), Instant.now());
    partner().accept("application/ld+json").get(ARTICLE).then().body("correction", notNullValue());
    on(Set.of(), true, delay);
    partner()
        .accept("application/ld+json")
        .get(ARTICLE)
        .then()
        .statusCode(200)
        .body("version", equalTo(1), "correction", nullValue());
    on(Set.of(), true, delay.plusDays(1));
    partnerPlain().get(ARTICLE + ".html").then().statusCode(404);
    // An older moment than the delay is theirs to ask for.
    on(Set.of(), true, Duration.ofDays(1));
    partnerPlain().queryParam("asOf", "2024-01-11").get(ARTICLE + ".html").then().statusCode(200);
  }
}
