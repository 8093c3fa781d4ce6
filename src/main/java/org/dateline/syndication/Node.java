package org.dateline.syndication;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node of JSON-LD 1.1 in the vocabulary of schema.org. What is not known is left out. */
public final class Node {

  public static final String MEDIA_TYPE = "application/ld+json";

  private static final String CONTEXT = "https://schema.org";

  private final Map<String, Object> properties = new LinkedHashMap<>();

  /** A node of a class of schema.org. */
  public static Node of(String type) {
    return new Node().with("@type", type);
  }

  /** Several nodes as one document. */
  public static Node graph(List<Node> nodes) {
    return new Node().with("@context", CONTEXT).with("@graph", nodes);
  }

  /** This as a document of its own. */
  public Node alone() {
    Node document = new Node().with("@context", CONTEXT);
    document.properties.putAll(properties);
    return document;
  }

  /** Says something of it, unless there is nothing to say. */
  public Node with(String property, Object value) {
    boolean nothing =
        value == null || value.equals("") || value instanceof Collection<?> all && all.isEmpty();
    if (!nothing) {
      properties.put(property, value);
    }
    return this;
  }

  @JsonValue
  Map<String, Object> properties() {
    return properties;
  }

  /** As JSON that can stand in a {@code <script>} of an HTML page too. */
  public String write(ObjectMapper json) {
    try {
      return json.writer().with(new NoTags()).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes {@code <} as an escape, so that no text ends or begins an element. */
  private static final class NoTags extends CharacterEscapes {
    private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

    private NoTags() {
      escapes['<'] = CharacterEscapes.ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return null;
    }
  }
}
