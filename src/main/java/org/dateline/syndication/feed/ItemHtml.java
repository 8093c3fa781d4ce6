package org.dateline.syndication.feed;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dateline.source.CitationView;

/**
 * What a feed reader shows of an article: its text, after what was put right in it, and before what
 * it rests on. It stands by itself: a link leads to where it leads from everywhere, a citation to
 * the source.
 */
final class ItemHtml {

  /** In sanitised HTML an attribute is always in double quotes. */
  private static final Pattern HREF = Pattern.compile("href=\"(#source-([a-z0-9-]+)|/[^\"]*)\"");

  private ItemHtml() {}

  /**
   * The HTML of an item.
   *
   * @param text sanitised HTML, or null for the summary only
   * @param summary plain text
   * @param sources what it rests on
   * @param absolute makes an absolute address of a path on this service
   */
  static String of(
      String text,
      String summary,
      List<FeedItem.Correction> corrections,
      List<CitationView> sources,
      Feed.Rights rights,
      UnaryOperator<String> absolute) {
    StringBuilder html = new StringBuilder();
    for (FeedItem.Correction correction : corrections) {
      LocalDate day = LocalDate.ofInstant(correction.at(), ZoneOffset.UTC);
      html.append("<p><strong>Correction (" + day + "):</strong> ");
      html.append(escaped(correction.note())).append("</p>\n");
    }
    Map<String, CitationView> bySlug =
        sources.stream().collect(Collectors.toMap(CitationView::slug, Function.identity()));
    html.append(
        text == null ? "<p>" + escaped(summary) + "</p>" : linked(text, bySlug, absolute).strip());
    html.append("\n<h2>Sources</h2>\n<ol>\n");
    numbered(text, sources, bySlug).forEach(source -> html.append(item(source)));
    html.append("</ol>");
    if (rights.attribution() != null) {
      html.append("\n<p>").append(escaped(rights.attribution())).append("</p>");
    }
    return html.toString();
  }

  private static String linked(
      String text, Map<String, CitationView> sources, UnaryOperator<String> absolute) {
    return HREF.matcher(text)
        .replaceAll(
            link -> {
              CitationView source = sources.get(link.group(2));
              String target =
                  link.group(2) == null
                      ? absolute.apply(link.group(1))
                      : source == null ? link.group(1) : escaped(source.url());
              return Matcher.quoteReplacement("href=\"" + target + "\"");
            });
  }

  /** In the order of the numbers that the text has for them. */
  private static List<CitationView> numbered(
      String text, List<CitationView> sources, Map<String, CitationView> bySlug) {
    if (text == null) {
      return sources;
    }
    List<CitationView> ordered = new ArrayList<>();
    HREF.matcher(text)
        .results()
        .map((MatchResult link) -> link.group(2))
        .filter(slug -> slug != null && bySlug.containsKey(slug))
        .distinct()
        .map(bySlug::get)
        .forEach(ordered::add);
    sources.stream().filter(s -> !ordered.contains(s)).forEach(ordered::add);
    return ordered;
  }

  private static String item(CitationView source) {
    String published = source.published() == null ? "" : ", " + source.published();
    return "<li><a href=\"%s\">%s</a>, %s%s</li>\n"
        .formatted(
            escaped(source.url()),
            escaped(source.title()),
            escaped(source.publisher()),
            escaped(published));
  }

  /** Plain text as HTML. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
