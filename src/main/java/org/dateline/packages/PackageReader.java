package org.dateline.packages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a package from JSON, and goes on after an error, so that all of them are found at once. */
@ApplicationScoped
class PackageReader {

  private final Validator validator;

  PackageReader(Validator validator) {
    this.validator = validator;
  }

  /**
   * Reads a package.
   *
   * @param findings takes what is wrong with its form
   * @return what could be read; incomplete where something is wrong
   * @throws IOException if it is no JSON at all, or cannot be read
   */
  StoryPackage read(InputStream json, Findings findings) throws IOException {
    StoryPackage story = mapper(findings).readValue(json, StoryPackage.class);
    if (story == null) {
      findings.add("", null, "must be an object");
      return null;
    }
    validator
        .validate(story)
        .forEach(
            v -> findings.add(pointer(v.getPropertyPath()), v.getInvalidValue(), v.getMessage()));
    return story;
  }

  private static ObjectMapper mapper(Findings findings) {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(new SimpleModule().addDeserializer(String.class, new Text()))
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .addHandler(new Collecting(findings))
        .build();
  }

  /**
   * Bean Validation's path as a JSON pointer: the index of an element stands with the node after
   * its list.
   */
  private static String pointer(Path path) {
    StringBuilder pointer = new StringBuilder();
    for (Path.Node node : path) {
      if (node.isInIterable() && node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      }
      if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
        pointer.append('/').append(node.getName());
      }
    }
    return pointer.toString();
  }

  /** Jackson's own would take a number for a text. */
  private static final class Text extends StdScalarDeserializer<String> {
    private Text() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return parser.hasToken(JsonToken.VALUE_STRING)
          ? parser.getText()
          : (String) context.handleUnexpectedToken(String.class, parser);
    }
  }

  /** Notes what does not fit, and takes null in its place. */
  private static final class Collecting extends DeserializationProblemHandler {
    private final Findings findings;

    private Collecting(Findings findings) {
      this.findings = findings;
    }

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        JsonDeserializer<?> reader,
        Object target,
        String name)
        throws IOException {
      Object[] known =
          reader == null || reader.getKnownPropertyNames() == null
              ? new Object[0]
              : reader.getKnownPropertyNames().toArray();
      findings.add(pointer(parser), null, "is not a known field", known);
      parser.skipChildren();
      return true;
    }

    @Override
    public Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String value, String message) {
      Object[] allowed =
          type.isEnum()
              ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toArray()
              : new Object[0];
      String detail = type.isEnum() ? "is not one of the allowed words" : "must be " + name(type);
      findings.add(pointer(context.getParser()), value, detail, allowed);
      return null;
    }

    @Override
    public Object handleWeirdNumberValue(
        DeserializationContext context, Class<?> type, Number value, String message) {
      findings.add(pointer(context.getParser()), value, "must be " + name(type));
      return null;
    }

    @Override
    public Object handleUnexpectedToken(
        DeserializationContext context,
        JavaType type,
        JsonToken token,
        JsonParser parser,
        String message)
        throws IOException {
      findings.add(pointer(parser), null, "must be " + name(type.getRawClass()));
      parser.skipChildren();
      return null;
    }

    private static String pointer(JsonParser parser) {
      return parser.getParsingContext().pathAsPointer().toString();
    }

    private static String name(Class<?> type) {
      if (type == java.time.Instant.class) {
        return "an RFC 3339 time, such as 2024-01-09T22:00:00Z";
      }
      if (type == String.class || type.isEnum()) {
        return "a string";
      }
      if (Number.class.isAssignableFrom(type)) {
        return "a number";
      }
      return java.util.Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }
  }
}
