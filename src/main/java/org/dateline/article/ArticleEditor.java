package org.dateline.article;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.change.Changes;
import org.dateline.country.Countries;
import org.dateline.country.Country;
import org.dateline.http.Findings;
import org.dateline.source.Citation;
import org.dateline.source.CitationDraft;
import org.dateline.source.Citing;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.References;

/** Publishes articles. */
@Singleton
public class ArticleEditor extends Editor<Article, ArticleDraft> {

  /** A link to an item of ours, with or without the API's prefix. */
  private static final Pattern INTERNAL =
      Pattern.compile("(?:/api/v1)?/(" + Kind.PATHS + ")/([^/?#]+).*");

  private final Citing citing;
  private final Countries countries;

  ArticleEditor(
      Articles articles, EntityManager em, Changes changes, Citing citing, Countries countries) {
    super(Kind.ARTICLE, ArticleDraft.class, articles, em, changes);
    this.citing = citing;
    this.countries = countries;
  }

  @Override
  protected Article write(String story, ArticleDraft draft, Instant from, Article previous) {
    return write(story, draft, draft == null ? null : Body.parse(draft.body()), from);
  }

  /** The same, its text read before; null for a retraction. */
  Article write(String story, ArticleDraft draft, Body body, Instant from) {
    if (draft == null) {
      return new Article(story, null, null, null, null);
    }
    List<Citation> citations = citing.inParagraphs(draft.citations(), body.cited(), from);
    List<Country> about =
        draft.countries().stream().map(c -> countries.known(c).orElseThrow()).toList();
    return new Article(story, draft, body, about, citations);
  }

  @Override
  protected ArticleDraft content(Article article) {
    return new ArticleDraft(
        article.headline,
        article.standfirst,
        article.markdown,
        article.byline,
        article.section,
        article.tags,
        article.language(),
        article.countries.stream().map(Country::code).toList(),
        article.image,
        CitationDraft.of(article.citations));
  }

  @Override
  public void check(String at, ArticleDraft article, Findings findings, References known) {
    check(at, article, Body.parse(article.body()), findings, known);
  }

  /** The same, its text read before. */
  public void check(
      String at, ArticleDraft article, Body body, Findings findings, References known) {
    for (int i = 0; i < article.countries().size(); i++) {
      known.country(at + "/countries/" + i, article.countries().get(i), findings);
    }
    Citing.check(at, article.citations(), findings, known);
    Set<String> listed = new HashSet<>();
    for (int i = 0; i < article.citations().size(); i++) {
      String source = article.citations().get(i).source();
      listed.add(source);
      if (!body.cited().containsKey(source)) {
        findings.add(
            at + "/citations/" + i + "/source", source, "is cited by no paragraph of the body");
      }
    }
    for (String cited : body.cited().keySet()) {
      if (!listed.contains(cited)) {
        findings.add(
            at + "/body",
            "[^" + cited + "]",
            "cites a source that is not in the list of citations");
      }
    }
    if (!body.uncited().isEmpty()) {
      findings.add(
          at + "/body",
          "paragraph " + body.uncited().get(0),
          "has a paragraph that cites no source");
    }
    for (String link : body.links()) {
      Matcher internal = INTERNAL.matcher(link);
      if (internal.matches()) {
        Kind kind = Kind.ofPath(internal.group(1)).orElseThrow();
        if (!known.item().test(kind, internal.group(2))) {
          findings.add(at + "/body", link, "links to a " + kind + " that is not published");
        }
      }
    }
  }
}
