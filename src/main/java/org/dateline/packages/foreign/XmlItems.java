package org.dateline.packages.foreign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.input.StAXStreamBuilder;

/**
 * The items of a feed or an export, one after the other, so that only one is held at a time. A
 * document type definition is refused, and with it every entity that it could define.
 */
final class XmlItems {

  private final MendedText text;
  private final MendedXml xml;
  private final XMLStreamReader reader;
  private final StAXStreamBuilder builder = new StAXStreamBuilder();
  private final List<Element> header = new ArrayList<>();
  private Element root;
  private int number;
  private int line;

  /**
   * Reads up to the root element.
   *
   * @throws Unreadable if there is none
   */
  XmlItems(MendedText text) throws IOException {
    this.text = text;
    xml = new MendedXml(text);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      reader = factory.createXMLStreamReader(new Trimmed(xml));
      while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
          throw new Unreadable("has a document type definition, which is not read", (long) line());
        }
        reader.next();
      }
      root = shell();
    } catch (XMLStreamException e) {
      throw unreadable(e);
    }
  }

  /** The outermost element, without what is in it. */
  Element root() {
    return root;
  }

  /** What the file says of itself, before the present item. */
  List<Element> header() {
    return header;
  }

  /** Where the present item is. */
  String at() {
    return "item " + number + " (line " + line + ")";
  }

  /**
   * The next item; null if there is none.
   *
   * @throws Unreadable if the file is broken from here on
   */
  Element next() throws IOException {
    try {
      while (reader.hasNext()) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT || isContainer()) {
          continue;
        }
        xml.item();
        boolean item = reader.getLocalName().matches("item|entry");
        if (item) {
          number++;
          line = line();
        }
        Element element = (Element) builder.fragment(reader);
        if (item) {
          return element;
        }
        header.add(element);
      }
    } catch (XMLStreamException e) {
      throw unreadable(e);
    } catch (JDOMException e) {
      throw unreadable(e.getCause());
    }
    return null;
  }

  private boolean isContainer() {
    return root.getName().equals("rss") && reader.getLocalName().equals("channel");
  }

  private Element shell() {
    Element shell = new Element(reader.getLocalName(), namespace(reader.getNamespaceURI()));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = reader.getAttributePrefix(i);
      Namespace space =
          prefix == null || prefix.isEmpty()
              ? Namespace.NO_NAMESPACE
              : Namespace.getNamespace(prefix, reader.getAttributeNamespace(i));
      shell.setAttribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i), space);
    }
    return shell;
  }

  private static Namespace namespace(String uri) {
    return uri == null ? Namespace.NO_NAMESPACE : Namespace.getNamespace(uri);
  }

  private int line() {
    return reader.getLocation().getLineNumber();
  }

  private Unreadable unreadable(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof Unreadable known) {
        return new Unreadable(known.getMessage(), reader == null ? null : (long) line());
      }
    }
    if (cause instanceof XMLStreamException e) {
      if (e.getNestedException() instanceof Unreadable known) {
        return new Unreadable(known.getMessage(), (long) e.getLocation().getLineNumber());
      }
      Long where = e.getLocation() == null ? null : (long) e.getLocation().getLineNumber();
      return new Unreadable("is not well-formed XML: " + reason(e), where);
    }
    return new Unreadable("is not well-formed XML", null);
  }

  /** The parser's message without the position, which is told apart. */
  private static String reason(XMLStreamException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    return Plain.line(message.replaceFirst("(?s)^ParseError at .*?\\R?Message: ", ""));
  }

  /** Tells what was mended, and what was lost. */
  void tell(Account account) {
    text.tell(account);
    xml.tell(account);
  }

  /** How many items were begun. */
  int number() {
    return number;
  }
}
