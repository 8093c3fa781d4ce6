package org.dateline.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/** Looks up in the database what content refers to. */
@ApplicationScoped
public class Stored {

  private final EntityManager em;

  Stored(EntityManager em) {
    this.em = em;
  }

  /**
   * What content may refer to that becomes public at a moment. Each answer is looked up once.
   *
   * @param alongside whether an item becomes public together with it
   */
  public References references(Instant from, BiPredicate<Kind, String> alongside) {
    Map<String, Boolean> sources = new HashMap<>();
    Map<String, Boolean> countries = new HashMap<>();
    Map<String, Boolean> organisations = new HashMap<>();
    return new References(
        slug -> sources.computeIfAbsent(slug, s -> exists("source where slug = :key", s)),
        code -> countries.computeIfAbsent(code, c -> exists("country where code = :key", c)),
        code ->
            organisations.computeIfAbsent(code, c -> exists("organisation where code = :key", c)),
        (kind, slug) -> alongside.test(kind, slug) || isPublic(kind, slug, from));
  }

  private boolean exists(String where, String key) {
    return !em.createNativeQuery("select 1 from " + where)
        .setParameter("key", key)
        .getResultList()
        .isEmpty();
  }

  private boolean isPublic(Kind kind, String slug, Instant at) {
    return !em.createNativeQuery(
            "select 1 from "
                + kind.word
                + " where slug = :slug and state = 'published' and valid_from <= :at"
                + " and (valid_to is null or valid_to > :at)")
        .setParameter("slug", slug)
        .setParameter("at", at)
        .getResultList()
        .isEmpty();
  }
}
