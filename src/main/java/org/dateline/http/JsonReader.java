package org.dateline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads records from JSON, and goes on after an error, so that all of them are found at once. */
@ApplicationScoped
public class JsonReader {

  /** What no text needs, and XML and PostgreSQL refuse. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  private static final ObjectMapper STRICT = builder().build();

  /** Goes on after an error; making a mapper costs far more than reading with it. */
  private static final ObjectMapper PATIENT = builder().addHandler(new Collecting()).build();

  private final Validator validator;

  JsonReader(Validator validator) {
    this.validator = validator;
  }

  /**
   * Reads a record, and looks whether it is whole.
   *
   * @param findings takes what is wrong with it
   * @return what could be read; incomplete where something is wrong, null where it is no object
   * @throws IOException if it is no JSON at all, or cannot be read
   */
  public <T> T read(InputStream json, Class<T> type, Findings findings) throws IOException {
    T read = patient(type, findings).readValue(json);
    if (read == null) {
      findings.add("", null, "must be an object");
    } else {
      validate("", read, findings);
    }
    return read;
  }

  /** The same from the body of a request. */
  public <T> T read(byte[] json, Class<T> type, Findings findings) throws IOException {
    return read(new ByteArrayInputStream(json), type, findings);
  }

  /** Reads any JSON, to be taken apart later. */
  public JsonNode tree(byte[] json) throws IOException {
    return STRICT.readTree(json);
  }

  /** Reads JSON that we have written ourselves. */
  public JsonNode tree(String json) {
    try {
      return STRICT.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a record, of which anything may still be missing.
   *
   * @param at JSON pointer to it in the document that the client sent
   * @return null where it is no object
   */
  public <T> T incomplete(JsonNode json, Class<T> type, String at, Findings findings) {
    if (json == null || !json.isObject()) {
      findings.add(at, null, "must be an object");
      return null;
    }
    Findings own = new Findings();
    try {
      return patient(type, own).readValue(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      findings.addAll(at, own);
    }
  }

  /** Looks whether a record is whole. */
  public void validate(String at, Object read, Findings findings) {
    validator
        .validate(read)
        .forEach(
            v ->
                findings.add(
                    at + pointer(v.getPropertyPath()), v.getInvalidValue(), v.getMessage()));
  }

  /** A record as canonical JSON: in the order of its fields, without those that are empty. */
  public String write(Object value) {
    try {
      return STRICT.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectReader patient(Class<?> type, Findings findings) {
    return PATIENT.readerFor(type).withAttribute(Findings.class, findings);
  }

  private static JsonMapper.Builder builder() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(new SimpleModule().addDeserializer(String.class, new Text()))
        .serializationInclusion(JsonInclude.Include.NON_EMPTY)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
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
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      String text = parser.getText();
      return CONTROL.matcher(text).find()
          ? (String) context.handleWeirdStringValue(String.class, text, "control character")
          : text;
    }
  }

  /** Notes what does not fit, and takes null in its place. */
  private static final class Collecting extends DeserializationProblemHandler {
    private static Findings findings(DeserializationContext context) {
      return (Findings) context.getAttribute(Findings.class);
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
      findings(context).add(pointer(parser), null, "is not a known field", known);
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
      String detail =
          type.isEnum()
              ? "is not one of the allowed words"
              : type == String.class ? "contains a control character" : "must be " + name(type);
      findings(context).add(pointer(context.getParser()), value, detail, allowed);
      return null;
    }

    @Override
    public Object handleWeirdNumberValue(
        DeserializationContext context, Class<?> type, Number value, String message) {
      findings(context).add(pointer(context.getParser()), value, "must be " + name(type));
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
      findings(context).add(pointer(parser), null, "must be " + name(type.getRawClass()));
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
