package org.dateline;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;

/**
 * A test of the running service with the example story. What it sends and what it gets are checked
 * against the contract in {@code openapi/openapi.yaml}; {@link #wrong()} sends what the contract
 * forbids, and checks only the answer.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
public abstract class ApiTest {

  protected static final String STORY = "north-korea-russia-missile-transfers";
  protected static final String STATEMENT = "joint-statement-dprk-russia-missile-transfers";

  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  private static OpenApiValidationFilter bothWays;
  private static OpenApiValidationFilter answersOnly;

  @BeforeEach
  void useTheApi() {
    RestAssured.basePath = "/api/v1";
    RestAssured.urlEncodingEnabled = true;
    if (bothWays == null) {
      bothWays =
          new OpenApiValidationFilter(
              OpenApiInteractionValidator.createFor("openapi/openapi.yaml").build());
      answersOnly =
          new OpenApiValidationFilter(
              OpenApiInteractionValidator.createFor("openapi/openapi.yaml")
                  .withLevelResolver(
                      LevelResolver.create()
                          .withLevel("validation.request", ValidationReport.Level.IGNORE)
                          .build())
                  .build());
    }
  }

  /** A request as the contract wants it. */
  protected static RequestSpecification api() {
    return plain().filter(bothWays);
  }

  /** The same from someone with a role: partner, writer, editor or admin. */
  protected static RequestSpecification as(String role) {
    return api().header("Authorization", "Bearer " + token(role));
  }

  /** Does something to an item, whatever its present version is: publish, retract, rename. */
  protected static void perform(String item, String verb, Map<String, Object> body) {
    as("editor")
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body)
        .post(item + "/" + verb)
        .then()
        .statusCode(200);
  }

  /** Begins a story: a draft of it. */
  protected static void draftStory(String slug) {
    Map<String, Object> content =
        Map.of(
            "title", "A story",
            "standfirst", "It runs.",
            "language", "en",
            "citations", List.of(Map.of("source", "gov-uk-joint-statement")));
    as("editor")
        .contentType("application/json")
        .body(Map.of("slug", slug, "content", content))
        .post("/stories")
        .then()
        .statusCode(201);
  }

  /** Publishes a story with nothing in it. */
  protected static void publishStory(String slug) {
    draftStory(slug);
    perform("/stories/" + slug, "publish", Map.of());
  }

  /** Publishes an article of a few words. */
  protected static void publishArticle(String slug, String story, String section) {
    Map<String, Object> content =
        Map.of(
            "headline", "Published for a test",
            "standfirst", "A text to tell of.",
            "body", "It says so. [^gov-uk-joint-statement]",
            "byline", "The desk",
            "section", section,
            "language", "en",
            "citations", List.of(Map.of("source", "gov-uk-joint-statement")));
    draftArticle(slug, story, content);
    perform("/articles/" + slug, "publish", Map.of());
  }

  /** Begins an article: a draft of it. */
  protected static void draftArticle(String slug, String story, Map<String, Object> content) {
    as("editor")
        .contentType("application/json")
        .body(Map.of("slug", slug, "story", story, "content", content))
        .post("/articles")
        .then()
        .statusCode(201);
  }

  /** Publishes an article again, with some of its content changed. */
  protected static void changeArticle(
      String slug, Map<String, Object> content, String change, String note) {
    as("editor")
        .header("If-Match", "*")
        .contentType("application/merge-patch+json")
        .body(Map.of("content", content))
        .patch("/articles/" + slug + "/draft")
        .then()
        .statusCode(200);
    perform("/articles/" + slug, "publish", Map.of("change", change, "note", note));
  }

  /** A live token of this role. */
  protected static String token(String role) {
    if (role.equals("admin")) {
      return TestDatabase.ADMIN_TOKEN;
    }
    return TOKENS.computeIfAbsent(
        role,
        r ->
            plain()
                .header("Authorization", "Bearer " + TestDatabase.ADMIN_TOKEN)
                .contentType("application/json")
                .body(Map.of("name", "the " + r + " " + UUID.randomUUID(), "role", r))
                .post("/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token"));
  }

  /** A request that the contract forbids; its answer is still as promised. */
  protected static RequestSpecification wrong() {
    return plain().filter(answersOnly);
  }

  /**
   * How many SQL statements it takes; the fewest of a few times, as what runs in the background is
   * counted along.
   */
  protected static long statements(Runnable read) {
    var statistics = Arc.container().instance(SessionFactory.class).get().getStatistics();
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      statistics.clear();
      read.run();
      fewest = Math.min(fewest, statistics.getPrepareStatementCount());
    }
    return fewest;
  }

  /** A request outside the contract. */
  protected static RequestSpecification plain() {
    // The validator reads what comes over the wire, so nothing must be compressed.
    return RestAssured.given()
        .config(
            RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
  }
}
