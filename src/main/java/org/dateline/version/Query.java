package org.dateline.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dateline.http.Problem;

/**
 * What a reader looks for, in words: turned into PostgreSQL's tsquery, with misspelt words replaced
 * by the most similar ones that occur, and into highlighted passages. The SQL functions are in
 * {@code V1__content.sql}.
 */
@ApplicationScoped
public class Query {

  private static final int LONGEST = 500;

  private final EntityManager em;

  Query(EntityManager em) {
    this.em = em;
  }

  /**
   * The tsquery for these words: in every language that content is in, so that each item is matched
   * by its own stems.
   *
   * @return null, where there are no words
   * @throws Problem 400 if they are too many, or there is nothing to look for in them
   */
  public String of(String words) {
    if (words == null) {
      return null;
    }
    if (words.length() > LONGEST) {
      throw Problem.parameter("q", words, "\"q\" takes up to " + LONGEST + " characters");
    }
    String query =
        (String)
            em.createNativeQuery("select cast(search_query(:words) as text)")
                .setParameter("words", words)
                .getSingleResult();
    if (query == null || query.isEmpty()) {
      throw Problem.parameter("q", words, "\"q\" has no word to look for");
    }
    return query;
  }

  /**
   * Passages that match, by the id of the row: HTML, escaped, with {@code <mark>}.
   *
   * @param text SQL expression of what to show, on the row {@code v}
   */
  @SuppressWarnings("unchecked")
  public Map<Long, String> highlights(Kind kind, String text, String query, Collection<Long> ids) {
    if (query == null || ids.isEmpty()) {
      return Map.of();
    }
    List<Object[]> rows =
        em.createNativeQuery(
                "select v.id, search_highlight(v.language, "
                    + text
                    + ", :query) from "
                    + kind.word
                    + " v where v.id = any(cast(:ids as bigint[]))")
            .setParameter("query", query)
            .setParameter("ids", ids.toArray(Long[]::new))
            .getResultList();
    Map<Long, String> highlights = new HashMap<>();
    rows.forEach(row -> highlights.put(((Number) row[0]).longValue(), (String) row[1]));
    return highlights;
  }
}
