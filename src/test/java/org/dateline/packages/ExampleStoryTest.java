package org.dateline.packages;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dateline.ApiTest;
import org.dateline.time.Edtf;
import org.junit.jupiter.api.Test;

/** The story that ships with the service stands up to a fact-checker. */
@QuarkusTest
class ExampleStoryTest extends ApiTest {

  private static final Path FACTS = Path.of("..", "shared", "content", "story-facts.json");

  @Test
  void isAllThere() {
    api()
        .get("/stories/" + STORY)
        .then()
        .statusCode(200)
        .body("counts.events", equalTo(40))
        .body("counts.discrepancies", equalTo(19))
        .body("counts.statements", equalTo(1))
        .body("counts.articles >= 3", equalTo(true))
        .body("image.alt", notNullValue())
        .body("links.timeline", equalTo("/api/v1/stories/" + STORY + "/timeline"));
  }

  @Test
  void shipsItsLeadImage() {
    String url = api().get("/stories/" + STORY).path("image.url");
    plain().basePath("").get(url).then().statusCode(200).contentType("image/svg+xml");
  }

  @Test
  void givesEveryFactASource() throws IOException {
    for (JsonNode kind :
        List.of(example().at("/events"), example().at("/statements"), example().at("/articles"))) {
      for (JsonNode item : kind) {
        for (JsonNode version : item.get("versions")) {
          assertFalse(version.at("/content/citations").isEmpty(), item.get("slug").asText());
        }
      }
    }
    List<String> events =
        api().queryParam("limit", 100).get("/stories/" + STORY + "/timeline").path("items.slug");
    for (String slug : events) {
      api().get("/events/" + slug).then().statusCode(200).body("sources.size() > 0", equalTo(true));
    }
    api()
        .queryParam("limit", 100)
        .get("/stories/" + STORY + "/discrepancies")
        .then()
        .body(
            "items.every { it.accounts.size() > 1 && it.accounts.every { it.source.url } }",
            equalTo(true));
  }

  @Test
  void citesASourceInEveryParagraphOfEveryArticle() {
    List<String> slugs = api().get("/stories/" + STORY + "/articles").path("items.slug");
    assertTrue(slugs.size() >= 3);
    Pattern marked = Pattern.compile(".*\\[\\^[a-z0-9-]+]\\s*$", Pattern.DOTALL);
    for (String slug : slugs) {
      String body =
          api().queryParam("format", "markdown").get("/articles/" + slug).path("body.content");
      for (String block : body.split("\\n\\s*\\n")) {
        assertTrue(block.startsWith("#") || marked.matcher(block).matches(), slug + ": " + block);
      }
    }
  }

  @Test
  void correctsWhatTheFirstReportGotWrong() {
    List<String> slugs = api().get("/stories/" + STORY + "/articles").path("items.slug");
    List<Object> corrections = new ArrayList<>();
    slugs.forEach(s -> corrections.addAll(api().get("/articles/" + s).path("corrections.note")));
    assertTrue(
        corrections.stream().anyMatch(c -> c.toString().contains("like-minded")),
        corrections.toString());
  }

  @Test
  void citesNothingBeforeItWasPublished() throws IOException {
    Map<String, LocalDate> published = new HashMap<>();
    for (JsonNode source : example().get("sources")) {
      if (source.hasNonNull("published")) {
        published.put(
            source.get("slug").asText(), Edtf.parse(source.get("published").asText()).first());
      }
    }
    List<String> early = new ArrayList<>();
    for (String kind : List.of("events", "statements", "articles", "discrepancies")) {
      for (JsonNode item : example().get(kind)) {
        for (JsonNode version : item.get("versions")) {
          LocalDate from = LocalDate.parse(version.get("validFrom").asText().substring(0, 10));
          List<JsonNode> cited =
              new ArrayList<>(version.at("/content/citations").findValues("source"));
          cited.addAll(version.at("/content/accounts").findValues("source"));
          for (JsonNode source : cited) {
            if (published.getOrDefault(source.asText(), from).isAfter(from)) {
              early.add(item.get("slug").asText() + " of " + from + " cites " + source.asText());
            }
          }
        }
      }
    }
    assertEquals(List.of(), early);
  }

  @Test
  void agreesWithTheFactBase() throws IOException {
    assumeTrue(Files.exists(FACTS), "no ../shared in this checkout");
    JsonNode facts = new ObjectMapper().readTree(FACTS.toFile());
    Set<String> urls = new TreeSet<>();
    facts.get("sources").forEach(s -> urls.add(s.get("url").asText()));
    Set<String> ours = new TreeSet<>();
    example().get("sources").forEach(s -> ours.add(s.get("url").asText()));
    assertEquals(urls, ours);
    List<String> occurred = new ArrayList<>();
    facts
        .get("events")
        .forEach(
            e ->
                occurred.add(
                    e.get("occurred_on").asText()
                        + " "
                        + e.get("kind").asText()
                        + " "
                        + e.get("certainty").asText()));
    List<String> served = new ArrayList<>();
    example()
        .get("events")
        .forEach(
            e -> {
              JsonNode now = e.get("versions").get(e.get("versions").size() - 1).get("content");
              served.add(
                  now.get("occurred").asText()
                      + " "
                      + now.get("kind").asText()
                      + " "
                      + now.get("certainty").asText());
            });
    assertEquals(occurred.stream().sorted().toList(), served.stream().sorted().toList());
    for (JsonNode list : facts.at("/statement/versions")) {
      if (list.get("published_by").asText().startsWith("UK")) {
        Set<String> codes = new TreeSet<>();
        list.get("signatories").forEach(s -> codes.add(s.get("code").asText()));
        assertEquals(
            codes,
            new TreeSet<>(
                api()
                    .get("/statements/" + STATEMENT + "/signatories")
                    .<List<String>>path("items.party.code")));
      }
    }
  }

  @Test
  void tellsWhichSourcesDisagree() {
    api()
        .queryParam("event", "strike-kharkiv-2024-01-02")
        .get("/discrepancies")
        .then()
        .statusCode(200)
        .body("items.size() > 1", equalTo(true))
        .body("items.about.slug.flatten()", hasItem("strike-kharkiv-2024-01-02"));
    api()
        .queryParam("statement", STATEMENT)
        .get("/discrepancies")
        .then()
        .body("items.about.kind.flatten()", hasItems("statement"));
  }

  private static JsonNode example() throws IOException {
    return new ObjectMapper()
        .readTree(ExampleStoryTest.class.getResourceAsStream("/example/missile-transfers.json"));
  }
}
