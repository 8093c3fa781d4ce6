package org.dateline.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dateline.ApiTest;
import org.dateline.http.Problem;
import org.dateline.http.Violation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PackageTest extends ApiTest {

  @Inject Importer importer;
  @Inject Harbour harbour;
  @Inject EntityManager em;

  private final ObjectMapper json = new ObjectMapper();

  @BeforeEach
  void loadTheHarbour() {
    harbour.load();
  }

  @Test
  void changesNothingWhenLoadedAgain() throws IOException {
    Map<String, Long> before = rows();
    assertEquals(0, harbour.load());
    try (InputStream example =
        PackageTest.class.getResourceAsStream("/example/missile-transfers.json")) {
      assertEquals(0, importer.load(example));
    }
    assertEquals(before, rows());
  }

  @Test
  void reportsAllErrorsAtOnceWithAPointerEach() throws IOException {
    ObjectNode broken = renamed();
    broken.put("colour", "red");
    ((ObjectNode) broken.at("/sources/0")).put("url", "ftp://gazette").put("kind", "rumour");
    ((ObjectNode) broken.at("/sources/1")).remove("label");
    ((ObjectNode) broken.at("/story/versions/0")).put("validFrom", "2999-01-01T00:00:00Z");
    ((ObjectNode) broken.at("/events/0/versions/0/content"))
        .put("occurred", "2024-02-30")
        .put("certainty", "sure");
    ((ObjectNode) broken.at("/events/1/versions/0/content")).put("occurred", "2022-02-30");
    ((ObjectNode) broken.at("/events/2/versions/0/content")).put("disclosed", "2021");
    ((ObjectNode) broken.at("/events/3/versions/1")).put("changeNote", "");
    ((ObjectNode) broken.at("/statements/0/versions/0/content/signatories/0")).put("country", "QQ");
    ((ObjectNode) broken.at("/statements/0/versions/1/content/signatories/0"))
        .put("organisation", "PORTS");
    ((ObjectNode) broken.at("/statements/0/versions/2")).put("validFrom", "2022-03-01T00:00:00Z");
    ((ObjectNode) broken.at("/discrepancies/0/versions/0/content/about/0")).put("slug", "nothing");
    ((ArrayNode) broken.at("/discrepancies/0/versions/0/content/accounts")).remove(1);
    ((ObjectNode) broken.at("/articles/0/versions/0/content")).put("body", "No source here.");
    ((ObjectNode) broken.at("/articles/1/versions/0/content")).put("body", "One.[^unknown-source]");
    ((ObjectNode) broken.at("/articles/1/versions/0/content")).putArray("tags").add("Not A Slug");
    ((ObjectNode) broken.at("/articles/2/versions/0/content")).put("headline", 7);

    Map<String, Violation> found = refusal(broken);

    for (String pointer :
        List.of(
            "/colour",
            "/sources/0/url",
            "/sources/0/kind",
            "/sources/1/label",
            "/story/versions/0/validFrom",
            "/events/0/versions/0/content/certainty",
            "/events/1/versions/0/content/occurred",
            "/events/2/versions/0/content/disclosed",
            "/events/3/versions/1/changeNote",
            "/statements/0/versions/0/content/signatories/0/country",
            "/statements/0/versions/1/content/signatories/0",
            "/statements/0/versions/2/validFrom",
            "/discrepancies/0/versions/0/content/accounts",
            "/articles/0/versions/0/content/body",
            "/articles/1/versions/0/content/tags/0",
            "/articles/2/versions/0/content/headline")) {
      assertTrue(found.containsKey(pointer), pointer + " in " + found.keySet());
    }
    assertTrue(found.get("/sources/0/kind").allowed().contains("official-statement"));
    assertEquals("rumour", found.get("/sources/0/kind").value());
  }

  @Test
  void storesNothingOfABrokenPackage() throws IOException {
    ObjectNode broken = renamed();
    ((ObjectNode) broken.at("/articles/0/versions/0/content")).put("body", "No source here.");
    Map<String, Long> before = rows();
    refusal(broken);
    assertEquals(before, rows());
  }

  @Test
  void refusesWhatIsNoPackage() {
    assertThrows(
        IOException.class,
        () -> importer.load(new ByteArrayInputStream("{\"format\": ".getBytes())));
    assertThrows(Problem.class, () -> importer.load(new ByteArrayInputStream("null".getBytes())));
    assertThrows(Problem.class, () -> importer.load(new ByteArrayInputStream("[]".getBytes())));
    assertThrows(Problem.class, () -> importer.load(new ByteArrayInputStream("{}".getBytes())));
  }

  @Test
  void refusesASlugThatIsTakenByAnotherHistory() throws IOException {
    ObjectNode other = (ObjectNode) json.readTree(Harbour.open());
    ((ArrayNode) other.at("/statements/0/versions")).remove(2);
    Map<String, Violation> found = refusal(other);
    assertEquals(List.of("/statements/0/slug"), List.copyOf(found.keySet()));
  }

  /** The harbour under other slugs, so that it would be new. */
  private ObjectNode renamed() throws IOException {
    String text = json.readTree(Harbour.open()).toString();
    for (String slug :
        List.of(
            "harbour-fire",
            "fire-breaks-out",
            "inquiry",
            "alarm",
            "false-report",
            "ports-declaration",
            "how-many-ships",
            "fire-in-the-harbour",
            "incendie-au-port",
            "withdrawn-piece",
            "harbour-radio")) {
      text = text.replace("\"" + slug + "\"", "\"other-" + slug + "\"");
    }
    return (ObjectNode) json.readTree(text);
  }

  private Map<String, Violation> refusal(ObjectNode broken) throws IOException {
    byte[] bytes = json.writeValueAsBytes(broken);
    Problem problem =
        assertThrows(Problem.class, () -> importer.load(new ByteArrayInputStream(bytes)));
    assertEquals(400, problem.view().status());
    return problem.view().violations().stream()
        .collect(Collectors.toMap(Violation::pointer, v -> v, (a, b) -> a, TreeMap::new));
  }

  private Map<String, Long> rows() {
    return List.of(
            "source",
            "story",
            "article",
            "event",
            "statement",
            "discrepancy",
            "citation",
            "signatory",
            "change",
            "story_slug")
        .stream()
        .collect(
            Collectors.toMap(
                t -> t,
                t ->
                    ((Number) em.createNativeQuery("select count(*) from " + t).getSingleResult())
                        .longValue()));
  }

  @Test
  void exportsWhatItTookInToTheByte() throws IOException {
    String story =
        api().get("/stories/" + STORY + "/export").then().statusCode(200).extract().asString();
    String lines =
        api()
            .queryParam("format", "ndjson")
            .get("/stories/" + STORY + "/export")
            .then()
            .statusCode(200)
            .contentType("application/x-ndjson")
            .extract()
            .asString();
    for (String renamed : List.of("copied-as-json", "copied-as-lines")) {
      boolean asLines = renamed.endsWith("lines");
      String copy = everySlugRenamed(asLines ? lines : story, renamed);
      Importer.Outcome outcome =
          importer.take(
              new ByteArrayInputStream(copy.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
              asLines ? Importer.Form.NDJSON : Importer.Form.JSON,
              false,
              (l, b) -> {});
      assertEquals(List.of(), outcome.violations());
      assertEquals(40, outcome.created().get("event"));
      String again =
          plain()
              .queryParam("format", asLines ? "ndjson" : "json")
              .get("/stories/" + renamed + "-" + STORY + "/export")
              .asString();
      assertEquals(copy, again);
    }
  }

  /** Of the items, not of the sources, which are shared. */
  private String everySlugRenamed(String exported, String prefix) throws IOException {
    // Under a tag of their own, so that the copies stay out of the feed that another test knows by
    // heart.
    String renamed = exported.replace("\"joint-statement\"", "\"" + prefix + "\"");
    for (String kind : List.of("story", "event", "statement", "discrepancy", "article")) {
      for (Object slug :
          em.createNativeQuery(
                  "select distinct slug from "
                      + kind
                      + " where slug = :story or story = :story"
                          .replace(
                              "slug = :story or story", kind.equals("story") ? "slug" : "story"))
              .setParameter("story", STORY)
              .getResultList()) {
        renamed =
            renamed
                .replace(
                    "\"slug\":\"" + slug + "\",\"versions\"",
                    "\"slug\":\"" + prefix + "-" + slug + "\",\"versions\"")
                .replace(
                    "\"kind\":\"" + kind + "\",\"slug\":\"" + slug + "\"",
                    "\"kind\":\"" + kind + "\",\"slug\":\"" + prefix + "-" + slug + "\"");
      }
    }
    return renamed;
  }

  @Test
  void namesTheLineAndStoresNothing() throws IOException {
    Map<String, Long> before = rows();
    String lines =
        String.join(
            "\n",
            "{\"format\":\"dateline-package/1\"}",
            "{\"source\":{\"slug\":\"line-source\",\"label\":\"x\",\"publisher\":\"x\",\"url\":\"https://x.example\",\"kind\":\"other\",\"language\":\"en\"}}",
            "{\"source\":",
            "{\"article\":{\"slug\":\"too-early\",\"versions\":[]}}",
            "{\"colour\":1}",
            "");
    Importer.Outcome outcome =
        importer.take(
            new ByteArrayInputStream(lines.getBytes()), Importer.Form.NDJSON, false, (l, b) -> {});
    List<String> found =
        outcome.violations().stream().map(v -> v.line() + " " + v.pointer()).toList();
    assertTrue(
        found.containsAll(List.of("3 ", "4 /article", "4 /article/versions", "5 /colour")),
        found.toString());
    assertEquals(before, rows());
  }
}
