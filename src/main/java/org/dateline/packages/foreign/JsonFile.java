package org.dateline.packages.foreign;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON of other systems, which is read whole, as its parts refer to each other. */
final class JsonFile {

  /** As much as fits into a small machine's memory a few times over. */
  static final int LONGEST = 64 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @throws Unreadable if it is no JSON, or too long
   */
  static JsonNode read(Reader text) throws IOException {
    try {
      JsonNode read = JSON.readTree(new Bounded(text));
      if (read == null || read.isMissingNode()) {
        throw new Unreadable("is empty", null);
      }
      return read;
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      throw new Unreadable(
          "is not well-formed JSON: " + e.getOriginalMessage().replaceFirst("(?s)\\R.*", ""),
          where == null ? null : (long) where.getLineNr());
    }
  }

  /** A field's text; null if it has none. */
  static String text(JsonNode node, String field) {
    JsonNode value = field(node, field);
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? value.asText()
        : null;
  }

  /** A field by its name in camel case, or in lower case, as ninjs 2 has it. */
  static JsonNode field(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() ? node.path(field.toLowerCase(Locale.ROOT)) : value;
  }

  static Stream<JsonNode> elements(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  private static final class Bounded extends FilterReader {
    private long length;

    private Bounded(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] target, int offset, int most) throws IOException {
      int number = in.read(target, offset, most);
      length += number;
      if (length > LONGEST) {
        throw new Unreadable("has more than " + LONGEST + " characters", null);
      }
      return number;
    }
  }
}
