package org.dateline.syndication.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dateline.access.Terms;
import org.dateline.article.ArticleView;
import org.dateline.article.Body;
import org.dateline.source.CitationView;
import org.dateline.syndication.Publisher;
import org.dateline.version.VersionView;

/**
 * An article as someone takes it over.
 *
 * @param article with its body as Markdown, its sources and its corrections
 * @param body its text
 * @param storyTitle the title of its story; null where that is not published
 * @param terms on what terms it is taken
 */
record Copy(ArticleView article, Body body, String storyTitle, Terms terms, Publisher publisher) {

  static Copy of(ArticleView article, String storyTitle, Terms terms, Publisher publisher) {
    return new Copy(article, Body.parse(article.body().content()), storyTitle, terms, publisher);
  }

  /** Where it is with us. */
  String address() {
    return publisher.address(article.links().get("self"));
  }

  String storyAddress() {
    return publisher.address(article.links().get("story"));
  }

  /** What it rests on, in the order in which the text mentions it: its numbers there. */
  List<CitationView> sources() {
    List<String> order = new ArrayList<>(body.cited().keySet());
    return article.sources().stream()
        .sorted(Comparator.comparingInt(s -> order.indexOf(s.slug())))
        .toList();
  }

  List<VersionView> corrections() {
    return article.corrections() == null ? List.of() : article.corrections();
  }

  /** The lines that must stand with it: who is to be named, and the licence. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (terms.attribution() != null) {
      lines.add(terms.attribution());
    }
    if (terms.licence() != null) {
      lines.add("Licence: " + terms.licence());
    }
    return lines;
  }
}
