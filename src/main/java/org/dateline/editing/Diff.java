package org.dateline.editing;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Compares the contents of two versions: objects field by field, texts word by word, lists by what
 * came and went.
 */
final class Diff {

  /**
   * The algorithm takes time with the square of it; what is longer is compared in coarser pieces.
   */
  private static final int MOST_PIECES = 4000;

  private final List<DiffView.Change> changes = new ArrayList<>();

  private Diff() {}

  static List<DiffView.Change> of(JsonNode from, JsonNode to) {
    Diff diff = new Diff();
    diff.compare("", from, to);
    return diff.changes;
  }

  private void compare(String at, JsonNode from, JsonNode to) {
    if (Objects.equals(from, to)) {
      return;
    }
    boolean both = from != null && to != null;
    if (both && from.isObject() && to.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      from.fieldNames().forEachRemaining(names::add);
      to.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(
            at + "/" + name.replace("~", "~0").replace("/", "~1"), from.get(name), to.get(name));
      }
    } else if ((from == null || from.isArray()) && (to == null || to.isArray())) {
      list(at, elements(from), elements(to));
    } else {
      boolean texts = both && from.isTextual() && to.isTextual();
      List<DiffView.Words> words = texts ? words(from.textValue(), to.textValue()) : null;
      changes.add(new DiffView.Change(at, from, to, null, null, null, words));
    }
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    if (array != null) {
      array.forEach(elements::add);
    }
    return elements;
  }

  private void list(String at, List<JsonNode> from, List<JsonNode> to) {
    List<JsonNode> added = new ArrayList<>(to);
    from.forEach(added::remove);
    List<JsonNode> removed = new ArrayList<>(from);
    to.forEach(removed::remove);
    boolean reordered = added.isEmpty() && removed.isEmpty();
    changes.add(new DiffView.Change(at, null, null, added, removed, reordered ? true : null, null));
  }

  private static List<DiffView.Words> words(String from, String to) {
    List<String> before = pieces(from, "(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");
    List<String> after = pieces(to, "(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");
    if (Math.max(before.size(), after.size()) > MOST_PIECES) {
      before = pieces(from, "(?<=\n)");
      after = pieces(to, "(?<=\n)");
    }
    if (Math.max(before.size(), after.size()) > MOST_PIECES) {
      before = List.of(from);
      after = List.of(to);
    }
    List<DiffView.Words> words = new ArrayList<>();
    int done = 0;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<String>()).getDeltas()) {
      int begin = delta.getSource().getPosition();
      add(words, "equal", before.subList(done, begin));
      add(words, "delete", delta.getSource().getLines());
      add(words, "insert", delta.getTarget().getLines());
      done = begin + delta.getSource().size();
    }
    add(words, "equal", before.subList(done, before.size()));
    return words;
  }

  private static List<String> pieces(String text, String boundary) {
    return Arrays.asList(text.split(boundary));
  }

  private static void add(List<DiffView.Words> words, String op, List<String> pieces) {
    if (!pieces.isEmpty()) {
      words.add(new DiffView.Words(op, String.join("", pieces)));
    }
  }
}
