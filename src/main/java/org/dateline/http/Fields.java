package org.dateline.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A choice of fields, {@code fields=slug,version.number}: a tree of names, where a leaf means all
 * that is below.
 */
final class Fields {

  private final Map<String, Fields> names = new TreeMap<>();

  /**
   * Reads the parameter and checks it against the view that is answered.
   *
   * @param item the type of the answer, or of a page's items
   * @throws Problem 400 that lists the fields there are
   */
  static Fields of(String parameter, JavaType item) {
    Fields root = new Fields();
    for (String path : parameter.split(",", -1)) {
      Fields here = root;
      JavaType type = item;
      for (String name : path.strip().split("\\.", -1)) {
        type = descend(type, name, path);
        here = here.names.computeIfAbsent(name, n -> new Fields());
      }
    }
    return root;
  }

  private static JavaType descend(JavaType type, String name, String path) {
    JavaType content = type.isContainerType() ? type.getContentType() : type;
    if (type.isMapLikeType() || type.getRawClass() == Object.class) {
      return content;
    }
    RecordComponent[] components = content.getRawClass().getRecordComponents();
    List<String> allowed =
        components == null
            ? List.of()
            : Arrays.stream(components).map(RecordComponent::getName).toList();
    if (!allowed.contains(name)) {
      String detail = "\"fields\" knows no \"" + path + "\"";
      throw Problem.of(
          ProblemType.INVALID_PARAMETER,
          detail,
          List.of(Violation.parameter("fields", path, detail, allowed)));
    }
    return type(components[allowed.indexOf(name)]);
  }

  /** The type of a field of a view. */
  static JavaType type(RecordComponent component) {
    return TYPES.constructType(component.getGenericType());
  }

  /** Whether this field, or something below it, was chosen. */
  boolean reach(List<String> path) {
    Fields here = this;
    for (String name : path) {
      if (here.names.isEmpty()) {
        return true;
      }
      here = here.names.get(name);
      if (here == null) {
        return false;
      }
    }
    return true;
  }

  private static final com.fasterxml.jackson.databind.type.TypeFactory TYPES =
      new ObjectMapper().getTypeFactory();

  JsonNode prune(JsonNode node) {
    if (names.isEmpty()) {
      return node;
    }
    if (node instanceof ArrayNode array) {
      array.forEach(this::prune);
    } else if (node instanceof ObjectNode object) {
      for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
        Map.Entry<String, JsonNode> field = fields.next();
        Fields below = names.get(field.getKey());
        if (below == null) {
          fields.remove();
        } else {
          below.prune(field.getValue());
        }
      }
    }
    return node;
  }
}
