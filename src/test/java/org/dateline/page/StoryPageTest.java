package org.dateline.page;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.dateline.ApiTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A story as people read it. */
@QuarkusTest
class StoryPageTest extends ApiTest {

  private static final String PAGE = "/stories/" + STORY;

  @Inject StoryFile stories;

  private static Response get(String path) {
    return plain().basePath("").redirects().follow(false).accept("text/html").get(path);
  }

  private static Document page(String path) {
    Response answer = get(path);
    assertEquals(200, answer.statusCode(), answer.asString());
    return Jsoup.parse(answer.asString());
  }

  @ParameterizedTest
  @CsvSource({"2024-01-09, 47", "2024-01-10, 48", "2024-01-11, 48", "2024-01-12, 50"})
  void tellsWhoHadSignedThen(String day, String countries) {
    Document page = page(PAGE + "?asOf=" + day);
    assertEquals(countries, page.select("[data-count=countries]").text());
    assertEquals(countries, page.select(".growth [aria-current] strong").text());
    assertTrue(page.select(".world .signed").size() >= Integer.parseInt(countries));
    assertTrue(page.select("#as-of-h").text().startsWith("As we told it on"));
    assertEquals(day, page.select("#as-of-day").val());
  }

  @Test
  void marksWhatHasChangedSince() {
    Document then = page(PAGE + "?asOf=2024-01-10");
    Element strike = then.selectFirst("#event-strike-kharkiv-2024-01-02");
    assertNotNull(strike.selectFirst(".certainty"));
    assertTrue(strike.select(".since").text().startsWith("Updated since, 30 June 2024"));
    assertTrue(then.select(".statement .since").text().contains("12 January 2024"));
    assertTrue(then.select(".as-of-bar").text().contains("Since then:"));
    assertEquals(0, page(PAGE).select(".since").size());
    assertEquals(
        List.of(PAGE + "?asOf=2024-01-09", PAGE + "?asOf=2024-01-11", PAGE),
        then.select(".steps li a").eachAttr("href"));
  }

  @Test
  void citesInPlaceAndTellsCorrections() {
    // Before other tests published in this story.
    Document page = page(PAGE + "?asOf=2024-03-01");
    for (Element citation : page.select("sup.citation a")) {
      assertNotNull(page.selectFirst(citation.attr("href")), citation.outerHtml());
    }
    for (Element back : page.select(".footnotes .back")) {
      assertNotNull(page.selectFirst(back.attr("href")), back.outerHtml());
    }
    assertTrue(page.select(".correction").text().contains("the other way round"));
    List<String> ids = page.select("[id]").eachAttr("id");
    assertEquals(ids.size(), ids.stream().distinct().count(), "ids are unique");
  }

  @Test
  void placesEventsInTime() {
    Document page = page(PAGE);
    int events = page.select("li.event").size();
    assertEquals(40, events);
    assertEquals(events, page.select(".axis-960").first().select("a").size());
    // Known to the month only: a bar, and no datetime.
    Element month = page.selectFirst("#event-car-documents-kharkiv-missile-2024-01 time");
    assertEquals("January 2024", month.text());
    assertFalse(month.hasAttr("datetime"));
    assertTrue(page.select(".axis-960 .span").size() > 0);
    assertTrue(page.select("li.event .attribution").text().contains("According to"));
    assertEquals(events, page.select("li.event details.sources").size());
  }

  @Test
  void tellsWhoDidNotSignAsTheEventsSay() {
    assertTrue(page(PAGE).select(".absent").text().contains("Slovakia, Hungary, Türkiye"));
    assertEquals(0, page(PAGE + "?asOf=2024-01-09").select(".absent").size());
  }

  @Test
  void tellsWhoDidNotSignWhereverTheTimelineGoesOn() {
    stories.loadSigned("page-unsigned", 120);
    Document first = page("/stories/page-unsigned");
    assertNull(first.selectFirst("#event-page-unsigned-119"), "stands on the second page");
    Element absent = first.selectFirst(".absent");
    assertTrue(absent.text().contains("Hungary: They stayed away, 30 April 1990"), absent.text());
    assertNull(absent.selectFirst("a[href^=#]"), "leads nowhere");
    Document second = follow(first.selectFirst("#timeline a[rel=next]"));
    assertNotNull(second.selectFirst(second.selectFirst(".absent a").attr("href")));
    Document noon = page("/stories/page-unsigned?asOf=2021-06-01T12:00:00Z");
    assertTrue(noon.select("#as-of-h").text().endsWith("on 1 June 2021, 12:00 UTC"));
    assertTrue(
        follow(noon.selectFirst("#timeline a[rel=next]"))
            .select("#as-of-h")
            .text()
            .endsWith("on 1 June 2021, 12:00 UTC"));
  }

