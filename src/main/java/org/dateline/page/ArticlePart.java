package org.dateline.page;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.article.ArticleView;

/**
 * An article on a page that has several.
 *
 * @param text its sanitised text, with ids and links of its own
 */
record ArticlePart(ArticleView article, String text) {

  // Where the sanitiser lets href stand, no text can: there it writes quotation marks as &#34;.
  private static final Pattern CITATION = Pattern.compile("<a href=\"#source-([a-z0-9-]+)\"");

  static ArticlePart of(ArticleView article) {
    String id = "article-" + article.slug();
    Set<String> met = new HashSet<>();
    String text =
        CITATION
            .matcher(article.body().content())
            .replaceAll(m -> Matcher.quoteReplacement(link(id, m.group(1), met.add(m.group(1)))));
    return new ArticlePart(article, lower(text));
  }

  /** With headings that come below the article's own, which is an h3 here. */
  private static String lower(String text) {
    return text.replaceAll("(</?h)4>", "$16>")
        .replaceAll("(</?h)3>", "$15>")
        .replaceAll("(</?h)2>", "$14>");
  }

  /** The first citation of a source is where its footnote leads back to. */
  private static String link(String id, String source, boolean first) {
    String name = first ? " id=\"" + id + "-cited-" + source + "\"" : "";
    return "<a%s href=\"#%s-source-%s\" role=\"doc-noteref\"".formatted(name, id, source);
  }
}
