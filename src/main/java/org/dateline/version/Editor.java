package org.dateline.version;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.change.Changes;
import org.dateline.http.Findings;

/**
 * Publishes one kind: turns content into versions, and back.
 *
 * @param <E> the entity
 * @param <D> its content, as clients and packages write it
 */
public abstract class Editor<E extends Versioned, D extends Record> {

  private final Kind kind;
  private final Class<D> content;
  private final Versions<E> versions;
  private final EntityManager em;
  private final Changes changes;

  protected Editor(
      Kind kind, Class<D> content, Versions<E> versions, EntityManager em, Changes changes) {
    this.kind = kind;
    this.content = content;
    this.versions = versions;
    this.em = em;
    this.changes = changes;
  }

  public final Kind kind() {
    return kind;
  }

  /** The record that its content is read into. */
  public final Class<D> type() {
    return content;
  }

  /**
   * A version row with this content, not stored yet.
   *
   * @param draft the content, checked before; null for a retraction
   * @param from when it becomes valid; null for a preview, which leaves no trace
   * @param previous the version before, or null
   */
  protected abstract E write(String story, D draft, Instant from, E previous);

  /** The content of a version that is no retraction. */
  protected abstract D content(E version);

  /**
   * Notes what is wrong with content whose form is right: references, dates, facts without a
   * source.
   *
   * @param at JSON pointer to it
   */
  public abstract void check(String at, D draft, Findings findings, References known);

  /** An item's last version, be it valid already or scheduled. */
  public final Optional<E> last(String slug) {
    return versions.find("slug = ?1 order by version desc", slug).firstResultOptional();
  }

  /**
   * The version that is valid now, which may be a retraction; none if nothing was published yet.
   */
  public final Optional<E> current(String slug) {
    return versions.valid(slug, Instant.now());
  }

  /** The content of an item's last version; none if it was retracted. */
  public final Optional<D> lastContent(String slug) {
    return last(slug).filter(v -> !v.isRetracted()).map(this::content);
  }

  /**
   * The content of a version that is public; none if there is no such version or it is a
   * retraction.
   */
  public final Optional<D> content(String slug, int version) {
    return versions
        .find("slug = ?1 and version = ?2 and validFrom <= ?3", slug, version, Instant.now())
        .firstResultOptional()
        .filter(v -> !v.isRetracted())
        .map(this::content);
  }

  /**
   * Makes sure that an item is public now.
   *
   * @throws org.dateline.http.Problem 404 if it is not, 410 if it has been retracted
   */
  public final void requirePublic(String slug) {
    versions.at(slug, Instant.now());
  }

  /** All versions that have become valid, as a package holds them. */
  public final List<Release<D>> history(String slug) {
    return versions
        .list("slug = ?1 and validFrom <= ?2 order by version", slug, Instant.now())
        .stream()
        .map(
            v ->
                new Release<D>(
                    v.validFrom(),
                    v.change(),
                    v.changeNote(),
                    v.author(),
                    v.isRetracted() ? null : content(v)))
        .toList();
  }

  /**
   * Makes a slug known, so that other items can refer to it before it has a version.
   *
   * @return false if it is known already
   */
  public final boolean reserve(String slug) {
    return em.createNativeQuery(
                "insert into " + kind.word + "_slug (slug) values (:slug) on conflict do nothing")
            .setParameter("slug", slug)
            .executeUpdate()
        == 1;
  }

  /** Stores an item's whole history. Belongs into a transaction, after {@link #reserve}. */
  public final void record(String slug, String story, List<Release<D>> history) {
    E previous = null;
    for (int i = 0; i < history.size(); i++) {
      Instant until = i + 1 < history.size() ? history.get(i + 1).validFrom() : null;
      previous = store(slug, story, history.get(i), previous, until);
      announce(previous);
    }
  }

  /**
   * Adds a version to an item, which ends the one before. Belongs into the transaction that holds
   * the item's lock. If it becomes valid later, its change is told then.
   */
  public final Versioned publish(String slug, String story, Release<D> release) {
    E previous = last(slug).orElse(null);
    if (previous != null) {
      previous.end(release.validFrom());
      // The database sees to it that no two are valid at once, so the one before must end first.
      em.flush();
    }
    E version = store(slug, story, release, previous, null);
    if (release.validFrom().isAfter(Instant.now())) {
      em.createNativeQuery("insert into scheduled (version_id, kind, at) values (:id, :kind, :at)")
          .setParameter("id", version.id())
          .setParameter("kind", kind.word)
          .setParameter("at", release.validFrom())
          .executeUpdate();
    } else {
      announce(version);
    }
    return version;
  }

  /**
   * Takes back an item's last version, which has not become valid yet.
   *
   * @return its content; null if it was a retraction
   */
  public final D cancel(String slug) {
    E version = last(slug).orElseThrow();
    D taken = version.isRetracted() ? null : content(version);
    em.createNativeQuery("delete from scheduled where version_id = :id")
        .setParameter("id", version.id())
        .executeUpdate();
    Instant planned = version.validFrom();
    em.remove(version);
    em.flush();
    em.createNativeQuery("select cast(forget_citations(:planned) as text)")
        .setParameter("planned", planned)
        .getResultList();
    last(slug).ifPresent(v -> v.end(null));
    return taken;
  }

  /** Tells the change of a scheduled version that has become valid. */
  public final void announce(long versionId) {
    announce(versions.findById(versionId));
  }

  /** Tells that an item has another slug now. */
  public final void redirect(String slug, String target) {
    E version = last(target).orElseThrow();
    changes.redirect(kind.word, slug, version.story(), version.version(), target, Instant.now());
  }

  /** The version that a draft would become; it is not stored. */
  final Versioned preview(String slug, Items.Draft draft, D content) {
    E previous = last(slug).orElse(null);
    E version = write(draft.story(), content, null, previous);
    ChangeKind change = previous == null ? ChangeKind.PUBLISHED : ChangeKind.UPDATED;
    Release<D> release = new Release<>(draft.at(), change, null, draft.author(), content);
    version.release(slug, release, previous, null);
    return version;
  }

  private E store(String slug, String story, Release<D> release, E previous, Instant until) {
    E version = write(story, release.content(), release.validFrom(), previous);
    version.release(slug, release, previous, until);
    em.persist(version);
    return version;
  }

  private void announce(E version) {
    changes.append(
        kind.word,
        version.slug(),
        version.story(),
        version.version(),
        version.change().word,
        version.changeNote(),
        version.validFrom());
    em.createNativeQuery("select cast(announce_sources() as text)").getSingleResult();
  }
}
