package org.dateline.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dateline.packages.Importer;

/** Stories made for the tests of the pages. */
@ApplicationScoped
class StoryFile {

  static final String ARABIC =
      "مئات الأسطر من عنوان طويل جدا عن الصواريخ التي عبرت الحدود ".repeat(6).substring(0, 300);

  private static final String SOURCE = "undated-source-of-";

  private final Importer importer;
  private final ObjectMapper json;

  StoryFile(Importer importer, ObjectMapper json) {
    this.importer = importer;
    this.json = json;
  }

  /**
   * Stores a story whose texts all hold this one.
   *
   * @param events how many it has, a day each from 1 January 1990 on
   */
  void load(String slug, String title, String language, int events) {
    store(
        slug,
        title,
        language,
        IntStream.range(0, events).mapToObj(i -> event(slug, title, language, i)).toList(),
        List.of());
  }

  /** Stores a story with a statement, and an event, its last, of a country that did not sign. */
  void loadSigned(String slug, int events) {
    List<Map<String, Object>> all =
        IntStream.range(0, events).mapToObj(i -> event(slug, "Day " + i, "en", i)).toList();
    all.get(events - 1).put("title", "They stayed away");
    all.get(events - 1).put("countries", List.of(Map.of("code", "HU", "role", "non-signatory")));
    Map<String, Object> statement =
        Map.of(
            "title",
            "A statement",
            "summary",
            "One signed.",
            "language",
            "en",
            "issued",
            "1990-01-01",
            "publishedBy",
            "P & Q",
            "points",
            List.of("A point."),
            "signatories",
            List.of(
                Map.of("country", "FR", "capacity", "foreign-minister", "nameAsPrinted", "France")),
            "citations",
            cited(slug));
    store(slug, "Signed", "en", all, List.of(item(slug + "-statement", statement)));
  }

  private void store(
      String slug,
      String title,
      String language,
      List<Map<String, Object>> events,
      List<Map<String, Object>> statements) {
    Map<String, Object> story =
        Map.of("title", title, "standfirst", title, "language", language, "citations", cited(slug));
    Map<String, Object> file =
        Map.of(
            "format",
            "dateline-package/1",
            "sources",
            List.of(
                Map.of(
                    "slug",
                    SOURCE + slug,
                    "title",
                    title,
                    "publisher",
                    "P & Q",
                    "url",
                    "https://p.example/",
                    "kind",
                    "other",
                    "language",
                    "en",
                    "accessed",
                    "archived-copy")),
            "story",
            item(slug, story),
            "events",
            IntStream.range(0, events.size())
                .mapToObj(i -> item(slug + "-" + i, events.get(i)))
                .toList(),
            "statements",
            statements);
    try {
      importer.load(new ByteArrayInputStream(json.writeValueAsBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, Object>> cited(String slug) {
    return List.of(Map.of("source", SOURCE + slug));
  }

  private static Map<String, Object> item(String slug, Map<String, Object> content) {
    return Map.of(
        "slug",
        slug,
        "versions",
        List.of(
            Map.of(
                "validFrom",
                "2021-01-01T00:00:00Z",
                "change",
                "published",
                "author",
                "A",
                "content",
                content)));
  }

  private static Map<String, Object> event(String slug, String title, String language, int number) {
    Map<String, Object> event =
        new HashMap<>(
            Map.of(
                "title",
                title,
                "summary",
                title,
                "language",
                language,
                "kind",
                "other",
                "certainty",
                "reported",
                "citations",
                cited(slug)));
    event.put("occurred", java.time.LocalDate.of(1990, 1, 1).plusDays(number).toString());
    return event;
  }
}
