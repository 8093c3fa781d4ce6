package org.dateline.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.dateline.ApiTest;
import org.dateline.article.ArticleCopy.Whole;
import org.dateline.change.Changes;
import org.dateline.database.Copy;
import org.dateline.image.Image;
import org.dateline.source.CitationDraft;
import org.dateline.version.ChangeKind;
import org.dateline.version.Release;
import org.junit.jupiter.api.Test;

/** What is stored many at once must be as if it had been stored one by one. */
@QuarkusTest
class ArticleCopyTest extends ApiTest {

  private static final String SOURCE = "gov-uk-joint-statement";
  private static final String ODD =
      "Tab\there, back\\slash \\N, \"quotes\", {braces}, ünïcode 🜛\r\nline";

  /** Without what must differ: ids, slugs, and when it was stored. */
  private static final List<String> ROWS =
      List.of(
          "select to_jsonb(v) - array['id', 'slug', 'recorded_at'] from article v where slug = :slug order by version",
          "select to_jsonb(c) - array['id', 'article_id'] from citation c join article v on v.id = c.article_id"
              + " where slug = :slug order by version, position",
          "select to_jsonb(c) - 'article_id' from article_country c join article v on v.id = c.article_id"
              + " where slug = :slug order by version, position",
          "select to_jsonb(c) - array['id', 'seq', 'slug', 'recorded_at'] from change c where slug = :slug and kind = 'article'"
              + " order by version");

  @Inject EntityManager em;
  @Inject ArticleEditor editor;
  @Inject ArticleCopy copy;
  @Inject Changes changes;

  @Test
  void storesTheSameRowsAsHibernate() {
    List<Release<ArticleDraft>> history = history();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              editor.reserve("copied-one-by-one");
              editor.record("copied-one-by-one", STORY, history);
            });
    assertEquals(new ArticleCopy.Stored(1, 0, Set.of()), store("copied-at-once", history));
    for (String rows : ROWS) {
      List<String> expected = read(rows, "copied-one-by-one");
      assertFalse(expected.isEmpty(), rows);
      assertEquals(expected, read(rows, "copied-at-once"));
    }
  }

  @Test
  void leavesAloneWhatIsThere() {
    List<Release<ArticleDraft>> history = history();
    assertEquals(1, store("copied-twice", history).created());
    assertEquals(new ArticleCopy.Stored(0, 1, Set.of()), store("copied-twice", history));
    assertEquals(
        new ArticleCopy.Stored(0, 0, Set.of("copied-twice")),
        store("copied-twice", history.subList(0, 1)));
  }

  private ArticleCopy.Stored store(String slug, List<Release<ArticleDraft>> history) {
    List<Body> bodies =
        history.stream()
            .map(r -> r.content() == null ? null : Body.parse(r.content().body()))
            .toList();
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Copy collected = changes.collect();
              ArticleCopy.Stored stored =
                  copy.store(List.of(new Whole(slug, STORY, history, bodies)), collected);
              changes.appendCollected();
              return stored;
            });
  }

  private static List<Release<ArticleDraft>> history() {
    Image image = new Image("https://x.example/i.png", ODD, null, "A, \"B\"", null, 640, null);
    return Arrays.asList(
        new Release<>(
            Instant.parse("2025-01-01T00:00:00.123456Z"),
            ChangeKind.PUBLISHED,
            null,
            null,
            draft("world", image, List.of("one", "two"), List.of("KR", "UA"))),
        new Release<>(
            Instant.parse("2025-02-01T00:00:00Z"),
            ChangeKind.CORRECTED,
            ODD,
            "somebody",
            draft("law", null, List.of(), List.of())),
        new Release<>(
            Instant.parse("2025-03-01T00:00:00Z"), ChangeKind.RETRACTED, "Wrong.", null, null));
  }

  private static ArticleDraft draft(
      String section, Image image, List<String> tags, List<String> countries) {
    return new ArticleDraft(
        ODD,
        ODD,
        ODD + " [^" + SOURCE + "]\n\n* A \\* list [^" + SOURCE + "]",
        ODD,
        section,
        tags,
        "en",
        countries,
        image,
        List.of(new CitationDraft(SOURCE, ODD)));
  }

  @SuppressWarnings("unchecked")
  private List<String> read(String rows, String slug) {
    return em.createNativeQuery("select cast(j as text) from (" + rows + ") r(j)")
        .setParameter("slug", slug)
        .getResultList();
  }
}
