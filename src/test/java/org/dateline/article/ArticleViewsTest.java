package org.dateline.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.dateline.ApiTest;
import org.dateline.packages.Harbour;
import org.junit.jupiter.api.Test;

/** The statement that writes articles' views says what the entities say, to the letter. */
@QuarkusTest
class ArticleViewsTest extends ApiTest {

  @Inject ArticleViews views;
  @Inject Articles articles;
  @Inject ObjectMapper json;
  @Inject Harbour harbour;

  @Test
  void isTheSameAsFromEntities() throws JsonProcessingException {
    harbour.load();
    String merged = source();
    rich(merged);
    as("editor")
        .header("If-Match", "*")
        .contentType("application/json")
        .body(Map.of("into", "gov-uk-joint-statement"))
        .post("/sources/" + merged + "/merge")
        .then()
        .statusCode(200);
    int compared = 0;
    for (Article version :
        articles.list("state = 'published' and validFrom <= ?1 order by id", Instant.now())) {
      Instant end = version.validTo();
      for (Instant at :
          List.of(version.validFrom(), end == null ? Instant.now() : end.minusNanos(1000))) {
        for (String format : List.of("html", "markdown", "text")) {
          for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Article article = articles.at(version.slug(), at);
            ArticleView view =
                articles.view(article, format, language, at, articles.corrections(article, at));
            assertEquals(
                json.writeValueAsString(view),
                json.writeValueAsString(views.find(version.slug(), at, format, language)));
            isTheSameInLists(article, format, language, at);
            compared++;
          }
        }
      }
    }
    assertTrue(compared > 100, "only " + compared + " compared");
  }

  private void isTheSameInLists(Article article, String format, Locale language, Instant at)
      throws JsonProcessingException {
    String text = articles.bodies(List.of(article.id()), format).get(article.id());
    ArticleView bare = ArticleView.of(article, null, language, at, null);
    ArticleView.BodyView body = new ArticleView.BodyView(format, text);
    ArticleView whole = ArticleView.of(article, body, language, at, null).citing(article.citations);
    List<Long> id = List.of(article.id());
    assertEquals(
        json.writeValueAsString(Map.of(article.id(), bare)),
        json.writeValueAsString(views.list(id, at, null, false, language)));
    assertEquals(
        json.writeValueAsString(Map.of(article.id(), whole)),
        json.writeValueAsString(views.list(id, at, format, true, language)));
  }

  private static String source() {
    String slug = "one-source-" + UUID.randomUUID();
    as("editor")
        .contentType("application/json")
        .body(
            Map.of(
                "slug", slug,
                "label", "A page without a title",
                "publisher", "The press",
                "url", "https://press.example/" + slug,
                "kind", "news-report",
                "language", "en"))
        .post("/sources")
        .then()
        .statusCode(201);
    return slug;
  }

  /** With all that an article can have, and a correction. */
  private static void rich(String merged) {
    String slug = "one-" + UUID.randomUUID();
    Map<String, Object> content =
        Map.ofEntries(
            Map.entry("headline", "All \"that\" an article\\can have \u2028 \uD83D\uDE80"),
            Map.entry("standfirst", "With a line\nand a tab\there."),
            Map.entry("body", "One. [^gov-uk-joint-statement]\n\nTwo. [^" + merged + "]"),
            Map.entry("byline", "The desk"),
            Map.entry("section", "world"),
            Map.entry("tags", List.of("missiles", "one-article")),
            Map.entry("countries", List.of("KP", "RU", "XK")),
            Map.entry("language", "en"),
            Map.entry(
                "image",
                Map.of(
                    "url", "/images/missile-transfers-timeline.svg",
                    "alt", "A timeline",
                    "credit", "Dateline",
                    "width", 1200)),
            Map.entry(
                "citations",
                List.of(
                    Map.of("source", "gov-uk-joint-statement", "note", "It says so."),
                    Map.of("source", merged))));
    draftArticle(slug, STORY, content);
    perform("/articles/" + slug, "publish", Map.of());
    for (String change : List.of("corrected", "updated", "corrected")) {
      changeArticle(slug, Map.of("byline", "The desk, " + change), change, "It was wrong.");
    }
  }

  @Test
  void isNoneWhereNothingIsPublished() {
    String slug = "one-" + UUID.randomUUID();
    publishArticle(slug, STORY, "world");
    Instant published = Instant.now();
    perform("/articles/" + slug, "retract", Map.of("reason", "It was made up."));
    assertNull(views.find(slug, Instant.now(), "html", Locale.ENGLISH));
    assertEquals(slug, views.find(slug, published, "html", Locale.ENGLISH).slug());
    assertNull(views.find("no-such-article", Instant.now(), "html", Locale.ENGLISH));
  }
}