  private static Document follow(Element link) {
    return Jsoup.parse(
        plain()
            .basePath("")
            .urlEncodingEnabled(false)
            .accept("text/html")
            .get(link.attr("href").replaceFirst("#.*", ""))
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  @Test
  void showsEachAccountBesideItsSource() {
    Document page = page(PAGE);
    assertTrue(page.select(".discrepancy").size() >= 19);
    for (Element row : page.select(".discrepancy tbody tr")) {
      assertEquals(2, row.select("td").size());
      assertFalse(row.select("td").last().text().isBlank());
    }
  }

  @Test
  void tellsHowItWasMade() {
    Document page = page(PAGE + "?asOf=2024-01-10");
    List<String> calls = page.select(".calls dt a").eachAttr("href");
    assertEquals(6, calls.size());
    for (String call : calls) {
      plain().basePath("").urlEncodingEnabled(false).get(call).then().statusCode(200);
      assertTrue(call.contains("asOf=2024-01-10"), call);
    }
  }

  @Test
  void linksWhatMachinesLookFor() throws IOException {
    Document page = page(PAGE);
    assertTrue(page.selectFirst("link[rel=canonical]").attr("href").endsWith(PAGE));
    for (Element link : page.select("head link[rel=alternate]")) {
      plain()
          .basePath("")
          .urlEncodingEnabled(false)
          .get(link.attr("href"))
          .then()
          .statusCode(200)
          .contentType(startsWith(link.attr("type").replace("+oembed", "")));
    }
    String data = page.selectFirst("script[type=application/ld+json]").data();
    String graph = new ObjectMapper().readTree(data).at("/@graph").toString();
    assertTrue(graph.contains("\"NewsArticle\""));
    String picture = page.selectFirst("meta[property=og:image]").attr("content");
    byte[] card = plain().basePath("").get(picture).asByteArray();
    assertEquals(1200, ImageIO.read(new ByteArrayInputStream(card)).getWidth());
  }

  @Test
  void letsNothingInFromElsewhere() {
    Response answer = get(PAGE);
    String policy = answer.header("Content-Security-Policy");
    assertTrue(policy.contains("default-src 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    Document page = Jsoup.parse(answer.asString());
    assertEquals(0, page.select("[style], style, [onclick], iframe").size());
    for (Element script : page.select("script")) {
      assertTrue(script.hasAttr("src") || script.attr("type").equals("application/ld+json"));
    }
    for (Element fetched : page.select("script[src], img[src], link[rel=stylesheet]")) {
      String address = fetched.hasAttr("src") ? fetched.attr("src") : fetched.attr("href");
      assertTrue(address.matches("/[^/].*"), address);
      Response file = plain().basePath("").get(address);
      assertEquals(200, file.statusCode());
      if (address.startsWith("/assets/")) {
        assertTrue(file.header("Cache-Control").contains("immutable"));
      }
    }
    get("/assets/000000000000/page.css").then().statusCode(200).header("Cache-Control", "no-cache");
    get("/assets/000000000000/other.css").then().statusCode(404);
  }

  @Test
  void isAnsweredLikeEverythingElse() {
    Response first = get(PAGE);
    plain()
        .basePath("")
        .accept("text/html")
        .header("If-None-Match", first.header("ETag"))
        .get(PAGE)
        .then()
        .statusCode(304);
    get(PAGE + "?colour=red")
        .then()
        .statusCode(400)
        .contentType("text/html")
        .body(containsString("Allowed: asOf"));
  }

  @ParameterizedTest
  @CsvSource({
    "/stories/nothing-of-the-kind,            404, There is nothing here",
    "/stories/%3Cb%3E,                        404, There is nothing here",
    "/stories/$?asOf=2024-01-03,              404, We first told it on 4 January 2024",
    "/stories/$?asOf=yesterday,               400, takes an RFC 3339 time",
    "/stories/$?asOf=,                        400, Is empty; leave it out.",
    "/stories/$?asOf=yesterday,               400, asOf was given as yesterday",
    "/stories/$?asOf=2024-01-09&asOf=x,       400, asOf was given as 2024-01-09 and x Is given more than once.",
    "/stories/$?lang=xx,                      400, lang was given as xx",
    "/stories/$?colour=red,                   400, colour was given as red",
    "/stories/$?colour=red,                   400, 'Allowed: asOf, events, fields, lang, preview.'",
    "/stories/$?asOf=%3Ci%3E,                 400, asOf was given as <i>",
    "/?colour=red,                            400, colour was given as red",
    "/stories/$?asOf=2999-01-01,              403, is in the future",
    "/stories/$?events=x,                     400, events was given as x"
  })
  void refusesInWordsForPeople(String path, int status, String words) {
    Response answer =
        plain()
            .basePath("")
            .urlEncodingEnabled(false)
            .accept("text/html")
            .get(path.replace("$", STORY));
    assertEquals(status, answer.statusCode());
    assertTrue(answer.contentType().startsWith("text/html"), answer.contentType());
    Document page = Jsoup.parse(answer.asString());
    assertTrue(page.select("main").text().contains(words), page.text());
    assertFalse(page.select("main").text().contains("cursor"), page.text());
    assertNotNull(answer.header("Content-Security-Policy"));
    plain()
        .basePath("")
        .urlEncodingEnabled(false)
        .accept("application/json, application/problem+json")
        .get(path.replace("$", STORY))
        .then()
        .contentType("application/problem+json");
  }

  @Test
  void tellsOfARetractionAndFollowsANewSlug() {
    stories.load("page-gone", "Gone", "en", 1);
    write("/stories/page-gone/rename", Map.of("slug", "page-gone-for-good"));
    get("/stories/page-gone?asOf=2022-01-01")
        .then()
        .statusCode(308)
        .header("Location", containsString("/stories/page-gone-for-good?asOf=2022-01-01"));
    write("/stories/page-gone-for-good/retract", Map.of("reason", "<i>Invented</i>"));
    Response answer = get("/stories/page-gone-for-good");
    assertEquals(410, answer.statusCode());
    Document page = Jsoup.parse(answer.asString());
    assertEquals("<i>Invented</i>", page.select(".retraction dd").text());
    assertNotNull(page.selectFirst("time[datetime]"));
    assertNull(page.selectFirst("form"));
    Document before = page("/stories/page-gone-for-good?asOf=2022-01-01");
    assertTrue(before.select(".as-of-bar .since").text().startsWith("Retracted since"));
  }

  private static void write(String path, Map<String, ?> body) {
    as("admin")
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body)
        .post(path)
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"</script><script>alert(1)</script>", "\" onmouseover=\"x", "{str:x} & <b>"})
  void showsAnyTextAsText(String text) {
    String slug = "page-text-" + Math.abs(text.hashCode());
    stories.load(slug, text, "en", 1);
    Document page = page("/stories/" + slug);
    assertEquals(text, page.select("h1").text());
    assertEquals(2, page.select("script").size());
    assertEquals(0, page.select("[onmouseover], main b").size());
    assertTrue(page.select("li.event cite").text().contains(text));
    assertTrue(page.select("li.event .undated").text().equals("undated"));
  }

  @Test
  void standsALongTitleFromRightToLeft() {
    stories.load("page-arabic", StoryFile.ARABIC, "ar", 0);
    Document page = page("/stories/page-arabic");
    Element title = page.selectFirst("h1");
    assertEquals("auto", title.attr("dir"));
    assertEquals("ar", title.parent().attr("lang"));
    assertTrue(title.hasClass("long"));
    assertEquals(StoryFile.ARABIC.strip(), title.text());
    assertTrue(page.select("#timeline .empty").text().contains("No events have been told yet"));
    plain()
        .basePath("")
        .get("/stories/page-arabic/card.png")
        .then()
        .statusCode(200)
        .contentType("image/png");
  }

  @Test
  void keepsItsWeightWithManyEvents() {
    stories.load("page-many", "Many", "en", 2000);
    Response first = get("/stories/page-many");
    Document page = Jsoup.parse(first.asString());
    assertEquals(100, page.select("li.event").size());
    assertTrue(first.asByteArray().length < 400_000, "weighs " + first.asByteArray().length);
    assertTrue(page.select("#timeline").text().contains("100 of 2000 events"));
    Element next = page.selectFirst("#timeline a[rel=next]");
    Document second = follow(next);
    assertNotNull(second.selectFirst("#event-page-many-100"));
    assertNotNull(second.selectFirst("#timeline a[rel=prev]"));
  }

  @Test
  void readsInAFixedNumberOfStatements() {
    stories.load("page-few", "Few", "en", 1);
    stories.load("page-more", "More", "en", 150);
    long few = statements("/stories/page-few");
    long more = statements("/stories/page-more");
    long all = statements(PAGE + "?asOf=2024-06-01");
    assertTrue(few > 5, few + " statements, so it was not read");
    assertTrue(more - few <= 3, few + " for one event, " + more + " for many");
    assertTrue(all <= 40, all + " statements");
  }

  private long statements(String path) {
    // Each time asked in a way that nobody has yet, so that nothing comes from the cache.
    return statements(
        () ->
            plain()
                .basePath("")
                .accept("text/html, x/" + UUID.randomUUID())
                .get(path)
                .then()
                .statusCode(200));
  }

  @Test
  void listsTheStories() {
    Document page = page("/");
    assertTrue(page.select(".stories a").eachAttr("href").contains(PAGE));
    get("/").then().header("Content-Security-Policy", containsString("'none'"));
  }

  @Test
  void guidesDevelopers() {
    Document page = page("/developers");
    for (String call : page.select("#calls code, #feeds .call code").eachText()) {
      String address = call.replaceFirst(".*\"(.*)\"", "$1");
      if (address.startsWith("http")) {
        plain().basePath("").urlEncodingEnabled(false).get(address).then().statusCode(200);
      }
    }
    for (String link : page.select("main a[href^=/]").eachAttr("href")) {
      if (!link.startsWith("/q/swagger-ui")) {
        plain().basePath("").get(link).then().statusCode(equalTo(200));
      }
    }
    assertTrue(page.text().contains("Sunset"));
    page("/problems");
    get("/problems/nothing").then().statusCode(404).contentType("text/html");
  }
}
