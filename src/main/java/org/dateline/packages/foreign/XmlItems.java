package org.dateline.packages.foreign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;

/**
 * The items of a feed or an export, one after the other, so that only one is held at a time. A
 * document type definition is refused, and with it every entity that it could define.
 */
final class XmlItems {

  /** Deeper than any feed, and little enough for those who go through it by recursion. */
  private static final int DEEPEST = 200;

  private final MendedText text;
  private final MendedXml xml;
  private final XMLStreamReader reader;
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
      throw failure(e);
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
        Element element = element();
        if (item) {
          return element;
        }
        header.add(element);
      }
    } catch (XMLStreamException e) {
      throw failure(e);
    } catch (IllegalArgumentException e) {
      // JDOM's refusals: of namespaces that contradict each other, for instance.
      throw new Unreadable("is not well-formed XML: " + e.getMessage(), (long) line());
    }
    return null;
  }

  private boolean isContainer() {
    return root.getName().equals("rss") && reader.getLocalName().equals("channel");
  }

  /** The element that begins here, up to its end. */
  private Element element() throws XMLStreamException, Unreadable {
    Element top = shell();
    Element open = top;
    int depth = 1;
    while (depth > 0) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          Element inner = shell();
          open.addContent(inner);
          open = inner;
          depth++;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          open = open.getParentElement();
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.addContent(new Text(reader.getText()));
        default -> {
          // Comments and instructions say nothing to us.
        }
      }
      if (depth > DEEPEST) {
        throw new Unreadable("has elements more than " + DEEPEST + " deep", (long) line());
      }
    }
    return top;
  }

  private Element shell() {
    Element shell =
        new Element(reader.getLocalName(), namespace(reader.getPrefix(), reader.getNamespaceURI()));
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

  private static Namespace namespace(String prefix, String uri) {
    return uri == null ? Namespace.NO_NAMESPACE : Namespace.getNamespace(prefix, uri);
  }

  private int line() {
    return reader.getLocation().getLineNumber();
  }

  /** What went wrong: with the file's content, or with reading it. */
  private static IOException failure(XMLStreamException e) {
    Long line = e.getLocation() == null ? null : (long) e.getLocation().getLineNumber();
    if (e.getNestedException() instanceof Unreadable known) {
      return new Unreadable(known.getMessage(), line);
    }
    if (e.getNestedException() instanceof IOException dead) {
      return dead;
    }
    return new Unreadable("is not well-formed XML: " + reason(e), line);
  }

  /** The parser's message without the position, which is told apart. */
  private static String reason(XMLStreamException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    return Plain.line(message.replaceFirst("(?s)^ParseError at .*?\\R?Message: ", ""));
  }

  /** Tells what was mended; to be called when all is read. */
  void tell(Account account) {
    text.tell(account);
    xml.tell(account);
  }
}
