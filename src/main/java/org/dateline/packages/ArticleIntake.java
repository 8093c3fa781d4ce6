package org.dateline.packages;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.article.ArticleCopy;
import org.dateline.article.ArticleDraft;
import org.dateline.article.Body;
import org.dateline.change.Changes;
import org.dateline.database.Copy;
import org.dateline.http.Findings;
import org.dateline.packages.StoryPackage.Item;

/**
 * The articles of a package as NDJSON, of which there may be any number: they are stored many at
 * once, and which slugs the package has had is kept by the database.
 */
final class ArticleIntake {

  private final EntityManager em;
  private final ArticleCopy copy;
  private final Changes changes;
  private final Copy collected;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Set<String> waitingSlugs = new HashSet<>();

  /** Begins one. Belongs into the transaction that must end with {@link #end}. */
  ArticleIntake(EntityManager em, ArticleCopy copy, Changes changes) {
    this.em = em;
    this.copy = copy;
    this.changes = changes;
    collected = changes.collect();
    em.createNativeQuery(
            "create temporary table imported_article (slug text primary key) on commit drop")
        .executeUpdate();
  }

  private record Waiting(
      Item<ArticleDraft> item, String story, List<Body> bodies, Findings findings) {}

  /** What became of some. */
  record Counts(long created, long unchanged) {}

  /** Takes the next one, however wrong it may be, to be stored with others. */
  void add(Item<ArticleDraft> item, String story, List<Body> bodies, Findings findings) {
    waiting.add(new Waiting(item, story, bodies, findings));
    waitingSlugs.add(item.slug());
  }

  /** Whether an article with this slug has come. */
  boolean knows(String slug) {
    return waitingSlugs.contains(slug)
        || !em.createNativeQuery("select 1 from imported_article where slug = :slug")
            .setParameter("slug", slug)
            .getResultList()
            .isEmpty();
  }

  /**
   * Stores those that wait and have nothing wrong with them.
   *
   * @param wanted false to only look whether their slugs are right
   */
  Counts store(boolean wanted) {
    Set<String> fresh = fresh();
    List<Waiting> right = new ArrayList<>();
    for (Waiting w : waiting) {
      String slug = w.item().slug();
      if (slug != null && !fresh.remove(slug)) {
        w.findings().add("/article/slug", slug, "is the slug of another item of this kind");
      }
      if (w.findings().all().isEmpty()) {
        right.add(w);
      }
    }
    boolean all = right.size() == waiting.size();
    waiting.clear();
    waitingSlugs.clear();
    if (!wanted || !all || right.isEmpty()) {
      return new Counts(0, 0);
    }
    ArticleCopy.Stored stored =
        copy.store(
            right.stream()
                .map(
                    w ->
                        new ArticleCopy.Whole(
                            w.item().slug(), w.story(), w.item().versions(), w.bodies()))
                .toList(),
            collected);
    for (Waiting w : right) {
      if (stored.taken().contains(w.item().slug())) {
        w.findings()
            .add("/article/slug", w.item().slug(), "is taken by an item with another history");
      }
    }
    return new Counts(stored.created(), stored.unchanged());
  }

  /** The slugs of those that wait which have not come before. */
  @SuppressWarnings("unchecked")
  private Set<String> fresh() {
    List<String> fresh =
        em.createNativeQuery(
                "insert into imported_article select unnest(cast(:slugs as text[]))"
                    + " on conflict do nothing returning slug")
            .setParameter(
                "slugs", waitingSlugs.stream().filter(s -> s != null).toArray(String[]::new))
            .getResultList();
    return new HashSet<>(fresh);
  }

  /** The last thing in the transaction. */
  void end() {
    changes.appendCollected();
  }
}
