package org.dateline.syndication.article;

import org.dateline.article.ArticleView;
import org.dateline.syndication.Node;
import org.dateline.syndication.SchemaOrg;
import org.dateline.version.VersionView;

/** An article as schema.org has it. */
final class NewsArticle {

  private NewsArticle() {}

  static Node of(Copy copy) {
    ArticleView article = copy.article();
    Node news =
        Node.of("NewsArticle")
            .with("@id", copy.address())
            .with("url", copy.address())
            .with("headline", article.headline())
            .with("description", article.standfirst())
            .with("articleBody", copy.terms().fullText() ? copy.body().text() : null)
            .with("articleSection", article.section())
            .with("keywords", article.tags())
            .with("inLanguage", article.language())
            .with("datePublished", article.publishedAt())
            .with("dateModified", article.version().validFrom())
            .with("version", article.version().number())
            // As text: nothing tells whether it is a person or a desk.
            .with("author", article.byline())
            .with("publisher", SchemaOrg.organisation(copy.publisher()))
            .with("image", SchemaOrg.image(article.image(), copy.publisher()))
            .with(
                "isPartOf",
                Node.of("CreativeWorkSeries")
                    .with("@id", copy.storyAddress())
                    .with("name", copy.storyTitle())
                    .with("url", copy.storyAddress()))
            .with(
                "about",
                article.countries().stream()
                    .map(c -> SchemaOrg.country(c.code(), c.name(), copy.publisher()))
                    .toList())
            .with("citation", copy.sources().stream().map(SchemaOrg::source).toList())
            .with("correction", copy.corrections().stream().map(NewsArticle::correction).toList());
    return SchemaOrg.terms(news, copy.terms()).alone();
  }

  private static Node correction(VersionView version) {
    return Node.of("CorrectionComment")
        .with("text", version.note())
        .with("datePublished", version.validFrom());
  }
}
