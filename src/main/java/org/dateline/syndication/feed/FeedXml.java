package org.dateline.syndication.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.LineSeparator;
import org.jdom2.output.XMLOutputter;

/** What the two XML formats share: namespaces, and elements that ROME has no class for. */
final class FeedXml {

  static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
  static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");
  static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
  static final Namespace CONTENT =
      Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");

  /** RFC 6721. */
  static final Namespace TOMBSTONES =
      Namespace.getNamespace("at", "http://purl.org/atompub/tombstones/1.0");

  private FeedXml() {}

  /** An element with a text; null for none. */
  static Element element(String name, Namespace namespace, String text) {
    return new Element(name, namespace).setText(text);
  }

  /** In UTC, without parts of a second, as many readers want it. */
  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A picture after Media RSS, which both formats take. */
  static Element media(FeedItem.Picture picture) {
    Element media = new Element("content", MEDIA);
    media.setAttribute("url", picture.url()).setAttribute("medium", "image");
    attribute(media, "type", picture.mediaType());
    attribute(media, "width", picture.width());
    attribute(media, "height", picture.height());
    media.addContent(element("description", MEDIA, picture.alt()).setAttribute("type", "plain"));
    if (picture.credit() != null) {
      media.addContent(element("credit", MEDIA, picture.credit()));
    }
    return media;
  }

  private static void attribute(Element element, String name, Object value) {
    if (value != null) {
      element.setAttribute(name, value.toString());
    }
  }

  /**
   * Writes a feed.
   *
   * @param completing adds what ROME does not write
   */
  static String write(WireFeed feed, Consumer<Element> completing) {
    try {
      Document document = new WireFeedOutput().outputJDom(feed);
      completing.accept(document.getRootElement());
      Format format = Format.getPrettyFormat().setLineSeparator(LineSeparator.UNIX);
      return new XMLOutputter(format).outputString(document);
    } catch (FeedException e) {
      throw new IllegalStateException("a feed without what its format requires", e);
    }
  }
}
