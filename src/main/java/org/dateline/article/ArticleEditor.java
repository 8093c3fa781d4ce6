package org.dateline.article;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.dateline.change.Changes;
import org.dateline.country.Countries;
import org.dateline.country.Country;
import org.dateline.source.Citation;
import org.dateline.source.Citing;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.Release;

/** Publishes articles. */
@Singleton
public class ArticleEditor extends Editor<Article, ArticleDraft> {

  private final Citing citing;
  private final Countries countries;

  ArticleEditor(EntityManager em, Changes changes, Citing citing, Countries countries) {
    super(Kind.ARTICLE, em, changes);
    this.citing = citing;
    this.countries = countries;
  }

  @Override
  protected Article write(
      String story, ArticleDraft draft, Release<ArticleDraft> release, Article previous) {
    if (draft == null) {
      return new Article(story, null, null, null, null);
    }
    Body body = Body.parse(draft.body());
    List<Citation> citations =
        citing.inParagraphs(draft.citations(), body.cited(), release.validFrom());
    List<Country> about =
        draft.countries().stream().map(c -> countries.known(c).orElseThrow()).toList();
    return new Article(story, draft, body, about, citations);
  }
}
