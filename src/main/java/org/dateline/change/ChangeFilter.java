package org.dateline.change;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which changes someone follows.
 *
 * @param kinds of the items; empty for all
 * @param stories slugs, all that a story has had; empty for all
 * @param sections of articles, and then nothing but articles; empty for all
 * @param allowed the sections of articles that may be told at all; empty for all
 */
public record ChangeFilter(
    Set<String> kinds, Set<String> stories, Set<String> sections, Set<String> allowed) {

  /** Every change. */
  public static final ChangeFilter ALL = new ChangeFilter(Set.of(), Set.of(), Set.of(), Set.of());

  /** Whether this one is among them. */
  public boolean matches(Change change) {
    return (kinds.isEmpty() || kinds.contains(change.kind()))
        && (stories.isEmpty() || isOfThem(change))
        && (sections.isEmpty() || isIn(sections, change))
        && (allowed.isEmpty() || !change.kind().equals("article") || isIn(allowed, change));
  }

  private boolean isOfThem(Change change) {
    return has(stories, change.story())
        || has(stories, change.storyBefore())
        // Its redirection carries the slug that it has now as its story.
        || change.kind().equals("story") && has(stories, change.slug());
  }

  private static boolean isIn(Set<String> sections, Change change) {
    return has(sections, change.section()) || has(sections, change.sectionBefore());
  }

  /** The JDK's immutable sets do not want to be asked for null. */
  private static boolean has(Set<String> words, String word) {
    return word != null && words.contains(word);
  }

  /** The same after a change: a story that is followed is so under its new slug as well. */
  public ChangeFilter after(Change change) {
    if (!change.kind().equals("story")
        || change.target() == null
        || !stories.contains(change.slug())) {
      return this;
    }
    Set<String> now = new HashSet<>(stories);
    now.add(change.target());
    return new ChangeFilter(kinds, now, sections, allowed);
  }

  /** The same as {@link #matches} in SQL, on the row {@code c}. */
  String condition() {
    StringBuilder sql = new StringBuilder();
    if (!kinds.isEmpty()) {
      sql.append(" and c.kind in (:kinds)");
    }
    if (!stories.isEmpty()) {
      sql.append(
          " and (c.story in (:stories) or c.story_before in (:stories)"
              + " or c.kind = 'story' and c.slug in (:stories))");
    }
    if (!sections.isEmpty()) {
      sql.append(" and (c.section in (:sections) or c.section_before in (:sections))");
    }
    if (!allowed.isEmpty()) {
      sql.append(
          " and (c.kind <> 'article' or c.section in (:allowed) or c.section_before in (:allowed))");
    }
    return sql.toString();
  }

  /** What {@link #condition} needs. */
  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    Map.of("kinds", kinds, "stories", stories, "sections", sections, "allowed", allowed)
        .forEach(
            (name, words) -> {
              if (!words.isEmpty()) {
                values.put(name, words);
              }
            });
    return values;
  }
}
