package org.dateline.packages.foreign;

import java.time.LocalDate;
import java.util.List;
import org.dateline.image.Image;

/**
 * An article as a file of another system has it. Anything may be missing: null, or an empty list.
 *
 * @param at where in the file, for people: a line or a JSON pointer
 * @param id what the other system knows it by
 * @param summary plain text
 * @param authors as printed
 * @param categories the first is the section, as written
 * @param published as printed there, whatever the time zone
 * @param link its address, absolute or relative to the publication's
 */
record Found(
    String at,
    String id,
    String title,
    String summary,
    Text body,
    List<String> authors,
    List<String> categories,
    List<String> tags,
    String language,
    LocalDate published,
    String link,
    Image image,
    Publication publication) {

  /**
   * Where it was published.
   *
   * @param link its address, which relative links begin from
   */
  record Publication(String title, String link, String language) {}

  /** A text, and how it is written. */
  record Text(String content, Markup markup) {}

  enum Markup {
    HTML,
    /** HTML in which a blank line parts two paragraphs, as older WordPress has it. */
    LOOSE_HTML,
    PLAIN
  }
}
