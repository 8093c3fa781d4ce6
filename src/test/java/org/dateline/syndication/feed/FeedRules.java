package org.dateline.syndication.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What the specifications of the formats demand of a feed. */
final class FeedRules {

  static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

  private static final List<String> JSON_FIELDS =
      List.of(
          "id",
          "url",
          "title",
          "summary",
          "content_html",
          "image",
          "date_published",
          "date_modified",
          "authors",
          "tags",
          "language");

  private FeedRules() {}

  static Element root(String xml) {
    try {
      Document document = new SAXBuilder().build(new StringReader(xml));
      return document.getRootElement();
    } catch (JDOMException | IOException e) {
      throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + xml, e);
    }
  }

  /** RFC 4287, 5005 and 6721: the schema, and what a schema cannot say. */
  static Element atom(String xml) {
    assertEquals("", schemaErrors(xml));
    Element feed = root(xml);
    Set<String> ids = new HashSet<>();
    ids.add(feed.getChildText("id", ATOM));
    for (Element entry : feed.getChildren("entry", ATOM)) {
      assertTrue(ids.add(entry.getChildText("id", ATOM)), "an id of its own");
      assertEquals(1, links(entry, "alternate").size());
    }
    for (String relation : List.of("self", "first", "alternate")) {
      assertEquals(1, links(feed, relation).size(), relation);
    }
    return feed;
  }

  static List<String> links(Element element, String relation) {
    return element.getChildren("link", ATOM).stream()
        .filter(l -> relation.equals(l.getAttributeValue("rel")))
        .map(l -> l.getAttributeValue("href"))
        .toList();
  }

  private static String schemaErrors(String xml) {
    StringWriter errors = new StringWriter();
    PropertyMapBuilder properties = new PropertyMapBuilder();
    properties.put(
        ValidateProperty.ERROR_HANDLER,
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException e) {
            error(e);
          }

          @Override
          public void error(SAXParseException e) {
            errors.append(e.getLineNumber() + ": " + e.getMessage() + "\n");
          }

          @Override
          public void fatalError(SAXParseException e) {
            error(e);
          }
        });
    ValidationDriver driver =
        new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
    try {
      InputSource schema =
          new InputSource(FeedRules.class.getResource("/feeds/atom.rnc").toExternalForm());
      assertTrue(driver.loadSchema(schema), errors::toString);
      driver.validate(new InputSource(new StringReader(xml)));
      return errors.toString();
    } catch (SAXException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** RSS 2.0. */
  static Element rss(String xml) {
    Element rss = root(xml);
    assertEquals("rss", rss.getName());
    assertEquals("2.0", rss.getAttributeValue("version"));
    assertEquals(1, rss.getChildren().size());
    Element channel = rss.getChild("channel");
    for (String required : List.of("title", "link", "description")) {
      assertEquals(1, channel.getChildren(required).size(), required);
      assertTrue(!channel.getChildText(required).isBlank(), required);
    }
    time(channel.getChildText("lastBuildDate"));
    assertEquals(1, links(channel, "self").size());
    Set<String> known =
        Set.of("title", "link", "description", "category", "guid", "pubDate", "enclosure");
    Set<String> guids = new HashSet<>();
    for (Element item : channel.getChildren("item")) {
      assertTrue(item.getChild("title") != null || item.getChild("description") != null);
      assertTrue(item.getChildText("link").matches("https?://\\S+"));
      assertEquals("false", item.getChild("guid").getAttributeValue("isPermaLink"));
      assertTrue(guids.add(item.getChildText("guid")), "a guid of its own");
      time(item.getChildText("pubDate"));
      for (Element element : item.getChildren()) {
        if (element.getNamespace() == Namespace.NO_NAMESPACE) {
          assertTrue(known.contains(element.getName()), element.getName());
        }
      }
    }
    return channel;
  }

  private static void time(String rfc822) {
    DateTimeFormatter.RFC_1123_DATE_TIME.parse(rfc822);
  }

  /** JSON Feed 1.1. */
  static JsonNode json(String text) {
    JsonNode feed;
    try {
      feed = new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertEquals("https://jsonfeed.org/version/1.1", feed.path("version").asText());
    assertTrue(feed.path("title").isTextual() && feed.path("items").isArray());
    for (String address : List.of("home_page_url", "feed_url", "next_url")) {
      assertTrue(!feed.has(address) || feed.path(address).asText().startsWith("http"), address);
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode item : feed.path("items")) {
      assertTrue(item.path("id").isTextual() && ids.add(item.path("id").asText()), "an id");
      assertTrue(item.has("content_html") || item.has("content_text"), "content");
      Instant.parse(item.path("date_published").asText());
      Instant.parse(item.path("date_modified").asText());
      item.path("authors").forEach(a -> assertTrue(a.path("name").isTextual()));
      item.path("tags").forEach(t -> assertTrue(t.isTextual()));
      item.fieldNames()
          .forEachRemaining(
              name -> {
                boolean known = JSON_FIELDS.contains(name) || name.startsWith("_");
                assertTrue(known, name);
              });
    }
    return feed;
  }
}
