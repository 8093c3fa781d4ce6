package org.dateline.version;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.dateline.change.Changes;

/**
 * Publishes one kind.
 *
 * @param <E> the entity
 * @param <D> the draft it is made from
 */
public abstract class Editor<E extends Versioned, D extends Record> {

  private final Kind kind;
  private final EntityManager em;
  private final Changes changes;

  protected Editor(Kind kind, EntityManager em, Changes changes) {
    this.kind = kind;
    this.em = em;
    this.changes = changes;
  }

  /**
   * A version row with this content.
   *
   * @param draft the content, checked before; null for a retraction
   * @param release the version that this becomes, {@code number} its number
   */
  protected abstract E write(String story, D draft, Release<D> release, E previous);

  /** Makes a slug known, so that other items can refer to it before it has a version. */
  public void reserve(String slug) {
    em.createNativeQuery("insert into " + kind.word + "_slug (slug) values (:slug)")
        .setParameter("slug", slug)
        .executeUpdate();
  }

  /** Stores an item's whole history. Belongs into a transaction, after {@link #reserve}. */
  public void record(String slug, String story, List<Release<D>> history) {
    E previous = null;
    for (int i = 0; i < history.size(); i++) {
      Release<D> release = history.get(i);
      Instant until = i + 1 < history.size() ? history.get(i + 1).validFrom() : null;
      E version = write(story, release.content(), release, previous);
      version.release(slug, release, previous, until);
      em.persist(version);
      changes.append(
          kind.word,
          slug,
          story,
          version.version(),
          release.change().word,
          release.changeNote(),
          release.validFrom());
      previous = version;
    }
  }
}
