package org.dateline.syndication.article;

import java.util.ArrayList;
import java.util.List;
import org.dateline.article.ArticleView;
import org.dateline.article.Body;
import org.dateline.source.CitationView;
import org.dateline.syndication.Characters;
import org.dateline.version.VersionView;

/** An article as text alone, in lines of 72 characters where there are spaces to break them at. */
final class PlainText {

  private static final int WIDTH = 72;

  private PlainText() {}

  static String of(Copy copy) {
    ArticleView article = copy.article();
    List<String> blocks = new ArrayList<>();
    blocks.add(article.headline());
    blocks.add(article.standfirst());
    blocks.add(article.byline() + " · " + article.publishedAt());
    if (copy.terms().fullText()) {
      blocks.add(Body.plain(article.body().content()));
    }
    if (!copy.corrections().isEmpty()) {
      blocks.add("Corrections");
      copy.corrections().forEach(c -> blocks.add(correction(c)));
    }
    blocks.add("Sources");
    int number = 1;
    for (CitationView source : copy.sources()) {
      blocks.add("[" + number++ + "] " + source(source));
    }
    blocks.add("From " + copy.publisher().name() + ": " + copy.address());
    blocks.addAll(copy.lines());
    return String.join("\n\n", blocks.stream().map(PlainText::wrap).toList()) + "\n";
  }

  private static String correction(VersionView version) {
    return version.validFrom() + (version.note() == null ? "" : ": " + version.note());
  }

  private static String source(CitationView source) {
    return source.title()
        + ", "
        + source.publisher()
        + (source.published() == null ? "" : ", " + source.published())
        + ", "
        + source.url();
  }

  private static String wrap(String block) {
    StringBuilder wrapped = new StringBuilder();
    for (String line : Characters.legal(block).split("\\R", -1)) {
      int length = 0;
      for (String word : line.split(" +", -1)) {
        boolean first = length == 0;
        if (!first && length + 1 + word.length() > WIDTH) {
          wrapped.append('\n');
          length = 0;
        } else if (!first) {
          wrapped.append(' ');
          length++;
        }
        wrapped.append(word);
        length += word.length();
      }
      wrapped.append('\n');
    }
    return wrapped.toString().strip();
  }
}
