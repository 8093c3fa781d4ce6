package org.dateline.syndication.feed;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.apptasticsoftware.rssreader.Item;
import com.apptasticsoftware.rssreader.RssReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dateline.ApiTest;
import org.dateline.access.Actor;
import org.dateline.access.OnTerms;
import org.dateline.access.Terms;
import org.dateline.packages.Harbour;
import org.jdom2.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds: what readers and partners get, and that nothing which changes is lost on them. */
@QuarkusTest
class FeedTest extends ApiTest {

  private static final String HOST = "news.example.org";
  private static final String SITE = "http://" + HOST;
  private static final List<Map<String, String>> CITED =
      List.of(Map.of("source", "gov-uk-joint-statement"));

  @Inject Harbour harbour;

  private static boolean hasTerms;

  @BeforeEach
  void loadTheHarbour() {
    hasTerms = false;
    harbour.load();
  }

  private static RequestSpecification reader() {
    RequestSpecification reader = api().basePath("").header("Host", HOST);
    // Whoever has terms of their own has a token, and gets nothing that is kept.
    return hasTerms ? reader.header("Authorization", "Bearer " + token("partner")) : reader;
  }

  private static String read(String path) {
    return reader().get(path).then().statusCode(200).extract().asString();
  }

  private static Element atom(String path) {
    return FeedRules.atom(read(path));
  }

  private static JsonNode json(String path) {
    return FeedRules.json(read(path));
  }

  /** Entries by their address. */
  private static Map<String, Element> entries(Element feed) {
    Map<String, Element> entries = new HashMap<>();
    feed.getChildren("entry", FeedRules.ATOM)
        .forEach(
            e ->
                entries.put(
                    FeedRules.links(e, "alternate").get(0).replace(SITE + "/api/v1/articles/", ""),
                    e));
    return entries;
  }

  private static String text(Element entry, String child) {
    return entry.getChildText(child, FeedRules.ATOM);
  }

  private static List<Element> tombstones(Element feed) {
    return feed.getChildren("deleted-entry", FeedXml.TOMBSTONES);
  }

  private static Map<String, Object> article(String headline) {
    Map<String, Object> content = new HashMap<>();
    content.put("headline", headline);
    content.put("standfirst", "What is known so far.");
    content.put(
        "body", "It is so, as [we said](/api/v1/stories/" + STORY + ") [^gov-uk-joint-statement]");
    content.put("byline", "Night desk");
    content.put("section", "feed-section");
    content.put("language", "en");
    content.put("tags", List.of("feed-tag"));
    content.put("countries", List.of("IS"));
    content.put("citations", CITED);
    return content;
  }

  private static void story(String slug) {
    Map<String, Object> content =
        Map.of(
            "title", "Of " + slug, "standfirst", "A test.", "language", "en", "citations", CITED);
    write("/stories", Map.of("slug", slug, "content", content)).then().statusCode(201);
    publish("stories", slug, Map.of());
  }

  private static void published(String story, String slug, Map<String, Object> content) {
    write("/articles", Map.of("slug", slug, "story", story, "content", content))
        .then()
        .statusCode(201);
    publish("articles", slug, Map.of());
  }

