package org.dateline.syndication;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document, whatever the texts in it are. */
public final class Xml {

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  /**
   * Begins a document.
   *
   * @param namespace of its root; null for none
   */
  public Xml(String root, String namespace) {
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement(root);
      if (namespace != null) {
        xml.writeDefaultNamespace(namespace);
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A namespace, of which elements are named {@code prefix:name}. */
  public Xml namespace(String prefix, String namespace) {
    return write(() -> xml.writeNamespace(prefix, namespace));
  }

  public Xml start(String name) {
    return write(() -> xml.writeStartElement(name));
  }

  public Xml end() {
    return write(xml::writeEndElement);
  }

  /** An element with a text; none, if there is no text. */
  public Xml element(String name, Object value) {
    if (value == null) {
      return this;
    }
    return write(
        () -> {
          xml.writeStartElement(name);
          xml.writeCharacters(Characters.legal(value.toString()));
          xml.writeEndElement();
        });
  }

  /** Ends the document. */
  @Override
  public String toString() {
    write(xml::writeEndDocument);
    return text.toString();
  }

  private interface Writing {
    void write() throws XMLStreamException;
  }

  private Xml write(Writing writing) {
    try {
      writing.write();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
