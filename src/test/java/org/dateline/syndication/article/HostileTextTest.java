package org.dateline.syndication.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.access.Terms;
import org.dateline.article.ArticleView;
import org.dateline.country.RoleView;
import org.dateline.image.Image;
import org.dateline.source.CitationView;
import org.dateline.source.SourceKind;
import org.dateline.syndication.Publisher;
import org.dateline.version.ChangeKind;
import org.dateline.version.VersionView;
import org.junit.jupiter.api.Test;

/** Texts that would break a careless writer, and terms, in every form of an article. */
class HostileTextTest {

  private static final String HEADLINE =
      "</script><script>alert(1)</script> ]]> & \"both\" 'kinds' \u0001 *stars* [a](b) \u05d0\u05d1";
  private static final Publisher PUBLISHER = new Publisher("Us & Them", "https://us.example");
  private static final Terms PARTNER =
      new Terms("Partner", Set.of(), false, Duration.ZERO, "By <Us> & Them", "CC-BY-4.0");
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  private static Copy copy(Terms terms) {
    VersionView version =
        new VersionView(
            2,
            ChangeKind.CORRECTED,
            "Was <b>wrong</b> ]]>",
            Instant.parse("2024-01-02T00:00:00Z"),
            null,
            null);
    ArticleView article =
        new ArticleView(
            "hostile",
            "story",
            HEADLINE,
            "<img src=x onerror=alert(1)>",
            new ArticleView.BodyView(
                "markdown",
                """
                First mentions the second. [^second-one]

                Then <script>alert(1)</script> the [first](/api/v1/events/e) one. [^first-one][^second-one]

                [bad](javascript:alert(1)) [^first-one]
                """),
            "By \"me\" <me@example.org>",
            "world",
            List.of("a-tag"),
            "he",
            List.of(new RoleView("IL", "Israel <>", null)),
            new Image("/images/a.svg", "\"alt\"", "cap ]]>", "<i>who</i>", "CC0-1.0", 10, 20),
            Instant.parse("2024-01-01T00:00:00Z"),
            version,
            List.of(version),
            List.of(
                source("first-one", "First </li> \"x\"", "https://a.example/?a=1&b=\"2\""),
                source("second-one", "Second", "javascript:alert(1)")),
            null,
            Map.of("self", "/api/v1/articles/hostile", "story", "/api/v1/stories/story"));
    return Copy.of(article, "A <story>", terms, PUBLISHER);
  }

  private static CitationView source(String slug, String title, String url) {
    return new CitationView(
        slug,
        title,
        "Pub & lisher",
        url,
        "2024-01~",
        SourceKind.values()[0],
        "en",
        List.of(1),
        null,
        "/api/v1/sources/" + slug);
  }

  private static void harmless(String html) {
    assertFalse(html.contains("<script"), html);
    assertFalse(html.contains("<img src=x"), html);
    assertFalse(html.contains("href=\"javascript"), html);
    assertFalse(html.contains("\u0001"), html);
  }

  @Test
  void staysATextInHtml() {
    String html = ArticleHtml.of(copy(Terms.PUBLIC));
    harmless(html);
    assertTrue(html.contains("&lt;/script&gt;&lt;script&gt;alert(1)"), html);
    assertTrue(html.contains("lang=\"he\" dir=\"auto\""), html);
    assertTrue(html.contains("href=\"https://us.example/api/v1/events/e\""), html);
    assertTrue(html.contains("href=\"https://a.example/?a=1&amp;b=&quot;2&quot;\""), html);
    assertTrue(html.contains("alt=\"&quot;alt&quot;\""), html);
  }

  @Test
  void hasIdsOfItsOwnThatItsLinksLeadTo() {
    String html = ArticleHtml.of(copy(Terms.PUBLIC));
    assertTrue(html.contains("href=\"#article-hostile-source-second-one\""), html);
    assertTrue(html.contains("id=\"article-hostile-source-second-one\""), html);
    assertFalse(html.matches("(?s).*id=\"(?!article-hostile).*"), html);
  }