  private static Response write(String path, Object body) {
    return as("editor")
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body)
        .post(path);
  }

  private static void publish(String kind, String slug, Map<String, String> how) {
    write("/" + kind + "/" + slug + "/publish", how).then().statusCode(200);
  }

  private static void correct(String slug, String note) {
    changeArticle(slug, Map.of("standfirst", "What is known now."), "corrected", note);
  }

  @ParameterizedTest
  @ValueSource(strings = {"atom", "rss", "json"})
  void tellsTheExampleAsTheGoldenFileHasIt(String format) throws IOException {
    String told = read("/feeds/tags/joint-statement." + format);
    if (format.equals("json")) {
      told = new ObjectMapper().readTree(told).toPrettyString() + "\n";
    }
    Path golden = Path.of("src/test/resources/feeds/joint-statement." + format);
    if (Boolean.getBoolean("feeds.write")) {
      Files.writeString(golden, told);
    }
    assertEquals(Files.readString(golden), told, "if it is meant: mvn test -Dfeeds.write=true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/feeds/all",
        "/feeds/stories/north-korea-russia-missile-transfers",
        "/feeds/stories/harbour-fire",
        "/feeds/sections/world",
        "/feeds/sections/nothing-in-it",
        "/feeds/countries/KP",
        "/feeds/tags/missiles"
      })
  void isValidInEachFormat(String feed) {
    Element atom = FeedRules.atom(read(feed + ".atom"));
    Element rss = FeedRules.rss(read(feed + ".rss"));
    JsonNode json = FeedRules.json(read(feed + ".json"));
    List<String> ids =
        atom.getChildren("entry", FeedRules.ATOM).stream().map(e -> text(e, "id")).toList();
    assertEquals(ids, rss.getChildren("item").stream().map(i -> i.getChildText("guid")).toList());
    assertEquals(ids, json.path("items").findValuesAsText("id"));
    assertEquals(feed.contains("nothing"), ids.isEmpty());
    assertEquals(List.of(SITE + feed + ".atom"), FeedRules.links(atom, "self"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"atom", "rss"})
  void isReadByAParserOfOthers(String format) {
    // A tag that no other test publishes under.
    byte[] feed = read("/feeds/tags/joint-statement." + format).getBytes(StandardCharsets.UTF_8);
    List<Item> items = new RssReader().read(new ByteArrayInputStream(feed)).toList();
    List<String> expected =
        api()
            .get("/articles?sort=-updated&tag=joint-statement")
            .then()
            .extract()
            .path("items.headline");
    assertEquals(expected, items.stream().map(i -> i.getTitle().orElseThrow()).toList());
    Item condemnation =
        items.stream().filter(i -> i.getTitle().get().startsWith("Dozens")).findFirst().get();
    assertEquals(
        SITE + "/api/v1/articles/condemnation-of-missile-transfers",
        condemnation.getLink().orElseThrow());
    assertTrue(condemnation.getGuid().orElseThrow().startsWith("urn:uuid:"));
    assertTrue(condemnation.getCategories().size() >= 10);
    assertEquals(
        Instant.parse("2024-01-10T23:00:00Z"),
        condemnation.getPubDateZonedDateTime().orElseThrow().toInstant());
  }

  @Test
  void showsCorrectionsAndSourcesAndLinksThatWorkEverywhere() {
    Element entry =
        entries(atom("/feeds/tags/joint-statement.atom")).get("condemnation-of-missile-transfers");
    String html = text(entry, "content");
    assertTrue(html.startsWith("<p><strong>Correction (2024-01-11):</strong> An earlier"), html);
    assertTrue(html.contains("<h2>Sources</h2>\n<ol>\n<li><a href=\"https://icaro."), html);
    assertFalse(html.contains("href=\"#") || html.contains("href=\"/"), html);
    assertEquals("2024-01-10T23:00:00Z", text(entry, "published"));
    assertEquals("2024-01-12T15:00:00Z", text(entry, "updated"));
  }

  @Test
  void walksAllPagesOnceWhileMoreIsPublished() {
    story("feed-walk");
    for (int i = 1; i <= 7; i++) {
      published("feed-walk", "feed-walk-" + i, article("Walk " + i));
    }
    List<String> walked = new ArrayList<>();
    String address = "/feeds/stories/feed-walk.atom?limit=2";
    int more = 0;
    while (address != null) {
      Element page = atom(address);
      walked.addAll(
          page.getChildren("entry", FeedRules.ATOM).stream().map(e -> text(e, "title")).toList());
      published("feed-walk", "feed-walk-new-" + more, article("New " + more++));
      assertEquals(more > 1, !FeedRules.links(page, "previous").isEmpty());
      assertEquals(
          List.of(SITE + "/feeds/stories/feed-walk.atom?limit=2"), FeedRules.links(page, "first"));
      List<String> next = FeedRules.links(page, "next");
      address = next.isEmpty() ? null : next.get(0).substring(SITE.length());
    }
    assertEquals(
        List.of("Walk 7", "Walk 6", "Walk 5", "Walk 4", "Walk 3", "Walk 2", "Walk 1"), walked);
    String next = json("/feeds/stories/feed-walk.json?limit=2").path("next_url").asText();
    assertEquals(
        "Walk 7", // after New 3 to New 0
        json(json(next.substring(SITE.length())).path("next_url").asText().substring(SITE.length()))
            .at("/items/0/title")
            .asText());
  }

  @Test
  void keepsTheIdThroughCorrectionAndRenaming() {
    story("feed-ids");
    published("feed-ids", "feed-ids-one", article("One"));
    published("feed-ids", "feed-ids-two", article("Two"));
    Element before = atom("/feeds/stories/feed-ids.atom");
    Element one = entries(before).get("feed-ids-one");
    correct("feed-ids-one", "It was <b>less</b>.");
    Element corrected = atom("/feeds/stories/feed-ids.atom");
    // The correction is the first that a reader meets.
    Element first = corrected.getChild("entry", FeedRules.ATOM);
    assertEquals(text(one, "id"), text(first, "id"));
    assertEquals(text(one, "published"), text(first, "published"));
    assertTrue(text(first, "updated").compareTo(text(one, "updated")) >= 0);
    assertTrue(text(first, "content").contains("</strong> It was &lt;b&gt;less&lt;/b&gt;.</p>"));
    write("/articles/feed-ids-one/rename", Map.of("slug", "feed-ids-uno")).then().statusCode(200);
    write("/stories/feed-ids/rename", Map.of("slug", "feed-idents")).then().statusCode(200);
    reader()
        .redirects()
        .follow(false)
        .get("/feeds/stories/feed-ids.atom?limit=5")
        .then()
        .statusCode(308)
        .header("Location", "/feeds/stories/feed-idents.atom?limit=5");
    Element renamed = atom("/feeds/stories/feed-idents.atom");
    assertEquals(text(before, "id"), text(renamed, "id"));
    assertEquals(text(one, "id"), text(entries(renamed).get("feed-ids-uno"), "id"));
    assertNotEquals(text(one, "id"), text(entries(renamed).get("feed-ids-two"), "id"));
  }

  @Test
  void tellsWhatWasWithdrawn() {
    story("feed-gone");
    published("feed-gone", "feed-gone-kept", article("Kept"));
    published("feed-gone", "feed-gone-lost", article("Lost"));
    Element before = atom("/feeds/stories/feed-gone.atom");
    assertEquals(List.of(), tombstones(before));
    String id = text(entries(before).get("feed-gone-lost"), "id");
    write("/articles/feed-gone-lost/retract", Map.of("reason", "Made up & \u202Bbad\u202C."))
        .then()
        .statusCode(200);
    for (String feed :
        List.of("stories/feed-gone", "tags/feed-tag", "sections/feed-section", "countries/IS")) {
      Element after = atom("/feeds/" + feed + ".atom");
      assertFalse(entries(after).containsKey("feed-gone-lost"), feed);
      Element tombstone = tombstones(after).get(0);
      assertEquals(id, tombstone.getAttributeValue("ref"), feed);
      assertEquals(
          "Made up & \u202Bbad\u202C.", tombstone.getChildText("comment", FeedXml.TOMBSTONES));
      assertEquals(tombstone.getAttributeValue("when"), text(after, "updated"));
    }
    assertEquals(List.of(), tombstones(atom("/feeds/tags/missiles.atom")));
    JsonNode json = json("/feeds/stories/feed-gone.json");
    assertEquals(id, json.at("/_dateline/retracted/0/id").asText());
    assertEquals(1, json.path("items").size());
    assertFalse(read("/feeds/stories/feed-gone.rss").contains(id));
    write("/stories/feed-gone/retract", Map.of("reason", "All of it."));
    reader()
        .get("/feeds/stories/feed-gone.atom")
        .then()
        .statusCode(410)
        .contentType("application/problem+json")
        .body("reason", equalTo("All of it."));
  }

  @Test
  void staysWholeWhateverATextHasInIt() {
    story("feed-bad");
    String headline =
        "</content>]]></title> <b>&amp;</b> שלום עולם \uD83D\uDDDE " + "x".repeat(240);
    Map<String, Object> content = article(headline);
    content.put("standfirst", "<script>alert(1)</script> &");
    content.put("body", "]]> <i>i</i> [a](javascript:alert(1)) [^gov-uk-joint-statement]");
    content.put("byline", "A <b>&</b> B");
    content.put("image", Map.of("url", "https://a.example/x.png?a=\"<&", "alt", "\"<&>\""));
    published("feed-bad", "feed-bad-one", content);
    String atom = read("/feeds/stories/feed-bad.atom");
    Element entry = FeedRules.atom(atom).getChild("entry", FeedRules.ATOM);
    assertEquals(headline, text(entry, "title"));
    assertFalse(text(entry, "content").contains("javascript:"));
    assertFalse(text(entry, "content").contains("<i>"));
    Element rss = FeedRules.rss(read("/feeds/stories/feed-bad.rss")).getChild("item");
    assertEquals(headline, rss.getChildText("title"));
    assertEquals("&lt;script&gt;alert(1)&lt;/script&gt; &amp;", rss.getChildText("description"));
    JsonNode json = json("/feeds/stories/feed-bad.json").at("/items/0");
    assertEquals(headline, json.path("title").asText());
    assertEquals("\"<&>\"", json.at("/_dateline/image_alt").asText());
    Item item =
        new RssReader()
            .read(new ByteArrayInputStream(atom.getBytes(StandardCharsets.UTF_8)))
            .findFirst()
            .orElseThrow();
    assertEquals(headline, item.getTitle().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "all.xml, 404, not-found",
    "stories/no-such-story.atom, 404, not-found",
    "countries/QQ.json, 404, not-found",
    "tags/No_Tag.rss, 404, not-found",
    "all.atom?limit=200000, 400, invalid-parameter",
    "all.atom?limit=0, 400, invalid-parameter",
    "all.atom?cursor=bm90aGluZw, 400, invalid-parameter",
    "all.rss?language=<x>, 400, invalid-parameter",
    "all.rss?asOf=2024-01-01, 400, unknown-parameter",
    "search.atom, 400, invalid-parameter",
    "search.atom?q=%22%22, 400, invalid-parameter"
  })
  void saysWhatIsWrong(String feed, int status, String type) {
    wrong()
        .basePath("")
        .urlEncodingEnabled(!feed.contains("%"))
        .get("/feeds/" + feed)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + type));
  }

  @Test
  void refusesACursorOfAnotherFeed() {
    String next = FeedRules.links(atom("/feeds/all.atom?limit=1"), "next").get(0);
    String cursor = next.substring(next.indexOf("cursor="));
    reader()
        .urlEncodingEnabled(false)
        .get("/feeds/tags/missiles.atom?" + cursor)
        .then()
        .statusCode(400)
        .body("violations[0].parameter", equalTo("cursor"));
    assertFalse(entries(atom("/feeds/all.rss?limit=1&".replace("rss", "atom") + cursor)).isEmpty());
  }

  @Test
  void followsASearch() {
    Element feed =
        FeedRules.atom(
            reader().queryParam("q", "missile Kharkiv").get("/feeds/search.atom").asString());
    assertTrue(entries(feed).containsKey("how-the-kharkiv-missile-was-identified"));
    assertEquals(
        List.of(SITE + "/feeds/search.atom?q=missile+Kharkiv"), FeedRules.links(feed, "self"));
  }

  @Test
  void narrowsDownByLanguage() {
    JsonNode feed = json("/feeds/all.json?language=en&limit=100");
    assertEquals(Set.of("en"), new HashSet<>(feed.path("items").findValuesAsText("language")));
    assertEquals(0, json("/feeds/all.json?language=ga").path("items").size());
  }

  @Test
  void isAnsweredLikeEveryRead() {
    Response feed = reader().get("/feeds/tags/missiles.atom");
    feed.then()
        .contentType("application/atom+xml")
        .header("Cache-Control", startsWith("public, max-age="))
        .header("Link", equalTo("<" + SITE + "/feeds/tags/missiles.atom>; rel=\"self\""));
    reader()
        .header("If-None-Match", feed.header("ETag"))
        .get("/feeds/tags/missiles.atom")
        .then()
        .statusCode(304);
    plain()
        .basePath("")
        .header("Accept-Encoding", "gzip")
        .get("/feeds/tags/missiles.rss")
        .then()
        .header("Content-Encoding", "gzip");
    plain().basePath("").head("/feeds/tags/missiles.json").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/stories/" + STORY + ", /feeds/stories/" + STORY + ".atom",
    "/stories/" + STORY + "/articles?limit=1, /feeds/stories/" + STORY + ".atom",
    "/articles, /feeds/all.atom",
    "/articles?section=world&limit=2, /feeds/sections/world.atom",
    "/articles?country=KP, /feeds/countries/KP.atom",
    "/articles?q=missile debris, /feeds/search.atom?q=missile+debris"
  })
  void isFoundFromTheApi(String read, String feed) {
    List<String> links =
        api().get(read).then().statusCode(200).extract().headers().getValues("Link");
    assertTrue(
        links.contains("<" + feed + ">; rel=\"alternate\"; type=\"application/atom+xml\""),
        links::toString);
    assertEquals(3, links.stream().filter(l -> l.startsWith("</feeds/")).count(), links::toString);
  }

  @Test
  void isFoundFromTheIndexAndNotFromWhereItIsNot() {
    api().get("").then().body("links.feed", equalTo("/feeds/all.atom"));
    for (String read : List.of("/articles?section=world&tag=missiles", "/events")) {
      List<String> links = api().get(read).headers().getValues("Link");
      assertTrue(links.stream().noneMatch(l -> l.contains("alternate")), read);
    }
  }

  @ParameterizedTest
  @CsvSource({"/feeds/all.json, 14", "/feeds/stories/" + STORY + ".atom, 17"})
  void runsAFixedNumberOfStatements(String feed, int most) {
    read(feed + "?limit=100");
    long one = statements(feed + "?limit=2");
    long all = statements(feed + "?limit=100");
    assertTrue(all <= most, feed + " ran " + all + " statements, at most " + most + " expected");
    assertTrue(all - one <= 2, one + " for 2 items, " + all + " for up to 100");
  }

  private long statements(String path) {
    // Each time asked in a way that nobody has yet, so that nothing comes from the cache.
    return statements(
        () ->
            reader()
                .header("Accept", "*/*;q=0.5, x/" + UUID.randomUUID())
                .get(path)
                .then()
                .statusCode(200));
  }

  /** Answers requests on these terms until the test ends. */
  private static void on(Terms terms) {
    hasTerms = true;
    QuarkusMock.installMockForType(new OnTerms(terms), Actor.class);
  }

  @Test
  void carriesAttributionAndLicenceWithEachItem() {
    on(
        new Terms(
            "gazette",
            Set.of(),
            true,
            Duration.ZERO,
            "From Dateline <dateline.example>",
            "CC-BY-4.0"));
    String licence = "https://spdx.org/licenses/CC-BY-4.0";
    Response answer = reader().get("/feeds/tags/missiles.atom");
    answer.then().header("Cache-Control", startsWith("private"));
    Element entry = FeedRules.atom(answer.asString()).getChild("entry", FeedRules.ATOM);
    assertEquals("From Dateline <dateline.example> " + licence, text(entry, "rights"));
    assertEquals(List.of(licence), FeedRules.links(entry, "license"));
    assertTrue(text(entry, "content").endsWith("<p>From Dateline &lt;dateline.example&gt;</p>"));
    Element item = FeedRules.rss(read("/feeds/tags/missiles.rss")).getChild("item");
    assertEquals(
        "From Dateline <dateline.example> " + licence, item.getChildText("rights", FeedXml.DC));
    assertEquals(List.of(licence), FeedRules.links(item, "license"));
    JsonNode json = json("/feeds/tags/missiles.json").at("/items/0/_dateline");
    assertEquals("From Dateline <dateline.example>", json.path("attribution").asText());
    assertEquals(licence, json.path("licence").asText());
  }

  @Test
  void givesOnlyTheSummaryAndTheSectionsThatAreGranted() {
    on(new Terms("gazette", Set.of("explainers", "world"), false, Duration.ZERO, null, null));
    Element feed = atom("/feeds/stories/" + STORY + ".atom?limit=100");
    Map<String, Element> entries = entries(feed);
    assertFalse(entries.containsKey("how-the-kharkiv-missile-was-identified"), "investigations");
    String html = text(entries.get("condemnation-of-missile-transfers"), "content");
    assertTrue(html.contains("<p>A joint statement holds both countries in breach"), html);
    assertFalse(html.contains("The United States and dozens of other governments"), html);
    assertTrue(html.contains("Correction (2024-01-11)") && html.contains("<h2>Sources</h2>"));
    // What was withdrawn of other sections is none of its business either.
    on(new Terms("gazette", Set.of("sport"), true, Duration.ZERO, null, null));
    Element none = atom("/feeds/all.atom");
    assertEquals(0, entries(none).size());
    assertEquals(0, tombstones(none).size());
  }

  @Test
  void delaysWhatIsPublishedButNotWhatIsWithdrawn() {
    story("feed-late");
    published("feed-late", "feed-late-new", article("New"));
    on(new Terms("gazette", Set.of(), true, Duration.ofHours(1), null, null));
    assertFalse(entries(atom("/feeds/all.atom?limit=100")).containsKey("feed-late-new"));
    reader().get("/feeds/stories/feed-late.atom").then().statusCode(404);
    // As if the hour were over before it is withdrawn.
    on(new Terms("gazette", Set.of(), true, Duration.ofMillis(1500), null, null));
    while (!entries(atom("/feeds/all.atom?limit=100")).containsKey("feed-late-new")) {
      Thread.onSpinWait();
    }
    as("admin")
        .header("If-Match", "*")
        .contentType("application/json")
        .body(Map.of("reason", "Wrong."))
        .post("/articles/feed-late-new/retract")
        .then()
        .statusCode(200);
    Element after = atom("/feeds/all.atom?limit=100");
    assertFalse(entries(after).containsKey("feed-late-new"), "at once");
    assertEquals("Wrong.", tombstones(after).get(0).getChildText("comment", FeedXml.TOMBSTONES));
  }
}
