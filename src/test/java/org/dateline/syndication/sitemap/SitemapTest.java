package org.dateline.syndication.sitemap;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dateline.ApiTest;
import org.dateline.packages.Harbour;
import org.dateline.syndication.Publisher;
import org.dateline.version.Kind;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Sitemaps, against the rules of sitemaps.org and of Google News. */
@QuarkusTest
class SitemapTest extends ApiTest {

  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

  @Inject Harbour harbour;
  @Inject Sitemaps sitemaps;

  private static String get(String path) {
    return plain()
        .basePath("")
        .get(path)
        .then()
        .statusCode(200)
        .contentType("application/xml;charset=UTF-8")
        .extract()
        .asString();
  }

  private static Document parse(String xml) throws Exception {
    assertTrue(xml.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), xml);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  /** What the protocol asks of a file; its addresses. */
  private static List<String> checked(String xml, String root, String child) throws Exception {
    assertTrue(xml.getBytes(StandardCharsets.UTF_8).length < 52_428_800, "50 MB at most");
    Element top = parse(xml).getDocumentElement();
    assertEquals(SITEMAP, top.getNamespaceURI());
    assertEquals(root, top.getLocalName());
    List<String> addresses = new ArrayList<>();
    var children = top.getElementsByTagNameNS(SITEMAP, child);
    for (int i = 0; i < children.getLength(); i++) {
      Element entry = (Element) children.item(i);
      String address = entry.getElementsByTagNameNS(SITEMAP, "loc").item(0).getTextContent();
      assertTrue(address.matches("https?://[^/]+/.*") && address.length() < 2048, address);
      addresses.add(address);
      var modified = entry.getElementsByTagNameNS(SITEMAP, "lastmod");
      if (modified.getLength() > 0) {
        Instant.parse(modified.item(0).getTextContent());
      }
    }
    assertTrue(addresses.size() <= 50_000);
    assertEquals(addresses.size(), new HashSet<>(addresses).size(), "each address once");
    return addresses;
  }

  @Test
  void hasWhatIsPublishedAndNothingElse() throws Exception {
    harbour.load();
    as("writer")
        .contentType("application/json")
        .body(Map.of("slug", "only-a-draft", "story", STORY, "content", article("Draft")))
        .post("/articles")
        .then()
        .statusCode(201);
    String home = RestAssured.baseURI + ":" + RestAssured.port + "/api/v1";
    List<String> addresses = checked(get("/sitemap.xml"), "urlset", "url");
    assertTrue(addresses.contains(home + "/stories/" + STORY), addresses.toString());
    assertTrue(addresses.contains(home + "/articles/fire-in-the-harbour"));
    assertFalse(addresses.contains(home + "/articles/withdrawn-piece"));
    assertFalse(addresses.contains(home + "/articles/only-a-draft"));
    long stories = addresses.stream().filter(a -> a.startsWith(home + "/stories/")).count();
    long articles = addresses.size() - stories;
    assertEquals(
        api().queryParam("include", "total").get("/stories").<Integer>path("page.total"),
        (int) stories);
    assertEquals(
        api().queryParam("include", "total").get("/articles").<Integer>path("page.total"),
        (int) articles);
  }

  @Test
  void goesOnFromFileToFile() {
    harbour.load();
    List<Entry> starts = sitemaps.starts(2);
    List<Entry> all = sitemaps.from(sitemaps.starts(50_000).get(0), 50_000);
    assertEquals((all.size() + 1) / 2, starts.size());
    List<Entry> gone = new ArrayList<>();
    for (Entry start : starts) {
      Entry first = Entry.of(start.key()).orElseThrow();
      gone.addAll(sitemaps.from(first, 2));
    }
    assertEquals(all, gone);
  }

  @Test
  void takesOneQueryAFile() {
    Entry first = sitemaps.starts(50_000).get(0);
    assertEquals(1, statements(() -> sitemaps.from(first, 50_000)));
  }

  @Test
  void hasAnIndexOfFiles() throws Exception {
    List<Entry> starts =
        IntStream.range(0, 3)
            .mapToObj(
                i -> new Entry(Kind.ARTICLE, "a-" + i, Instant.parse("2024-01-01T00:00:00Z"), null))
            .toList();
    String index = SitemapXml.index(starts, new Publisher("Us", "https://us.example"));
    List<String> files = checked(index, "sitemapindex", "sitemap");
    assertEquals(3, files.size());
    assertEquals(
        "https://us.example/sitemap.xml?from=2024-01-01T00%3A00%3A00Z%2Carticles%2Ca-0",
        files.get(0));
    Entry first = sitemaps.starts(50_000).get(0);
    String file =
        plain().basePath("").queryParam("from", first.key()).get("/sitemap.xml").asString();
    assertEquals(get("/sitemap.xml"), file);
    for (String wrong : List.of("x", "2024-01-01T00:00:00Z,articles", "now,articles,a")) {
      plain()
          .basePath("")
          .queryParam("from", wrong)
          .get("/sitemap.xml")
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
  }

  @Test
  void tellsTheNewsOfTwoDays() throws Exception {
    String slug = "breaking-sitemap-news";
    String tag =
        as("admin")
            .contentType("application/json")
            .body(Map.of("slug", slug, "story", STORY, "content", article("Now ]]> & <then>")))
            .post("/articles")
            .header("ETag");
    as("admin")
        .contentType("application/json")
        .header("If-Match", tag)
        .post("/articles/" + slug + "/publish")
        .then()
        .statusCode(200);
    String xml = get("/sitemap-news.xml");
    List<String> addresses = checked(xml, "urlset", "url");
    assertTrue(addresses.size() <= 1000);
    assertTrue(addresses.get(0).contains("/articles/"), addresses.toString());
    assertFalse(xml.contains("fire-in-the-harbour"), "published in 2022");
    Document news = parse(xml);
    int at =
        IntStream.range(0, addresses.size())
            .filter(i -> addresses.get(i).endsWith(slug))
            .findFirst()
            .orElseThrow();
    assertEquals("Now ]]> & <then>", text(news, "title", at));
    assertEquals("Dateline", text(news, "name", at));
    assertEquals("en", text(news, "language", at));
    Instant published = Instant.parse(text(news, "publication_date", at));
    assertTrue(published.isAfter(Instant.now().minus(Duration.ofHours(48))));
  }

  private static String text(Document news, String name, int at) {
    return news.getElementsByTagNameNS(NEWS, name).item(at).getTextContent();
  }

  @Test
  void isPointedToByRobotsTxt() {
    String home = RestAssured.baseURI + ":" + RestAssured.port;
    plain()
        .basePath("")
        .get("/robots.txt")
        .then()
        .statusCode(200)
        .contentType("text/plain")
        .body(containsString("Sitemap: " + home + "/sitemap.xml\n"))
        .body(containsString("Sitemap: " + home + "/sitemap-news.xml\n"));
  }

  private static Map<String, Object> article(String headline) {
    return Map.of(
        "headline", headline,
        "standfirst", "What is known so far.",
        "body", "The text. [^gov-uk-joint-statement]",
        "byline", "Night desk",
        "section", "world",
        "language", "en",
        "citations", List.of(Map.of("source", "gov-uk-joint-statement")));
  }
}
