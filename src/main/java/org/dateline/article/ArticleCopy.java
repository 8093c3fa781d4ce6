package org.dateline.article;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dateline.database.Copy;
import org.dateline.source.Citation;
import org.dateline.version.Release;
import org.hibernate.Session;

/** Stores many articles at once, each with its whole history. */
@Singleton
public class ArticleCopy {

  private static final List<String> COUNTRY = List.of("article_id", "position", "country");
  private static final List<String> CITATION =
      List.of("article_id", "position", "source_id", "paragraphs", "note");

  private final EntityManager em;
  private final ArticleEditor editor;

  ArticleCopy(EntityManager em, ArticleEditor editor) {
    this.em = em;
    this.editor = editor;
  }

  /**
   * An article that may be new.
   *
   * @param bodies the text of each version, read before; null where it is a retraction
   */
  public record Whole(
      String slug, String story, List<Release<ArticleDraft>> versions, List<Body> bodies) {}

  /**
   * What became of articles.
   *
   * @param unchanged how many were there already, with the very same history
   * @param taken those whose slug is taken by one with another history; they are not stored
   */
  public record Stored(int created, int unchanged, Set<String> taken) {}

  /**
   * Stores those that are not there yet. Belongs into a transaction.
   *
   * @param articles all that they refer to is known, and no slug is in it twice
   * @param changes takes what was done, as {@link org.dateline.change.Changes#collect} has it
   */
  public Stored store(List<Whole> articles, Copy changes) {
    Set<String> fresh = editor.reserveAll(articles.stream().map(Whole::slug).toList());
    List<Whole> there = articles.stream().filter(a -> !fresh.contains(a.slug())).toList();
    Set<String> taken = new HashSet<>();
    if (!there.isEmpty()) {
      Map<String, List<Instant>> known = editor.moments(there.stream().map(Whole::slug).toList());
      for (Whole article : there) {
        List<Instant> given = article.versions().stream().map(Release::validFrom).toList();
        if (!given.equals(known.getOrDefault(article.slug(), List.of()))) {
          taken.add(article.slug());
        }
      }
    }
    List<Article> rows = new ArrayList<>();
    for (Whole article : articles) {
      if (fresh.contains(article.slug())) {
        rows.addAll(rows(article));
      }
    }
    if (!rows.isEmpty()) {
      write(rows, changes);
    }
    return new Stored(fresh.size(), there.size() - taken.size(), taken);
  }

  private List<Article> rows(Whole article) {
    return editor.rows(
        article.slug(),
        article.versions(),
        (i, previous) -> {
          Release<ArticleDraft> version = article.versions().get(i);
          return editor.write(
              article.story(), version.content(), article.bodies().get(i), version.validFrom());
        });
  }

  private void write(List<Article> rows, Copy changes) {
    editor.number(rows);
    Copy articles = Article.rows();
    Copy countries = new Copy("article_country", COUNTRY);
    Copy citations = new Copy("citation", CITATION);
    String section = null;
    for (Article row : rows) {
      articles.add(row.row());
      for (int i = 0; i < row.countries.size(); i++) {
        countries.add(List.of(row.id(), i, row.countries.get(i).code()));
      }
      for (int i = 0; i < row.citations.size(); i++) {
        Citation c = row.citations.get(i);
        citations.add(Arrays.asList(row.id(), i, c.source().id(), c.paragraphs(), c.note()));
      }
      String before = row.version() == 1 ? null : section;
      section = row.section == null ? before : row.section;
      changes.add(change(row, section, before));
    }
    // What they refer to may be waiting to be written.
    em.flush();
    em.unwrap(Session.class)
        .doWork(
            connection -> {
              articles.send(connection);
              countries.send(connection);
              citations.send(connection);
              changes.send(connection);
            });
  }

  /** What is told of a version. A retraction is told to the section that the article was in. */
  private static List<Object> change(Article row, String section, String before) {
    return Arrays.asList(
        row.kind(),
        row.slug(),
        row.story(),
        row.version(),
        row.change(),
        row.changeNote(),
        row.validFrom(),
        section,
        Objects.equals(section, before) ? null : before);
  }
}
