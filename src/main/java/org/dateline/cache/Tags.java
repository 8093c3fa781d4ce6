package org.dateline.cache;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.change.Change;
import org.dateline.version.Kind;

/**
 * What an answer was made of, in words that a change can be held against: each item that it names
 * ({@code articles/a-slug}), the story or the list that it is a view of ({@code in/a-story}, {@code
 * all/articles}), or {@code all}, where any change may concern it. The same go to a CDN as its
 * surrogate keys.
 */
final class Tags {

  private static final Pattern ITEM =
      Pattern.compile("/api/v1/(" + Kind.PATHS + "|sources)/([a-z0-9]+(?:-[a-z0-9]+)*)");
  private static final Pattern ONE =
      Pattern.compile("/api/v1/(" + Kind.PATHS + ")/([a-z0-9-]+)((?:/.*)?)");
  private static final Pattern LIST = Pattern.compile("/api/v1/(" + Kind.PATHS + ")(?:\\.csv)?");
  private static final Pattern OF_STORY = Pattern.compile("(?:.*&)?story=([a-z0-9-]+)(?:&.*)?");

  private static final int LONGEST_HEADER = 4000;

  private Tags() {}

  /**
   * The tags of an answer, the widest first.
   *
   * @param path of its address
   * @param query of its address, or null
   */
  static Set<String> of(String path, String query, byte[] body) {
    Set<String> tags = new LinkedHashSet<>();
    tags.add(whole(path, query));
    Matcher one = ITEM.matcher(path);
    if (one.find()) {
      tags.add(one.group(1) + "/" + one.group(2));
    }
    // ISO 8859-1, as one byte is then one character, and addresses are ASCII.
    Matcher named = ITEM.matcher(new String(body, StandardCharsets.ISO_8859_1));
    while (named.find()) {
      tags.add(named.group(1) + "/" + named.group(2));
    }
    return tags;
  }

  /**
   * As many of them as a header may hold. Where that is not all, {@code all} stands for the rest: a
   * CDN then drops the answer with any change.
   */
  static String header(Set<String> tags, String separator) {
    StringBuilder header = new StringBuilder();
    for (String tag : tags) {
      if (header.length() + tag.length() > LONGEST_HEADER) {
        return header.append(separator).append("all").toString();
      }
      header.append(header.isEmpty() ? "" : separator).append(tag);
    }
    return header.toString();
  }

  /** What it shows, beside the items that it names. */
  private static String whole(String path, String query) {
    Matcher one = ONE.matcher(path);
    if (one.matches()) {
      boolean isStory = one.group(1).equals("stories");
      return isStory ? "in/" + one.group(2) : one.group(1) + "/" + one.group(2);
    }
    Matcher story = OF_STORY.matcher(query == null ? "" : query);
    Matcher list = LIST.matcher(path);
    if (list.matches()) {
      return story.matches() ? "in/" + story.group(1) : "all/" + list.group(1);
    }
    return "all";
  }

  /** The tags of all answers that a change makes wrong. */
  static Set<String> of(Change change) {
    Set<String> tags = new HashSet<>();
    tags.add("all");
    String plural = Kind.pathOf(change.kind()).substring("/api/v1/".length());
    tags.add("all/" + plural);
    tags.add(plural + "/" + change.slug());
    if (change.target() != null) {
      tags.add(plural + "/" + change.target());
    }
    for (String story : stories(change)) {
      tags.add("in/" + story);
    }
    return tags;
  }

  private static List<String> stories(Change change) {
    if (change.story() == null) {
      return List.of();
    }
    return change.storyBefore() == null
        ? List.of(change.story())
        : List.of(change.story(), change.storyBefore());
  }
}
