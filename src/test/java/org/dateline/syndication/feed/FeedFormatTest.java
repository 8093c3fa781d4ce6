package org.dateline.syndication.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.jdom2.Element;
import org.junit.jupiter.api.Test;

/**
 * The formats by themselves: what a text or a setting may hold, and what they say of each field.
 */
class FeedFormatTest {

  private static final Instant THEN = Instant.parse("2024-01-10T23:00:00.123456Z");
  private static final Instant NOW = Instant.parse("2024-01-11T09:00:00Z");

  /** Every kind of character that XML cannot hold, between ones that it can. */
  private static final String BAD = "a\u0000b\u0008c\u000Bd\u001Fe\uD800f\uDC00g\uFFFEh\uFFFFi\t😀";

  private static final String CLEAN = BAD.replaceAll("[^a-i\t😀]", "\uFFFD");

  private static FeedItem item(String text) {
    return new FeedItem(
        "urn:uuid:630456fd-5edd-3b0e-8e49-73f0401f19b8",
        "https://news.example.org/api/v1/articles/a",
        text,
        text,
        text,
        text,
        "ar",
        THEN,
        NOW,
        List.of(new FeedItem.Topic("https://news.example.org/feeds/tags", "t", "T & t")),
        new FeedItem.Picture("https://news.example.org/a.png?x#y", text, text, 3, 2),
        List.of(new FeedItem.Correction(NOW, text)));
  }

  private static Feed feed(String text, String licence) {
    return new Feed(
        "urn:uuid:09dfdaf2-6e6b-3477-b760-2058e08e8427",
        text,
        "https://news.example.org/api/v1/articles",
        "ar",
        new Feed.Links(
            "https://news.example.org/feeds/all?limit=1&cursor=b",
            "https://news.example.org/feeds/all?limit=1",
            "https://news.example.org/feeds/all?limit=1&cursor=c",
            "https://news.example.org/feeds/all?limit=1&cursor=a",
            "https://hub.example.org/"),
        new Feed.Rights(text, licence),
        List.of(item(text)),
        List.of(new Feed.Withdrawn("urn:uuid:1", NOW.plusSeconds(1), text)));
  }

  private static JsonNode json(Feed feed) throws Exception {
    ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
    mapper.disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    return FeedRules.json(mapper.writeValueAsString(JsonFeed.of(feed)));
  }

  @Test
  void replacesWhatXmlCannotHold() throws Exception {
    Feed feed = feed(BAD, null);
    Element entry = FeedRules.atom(AtomFeed.write(feed)).getChild("entry", FeedRules.ATOM);
    assertEquals(CLEAN, entry.getChildText("title", FeedRules.ATOM));
    Element item = FeedRules.rss(RssFeed.write(feed)).getChild("item");
    assertEquals(CLEAN, item.getChildText("title"));
    assertEquals(CLEAN, item.getChildText("encoded", FeedXml.CONTENT));
    assertEquals(CLEAN, json(feed).at("/items/0/content_html").asText());
  }

  @Test
  void linksToThePagesAroundAndToTheHub() throws Exception {
    Feed feed = feed("text", null);
    for (Element links :
        List.of(FeedRules.atom(AtomFeed.write(feed)), FeedRules.rss(RssFeed.write(feed)))) {
      assertEquals(List.of(feed.links().self()), FeedRules.links(links, "self"));
      assertEquals(List.of(feed.links().first()), FeedRules.links(links, "first"));
      assertEquals(List.of(feed.links().next()), FeedRules.links(links, "next"));
      assertEquals(List.of(feed.links().previous()), FeedRules.links(links, "previous"));
      assertEquals(List.of(feed.links().hub()), FeedRules.links(links, "hub"));
    }
    JsonNode json = json(feed);
    assertEquals(feed.links().next(), json.path("next_url").asText());
    assertEquals("WebSub", json.at("/hubs/0/type").asText());
    assertEquals(feed.links().hub(), json.at("/hubs/0/url").asText());
  }

  @Test
  void saysOfAPictureWhatItShows() throws Exception {
    Feed feed = feed("A harbour", null);
    Element entry = FeedRules.atom(AtomFeed.write(feed)).getChild("entry", FeedRules.ATOM);
    Element enclosure =
        entry.getChildren("link", FeedRules.ATOM).stream()
            .filter(l -> l.getAttributeValue("rel").equals("enclosure"))
            .findFirst()
            .orElseThrow();
    assertEquals("image/png", enclosure.getAttributeValue("type"));
    assertEquals("A harbour", enclosure.getAttributeValue("title"));
    Element media =
        FeedRules.rss(RssFeed.write(feed)).getChild("item").getChild("content", FeedXml.MEDIA);
    assertEquals("image", media.getAttributeValue("medium"));
    assertEquals("3", media.getAttributeValue("width"));
    assertEquals("A harbour", media.getChildText("description", FeedXml.MEDIA));
    assertEquals("A harbour", json(feed).at("/items/0/_dateline/image_alt").asText());
  }

  @Test
  void tellsTimesAndLanguages() {
    Feed feed = feed("نص", null);
    Element atom = FeedRules.atom(AtomFeed.write(feed));
    Element entry = atom.getChild("entry", FeedRules.ATOM);
    assertEquals("2024-01-11T09:00:01Z", atom.getChildText("updated", FeedRules.ATOM), "tombstone");
    assertEquals("2024-01-10T23:00:00Z", entry.getChildText("published", FeedRules.ATOM));
    assertEquals("2024-01-11T09:00:00Z", entry.getChildText("updated", FeedRules.ATOM));
    assertEquals("ar", entry.getAttributeValue("lang", org.jdom2.Namespace.XML_NAMESPACE));
    Element channel = FeedRules.rss(RssFeed.write(feed));
    assertEquals("ar", channel.getChildText("language"));
    assertEquals(
        "2024-01-11T09:00:00Z", channel.getChild("item").getChildText("updated", FeedXml.ATOM));
  }

  @Test
  void takesALicenceAsAnAddressOrAnSpdxId() {
    assertEquals("https://spdx.org/licenses/MIT", new Feed.Rights(null, "MIT").licence());
    assertEquals("https://a.example/l", new Feed.Rights(null, "https://a.example/l").licence());
    assertEquals("Ours", new Feed.Rights("Ours", null).line());
    assertEquals(null, new Feed.Rights(null, null).line());
  }

  @Test
  void anEmptyFeedIsAFeed() throws Exception {
    Feed full = feed("x", null);
    Feed empty =
        new Feed(
            full.id(), "x", full.home(), null, full.links(), full.terms(), List.of(), List.of());
    FeedRules.atom(AtomFeed.write(empty));
    FeedRules.rss(RssFeed.write(empty));
    assertTrue(json(empty).path("items").isEmpty());
  }
}