  @Test
  void numbersSourcesAsTheTextDoes() {
    Copy copy = copy(Terms.PUBLIC);
    assertEquals(
        List.of("second-one", "first-one"), copy.sources().stream().map(s -> s.slug()).toList());
    String text = PlainText.of(copy);
    assertTrue(text.contains("First mentions the second. [1]\n\nThen"), text);
    assertTrue(text.matches("(?s).*one\\.\\s\\[2]\\[1]\n\n.*"), text);
    assertTrue(text.contains("[1] Second, Pub & lisher"), text);
  }

  @Test
  void breaksLines() {
    for (String line : PlainText.of(copy(Terms.PUBLIC)).split("\n")) {
      assertTrue(line.length() <= 72 || !line.contains(" "), line);
    }
  }

  @Test
  void staysATextInMarkdown() {
    String markdown = Markdown.of(copy(Terms.PUBLIC));
    assertTrue(markdown.startsWith("# \\</script\\>\\<script\\>alert(1)"), markdown);
    assertTrue(markdown.contains("\\*stars\\* \\[a\\](b)"), markdown);
    assertTrue(markdown.contains("[first](https://us.example/api/v1/events/e)"), markdown);
    assertTrue(markdown.contains("[^second-one]: [Second]("), markdown);
    assertFalse(markdown.contains("\u0001"), markdown);
  }

  @Test
  void canStandInAScriptAsLinkedData() throws IOException {
    String linked = NewsArticle.of(copy(PARTNER)).write(JSON);
    assertFalse(linked.contains("<"), linked);
    JsonNode node = JSON.readTree(linked);
    assertEquals(HEADLINE, node.get("headline").asText());
    assertEquals("Was <b>wrong</b> ]]>", node.at("/correction/0/text").asText());
    assertEquals("CorrectionComment", node.at("/correction/0/@type").asText());
    assertEquals("https://spdx.org/licenses/CC-BY-4.0.html", node.get("license").asText());
    assertEquals("By <Us> & Them", node.get("creditText").asText());
    // "2024-01~" is more than ISO 8601 can say.
    assertFalse(node.at("/citation/0").has("datePublished"));
  }

  @Test
  void leavesTheBodyOutWhereTheTermsSaySo() throws IOException {
    Copy copy = copy(PARTNER);
    String ninjs = JSON.writeValueAsString(Ninjs.of(copy));
    assertEquals("partial", JSON.readTree(ninjs).get("representationType").asText());
    assertFalse(JSON.readTree(ninjs).has("bodies"));
    for (String text :
        List.of(
            ninjs,
            NewsArticle.of(copy).write(JSON),
            ArticleHtml.of(copy),
            PlainText.of(copy),
            Markdown.of(copy))) {
      assertFalse(text.contains("First mentions"), text);
      assertTrue(text.contains("onerror=alert(1)"), "the standfirst is in " + text);
    }
  }

  @Test
  void carriesAttributionAndLicence() throws IOException {
    Copy copy = copy(PARTNER);
    harmless(ArticleHtml.of(copy));
    assertTrue(ArticleHtml.of(copy).contains("<p>By &lt;Us&gt; &amp; Them</p>"));
    assertTrue(ArticleHtml.of(copy).contains("Licence: CC-BY-4.0"));
    assertTrue(PlainText.of(copy).endsWith("By <Us> & Them\n\nLicence: CC-BY-4.0\n"));
    assertTrue(Markdown.of(copy).contains("By \\<Us\\> \\& Them"));
    JsonNode ninjs = JSON.valueToTree(Ninjs.of(copy));
    assertEquals("By <Us> & Them", ninjs.get("copyrightNotice").asText());
    assertEquals("CC-BY-4.0", ninjs.get("usageTerms").asText());
    assertEquals(
        "https://spdx.org/licenses/CC-BY-4.0.html", ninjs.at("/rightsInfo/linkedRights").asText());
  }
}
