package org.dateline.syndication.article;

import java.util.ArrayList;
import java.util.List;
import org.dateline.article.ArticleView;
import org.dateline.source.CitationView;
import org.dateline.syndication.Characters;
import org.dateline.version.VersionView;

/**
 * An article as Markdown: CommonMark, with the footnotes that GitHub and many others know for the
 * sources.
 */
final class Markdown {

  private Markdown() {}

  static String of(Copy copy) {
    ArticleView article = copy.article();
    List<String> blocks = new ArrayList<>();
    blocks.add("# " + escape(article.headline()));
    blocks.add("**" + escape(article.standfirst()) + "**");
    blocks.add(escape(article.byline()) + " · " + article.publishedAt());
    if (article.image() != null) {
      String url = copy.publisher().address(article.image().url());
      blocks.add("![" + escape(article.image().alt()) + "](" + target(url) + ")");
    }
    if (copy.terms().fullText()) {
      blocks.add(body(copy));
    }
    if (!copy.corrections().isEmpty()) {
      blocks.add("## Corrections");
      copy.corrections().forEach(c -> blocks.add("- " + correction(c)));
    }
    if (!copy.terms().fullText()) {
      blocks.add("## Sources");
    }
    for (CitationView source : copy.sources()) {
      blocks.add((copy.terms().fullText() ? "[^" + source.slug() + "]: " : "1. ") + source(source));
    }
    blocks.add("---");
    blocks.add("From [" + escape(copy.publisher().name()) + "](" + target(copy.address()) + ")");
    copy.lines().forEach(l -> blocks.add(escape(l)));
    return Characters.legal(String.join("\n\n", blocks)) + "\n";
  }

  /** The text as it was written, with addresses that hold anywhere. */
  private static String body(Copy copy) {
    String home = copy.publisher().url().replace("$", "\\$");
    return copy.article()
        .body()
        .content()
        .strip()
        .replaceAll("]\\((<?)/(?!/)", "]($1" + home + "/");
  }

  private static String correction(VersionView version) {
    return version.validFrom() + (version.note() == null ? "" : ": " + escape(version.note()));
  }

  private static String source(CitationView source) {
    return "["
        + escape(source.title())
        + "]("
        + target(source.url())
        + "), "
        + escape(source.publisher())
        + (source.published() == null ? "" : ", " + source.published());
  }

  /** A text that is no markup, in one line. */
  private static String escape(String text) {
    return text.replaceAll("\\s+", " ").strip().replaceAll("[\\\\`*_\\[\\]<>#!|~&]", "\\\\$0");
  }

  private static String target(String url) {
    return "<" + url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C") + ">";
  }
}
