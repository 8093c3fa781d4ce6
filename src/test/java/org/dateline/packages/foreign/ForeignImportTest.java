package org.dateline.packages.foreign;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dateline.ApiTest;
import org.dateline.http.Violation;
import org.dateline.packages.foreign.ForeignImporter.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Articles of other systems become drafts: nobody but a writer sees them, and nothing comes twice.
 */
@QuarkusTest
class ForeignImportTest extends ApiTest {

  private static final Map<String, Long> NOTHING = Map.of();

  @Inject ForeignImporter importer;

  private static Options options(boolean dryRun) {
    return new Options(STORY, "coast", "en", "https://site-of-the-import.example/", dryRun);
  }

  private Outcome take(ForeignForm form, String name, Options options) throws IOException {
    try (InputStream file = Reading.open(name)) {
      return importer.take(file, form, options, (items, bytes) -> {});
    }
  }

  private Outcome takeText(ForeignForm form, String text, Options options) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return importer.take(new ByteArrayInputStream(bytes), form, options, (items, read) -> {});
  }

  /** A feed of one item. */
  private static String feed(String title, String address) {
    return ("<rss version='2.0'><channel><title>Import Feed</title><link>https://import.example/</link>"
            + "<item><title>%s</title><link>%s</link><description>Words of it.</description>"
            + "<pubDate>2024-01-02</pubDate></item></channel></rss>")
        .formatted(title, address);
  }

  private static void isPublishable(String slug) {
    as("writer")
        .get("/articles/" + slug + "/draft/check")
        .then()
        .statusCode(200)
        .body("violations", equalTo(List.of()))
        .body("publishable", equalTo(true));
  }

  private static void isHidden(String slug) {
    api().get("/articles/" + slug).then().statusCode(404);
    api().get("/articles/" + slug + "/versions").then().statusCode(404);
    api()
        .queryParam("limit", 100)
        .get("/articles")
        .then()
        .statusCode(200)
        .body("items.slug", not(hasItem(slug)));
  }

  @ParameterizedTest
  @CsvSource({
    "RSS,lighthouse.rss.xml,2,ferry-tug-collide",
    "ATOM,pier.atom.xml,2,grosser-sturm-an-der-kuste",
    "NINJS,ninjs3.json,2,how-tides-work",
    "WORDPRESS,wordpress.xml,2,crane-down-again",
    "GHOST,ghost.json,2,gulls-return"
  })
  void takesEveryFormInOnceAsPublishableDrafts(
      ForeignForm form, String name, long number, String slug) throws IOException {
    Map<String, Long> all = Map.of("article", number, "source", number);

    Outcome dry = take(form, name, options(true));
    assertEquals(all, dry.created());
    as("writer").get("/articles/" + slug + "/draft").then().statusCode(404);

    Outcome first = take(form, name, options(false));
    assertEquals(List.of(), first.violations());
    assertEquals(all, first.created());
    assertEquals(dry.leftOut(), first.leftOut());
    isPublishable(slug);
    isHidden(slug);

    Outcome again = take(form, name, options(false));
    assertEquals(NOTHING, again.created());
    assertEquals(all, again.unchanged());
    as("writer").get("/articles/" + slug + "-2/draft").then().statusCode(404);
  }

  @Test
  void publishesWhatCameIn() throws IOException {
    takeText(
        ForeignForm.RSS,
        feed("Published import", "https://import.example/published"),
        options(false));
    String source =
        as("writer")
            .get("/articles/published-import/draft")
            .then()
            .statusCode(200)
            .body("story", equalTo(STORY))
            .body("content.headline", equalTo("Published import"))
            .body("content.body", startsWith("Words of it. [^import-feed-"))
            .body("content.byline", equalTo("Import Feed"))
            .extract()
            .path("content.citations[0].source");
    api().get("/sources/" + source).then().statusCode(404);
    api()
        .queryParam("limit", 100)
        .get("/sources")
        .then()
        .statusCode(200)
        .body("items.slug", not(hasItem(source)));
    api()
        .queryParam("q", "Published import")
        .get("/search")
        .then()
        .statusCode(200)
        .body("items.slug", not(hasItem("published-import")));

    as("editor")
        .contentType("application/json")
        .header("If-Match", "*")
        .body(Map.of())
        .post("/articles/published-import/publish")
        .then()
        .statusCode(200);

    api()
        .get("/articles/published-import")
        .then()
        .statusCode(200)
        .body("body.content", containsString("#source-" + source));
    api()
        .get("/sources/" + source)
        .then()
        .statusCode(200)
        .body("url", equalTo("https://import.example/published"))
        .body("published", equalTo("2024-01-02"));
    Outcome again =
        takeText(
            ForeignForm.RSS,
            feed("Published import", "https://import.example/published"),
            options(false));
    assertEquals(NOTHING, again.created());
    as("admin")
        .queryParam("kind", "article")
        .queryParam("slug", "published-import")
        .get("/audit")
        .then()
        .statusCode(200)
        .body("items.action", hasItem("article.create"))
        .body("items.detail", hasItem("taken in from " + source));
  }

  @Test
  void reusesASourceThatAnEditorPutIn() throws IOException {
    as("writer")
        .contentType("application/json")
        .body(
            Map.of(
                "slug", "our-own-name-for-it",
                "title", "Known before",
                "publisher", "Import Feed",
                "url", "https://import.example/known-before",
                "kind", "news-report",
                "language", "en"))
        .post("/sources")
        .then()
        .statusCode(201);
    String file = feed("Known before", "https://import.example/known-before");

    Outcome first = takeText(ForeignForm.RSS, file, options(false));

    assertEquals(Map.of("article", 1L), first.created());
    assertEquals(Map.of("source", 1L), first.unchanged());
    as("writer")
        .get("/articles/known-before/draft")
        .then()
        .body("content.citations.source", equalTo(List.of("our-own-name-for-it")));
    isPublishable("known-before");
    Outcome again = takeText(ForeignForm.RSS, file, options(false));
    assertEquals(NOTHING, again.created());
  }

  @Test
  void numbersTheSlugsOfWhatHasTheSameTitle() throws IOException {
    takeText(ForeignForm.RSS, feed("Same title", "https://import.example/1"), options(false));
    takeText(ForeignForm.RSS, feed("Same title", "https://import.example/2"), options(false));
    isPublishable("same-title");
    isPublishable("same-title-2");
  }

  @Test
  void leavesTheSameItemOfOneFileOutAndTellsIt() throws IOException {
    String twice =
        feed("Twice", "https://import.example/twice").replaceFirst("(<item>.*</item>)", "$1$1");
    Outcome outcome = takeText(ForeignForm.RSS, twice, options(false));
    assertEquals(Map.of("article", 1L, "source", 1L), outcome.created());
    assertEquals(1, outcome.itemsLeftOut());
    assertEquals(
        "is the same as item 1 (line 1): https://import.example/twice",
        outcome.leftOut().get(0).reason());
  }

  @Test
  void takesInWhatIsIncompleteAndSaysWhatItLacks() throws IOException {
    Outcome outcome =
        take(ForeignForm.RSS, "broken.rss.xml", new Options(null, null, null, null, false));
    assertEquals(Map.of("article", 3L, "source", 3L), outcome.created());
    assertEquals(2, outcome.itemsLeftOut());
    as("writer")
        .get("/articles/tea-coffee-at-at-t-unknown/draft/check")
        .then()
        .statusCode(200)
        .body("publishable", equalTo(false))
        .body("violations.pointer", hasItem("/story"));
  }

  @Test
  void takesWhatIsWholeOfATruncatedFileAndTellsTheLine() throws IOException {
    Outcome outcome = take(ForeignForm.RSS, "truncated.rss.xml", options(false));
    assertEquals(List.of(), outcome.violations());
    assertEquals(Map.of("article", 1L, "source", 1L), outcome.created());
    LeftOut rest = outcome.leftOut().get(outcome.leftOut().size() - 1);
    assertEquals("line 5", rest.at());
    assertTrue(rest.reason().endsWith("what comes after the last whole item is left out"));
  }

  @Test
  void storesNothingOfWhatItCannotRead() throws IOException {
    Outcome outcome = take(ForeignForm.RSS, "bombs.rss.xml", options(false));
    assertEquals(NOTHING, outcome.created());
    assertEquals(
        List.of("has a document type definition, which is not read"),
        outcome.violations().stream().map(Violation::detail).toList());
    assertEquals(1, takeText(ForeignForm.GHOST, "{\"db\": [", options(false)).violations().size());
  }

  @Test
  void refusesOptionsThatMakeNoSense() throws IOException {
    Outcome outcome =
        take(
            ForeignForm.RSS,
            "lighthouse.rss.xml",
            new Options("no-such-story", "Not A Slug", "?", "ftp://x", false));
    assertEquals(
        List.of("section", "language", "site", "story"),
        outcome.violations().stream().map(Violation::parameter).toList());
    assertEquals(NOTHING, outcome.created());
  }

  @Test
  void leavesNothingBehindWhenReadingFailsHalfWay() throws IOException {
    InputStream failing =
        new java.io.SequenceInputStream(
            new ByteArrayInputStream(
                feed("Half way", "https://import.example/half-way")
                    .replace("</channel></rss>", " ".repeat(100_000))
                    .getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the line went dead");
              }
            });
    IOException failure =
        org.junit.jupiter.api.Assertions.assertThrows(
            IOException.class,
            () -> importer.take(failing, ForeignForm.RSS, options(false), (items, bytes) -> {}));
    assertEquals("the line went dead", failure.getMessage());
    as("writer").get("/articles/half-way/draft").then().statusCode(404);
  }
}
