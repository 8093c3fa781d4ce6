package org.dateline.packages.foreign;

import static org.dateline.packages.foreign.JsonFile.elements;
import static org.dateline.packages.foreign.JsonFile.field;
import static org.dateline.packages.foreign.JsonFile.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dateline.packages.foreign.Found.Markup;
import org.dateline.packages.foreign.Found.Publication;
import org.dateline.packages.foreign.Found.Text;

/** IPTC ninjs 2.x and 3.x. */
final class NinjsFormat implements Format {

  private static final Set<String> TEXTS = Set.of("text", "composite", "component");
  private static final int DEEPEST = 20;

  @Override
  public void read(MendedText text, Consumer<Found> found, Account account) throws IOException {
    JsonNode file = JsonFile.read(text);
    if (file.isArray()) {
      for (int i = 0; i < file.size(); i++) {
        item(file.get(i), "/" + i, 0, found, account);
      }
    } else {
      item(file, "", 0, found, account);
    }
    text.tell(account);
  }

  private void item(JsonNode item, String at, int depth, Consumer<Found> found, Account account) {
    String here = at.isEmpty() ? "the file" : at;
    String against = against(item);
    if (against == null) {
      found.accept(found(item, here, account));
    } else {
      account.item(here, against);
    }
    JsonNode inner = field(item, "associations");
    if (depth == DEEPEST && !inner.isEmpty()) {
      account.field(here, "associations", "lie more than " + DEEPEST + " deep");
    } else {
      // An array since 2.0, and an object by name before.
      for (Map.Entry<String, JsonNode> entry : properties(inner)) {
        item(entry.getValue(), at + "/associations/" + entry.getKey(), depth + 1, found, account);
      }
    }
  }

  private static List<Map.Entry<String, JsonNode>> properties(JsonNode inner) {
    if (inner.isObject()) {
      return List.copyOf(inner.properties());
    }
    return java.util.stream.IntStream.range(0, inner.size())
        .mapToObj(i -> Map.entry(String.valueOf(i), inner.get(i)))
        .toList();
  }

  private static String against(JsonNode item) {
    if (!item.isObject()) {
      return "is no object";
    }
    if (text(item, "uri") == null) {
      return "has no uri";
    }
    String type = text(item, "type");
    if (type != null && !TEXTS.contains(type)) {
      return "is of type \"" + type + "\", not a text";
    }
    String status = text(item, "pubStatus");
    if (status != null && !status.equals("usable")) {
      return "has the status \"" + status + "\"";
    }
    if ("partial".equals(text(item, "representationType"))) {
      return "is only a part of the item (representationType is \"partial\")";
    }
    if (field(item, "bodies").isEmpty() && !field(item, "associations").isEmpty()) {
      return "has no body of its own; what it holds is taken in";
    }
    return null;
  }

  private static Found found(JsonNode item, String at, Account account) {
    String embargo = text(item, "embargoedUntil");
    embargo = embargo == null ? text(item, "embargoed") : embargo;
    if (embargo != null && !isOver(embargo)) {
      account.field(at, "embargo", "it must not be published before " + embargo);
    }
    List<String> subjects = names(field(item, "subjects"));
    List<String> genres = names(field(item, "genres"));
    String by = text(item, "by");
    String headline = plain(best(field(item, "headlines")));
    String uri = text(item, "uri");
    return new Found(
        at,
        uri,
        headline == null ? Plain.line(text(item, "title")) : headline,
        plain(best(field(item, "descriptions"))),
        best(field(item, "bodies")),
        by == null ? List.of() : List.of(by),
        subjects.stream().limit(1).toList(),
        Stream.concat(subjects.stream().skip(1), genres.stream()).toList(),
        text(item, "language"),
        date(item, at, account),
        link(item, uri),
        null,
        new Publication(publisher(item), null, null));
  }

  private static boolean isOver(String embargo) {
    try {
      return OffsetDateTime.parse(embargo).toInstant().isBefore(Instant.now());
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Of several forms of a text that with the most markup, as the others are made of it. */
  private static Text best(JsonNode forms) {
    List<Text> texts = elements(forms).map(NinjsFormat::form).filter(Objects::nonNull).toList();
    return texts.stream()
        .filter(t -> t.markup() == Markup.HTML)
        .findFirst()
        .orElse(texts.isEmpty() ? null : texts.get(0));
  }

  private static Text form(JsonNode form) {
    String value = text(form, "value");
    if (value == null) {
      return null;
    }
    String type = text(form, "contentType");
    boolean html = type == null ? value.contains("</") : type.contains("html");
    return new Text(value, html ? Markup.HTML : Markup.PLAIN);
  }

  private static String plain(Text text) {
    if (text == null) {
      return null;
    }
    return text.markup() == Markup.HTML ? Plain.ofHtml(text.content()) : Plain.line(text.content());
  }

  private static List<String> names(JsonNode concepts) {
    return elements(concepts)
        .map(c -> text(c, "name") == null ? text(c, "literal") : text(c, "name"))
        .filter(Objects::nonNull)
        .toList();
  }

  private static LocalDate date(JsonNode item, String at, Account account) {
    String written =
        Stream.of("firstCreated", "versionCreated", "contentCreated")
            .map(f -> text(item, f))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return account.day(at, written);
  }

  /** The item's own address, or that of its rendition as a page. */
  private static String link(JsonNode item, String uri) {
    return elements(field(item, "renditions"))
        .filter(r -> String.valueOf(text(r, "contentType")).contains("html"))
        .map(r -> text(r, "href"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(uri.matches("https?://\\S+") ? uri : null);
  }

  private static String publisher(JsonNode item) {
    return names(field(item, "infoSources")).stream()
        .findFirst()
        .orElse(text(item, "copyrightHolder"));
  }
}
