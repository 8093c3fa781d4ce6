package org.dateline.change;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * The change log: what was published, updated, corrected, retracted, in an order that a reader can
 * follow.
 */
@ApplicationScoped
public class Changes implements PanacheRepositoryBase<Change, Long> {

  /** Appends a change. Belongs into the transaction that makes it. */
  public void append(
      String kind, String slug, String story, int version, String change, String note, Instant at) {
    append(kind, slug, story, version, change, note, at, null);
  }

  /** Appends that an item has another slug now. Belongs into the transaction that makes it. */
  public void redirect(
      String kind, String slug, String story, int version, String target, Instant at) {
    append(kind, slug, story, version, "redirected", null, at, target);
  }

  private void append(
      String kind,
      String slug,
      String story,
      int version,
      String change,
      String note,
      Instant at,
      String target) {
    Change row = new Change();
    row.kind = kind;
    row.slug = slug;
    row.story = story;
    row.version = version;
    row.change = change;
    row.note = note;
    row.at = at;
    row.target = target;
    persist(row);
  }

  /** Whether anything has ever been published. */
  public boolean isEmpty() {
    return count() == 0;
  }
}
