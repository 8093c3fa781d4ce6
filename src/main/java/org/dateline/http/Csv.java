package org.dateline.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A list as CSV, RFC 4180: a header, then a row for each item. The columns follow from the type of
 * the items alone, so that they are the same on every page: a field of an object in the item is
 * {@code version.number}; a list of words is one cell, {@code a; b}; any other list or map is one
 * cell of JSON. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
final class Csv {

  static final String MEDIA_TYPE = "text/csv";

  /** What is sent: RFC 4180 section 3 and RFC 7111. */
  static final String FULL_TYPE = "text/csv;charset=UTF-8;header=present";

  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");

  private Csv() {}

  /**
   * Writes a list.
   *
   * @param items as JSON
   * @param type the record that an item is
   * @param fields the fields that were asked for; null for all
   */
  static String of(JsonNode items, JavaType type, Fields fields) {
    List<List<String>> columns = new ArrayList<>();
    columns(type, List.of(), columns);
    if (fields != null) {
      columns.removeIf(c -> !fields.reach(c));
    }
    StringBuilder csv = new StringBuilder();
    csv.append(row(columns.stream().map(c -> String.join(".", c)).toList()));
    for (JsonNode item : items) {
      csv.append(row(columns.stream().map(c -> cell(at(item, c))).toList()));
    }
    return csv.toString();
  }

  private static void columns(JavaType type, List<String> path, List<List<String>> columns) {
    RecordComponent[] components = type.getRawClass().getRecordComponents();
    if (components == null) {
      columns.add(path);
      return;
    }
    for (RecordComponent component : components) {
      List<String> here = new ArrayList<>(path);
      here.add(component.getName());
      columns(Fields.type(component), here, columns);
    }
  }

  private static JsonNode at(JsonNode item, List<String> path) {
    JsonNode node = item;
    for (String name : path) {
      node = node.path(name);
    }
    return node;
  }

  private static String cell(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (node.isNumber() || node.isBoolean()) {
      return node.asText();
    }
    boolean words =
        node.isArray()
            && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isValueNode);
    String text =
        words
            ? StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("; "))
            : node.isContainerNode() ? node.toString() : node.asText();
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String cell) {
    return QUOTED.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
