package org.dateline.version;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Makes slugs known that are not yet.
   *
   * @return those that were not
   */
  @SuppressWarnings("unchecked")
  public final Set<String> reserveAll(List<String> slugs) {
    List<String> reserved =
        em.createNativeQuery(
                "insert into "
                    + kind.word
                    + "_slug (slug) select unnest(cast(:slugs as text[])) on conflict do nothing returning slug")
            .setParameter("slugs", slugs.toArray(String[]::new))
            .getResultList();
    return new HashSet<>(reserved);
  }

  /** When the versions of these items became valid that are by now, by slug. */
  @SuppressWarnings("unchecked")
  public final Map<String, List<Instant>> moments(List<String> slugs) {
    List<Object[]> found =
        em.createNativeQuery(
                "select slug, valid_from from "
                    + kind.word
                    + " where slug = any(cast(:slugs as text[])) and valid_from <= :now order by slug, version")
            .setParameter("slugs", slugs.toArray(String[]::new))
            .setParameter("now", Instant.now())
            .getResultList();
    Map<String, List<Instant>> moments = new HashMap<>();
    found.forEach(
        v -> moments.computeIfAbsent((String) v[0], s -> new ArrayList<>()).add((Instant) v[1]));
    return moments;
  }

  /** Stores an item's whole history. Belongs into a transaction, after {@link #reserve}. */
  public final void record(String slug, String story, List<Release<D>> history) {
    List<E> rows =
        rows(
            slug,
            history,
            (i, previous) ->
                write(story, history.get(i).content(), history.get(i).validFrom(), previous));
    for (E version : rows) {
      em.persist(version);
      announce(version);
    }
  }

  /** Makes a row of an item's history from its content and the version before it. */
  public interface Writer<E> {
    E write(int number, E previous);
  }

  /**
   * An item's whole history as rows that are not stored yet.
   *
   * @param writer makes the row with the content of a release, by its place in the history
   */
  public final List<E> rows(String slug, List<Release<D>> history, Writer<E> writer) {
    List<E> rows = new ArrayList<>();
    E previous = null;
    for (int i = 0; i < history.size(); i++) {
      E version = writer.write(i, previous);
      version.release(slug, history.get(i), previous, end(history, i));
      rows.add(version);
      previous = version;
    }
    return rows;
  }

  /** Gives rows their ids, drawn from the sequence that Hibernate draws them from. */
  @SuppressWarnings("unchecked")
  public final void number(List<E> rows) {
    int blocks = (rows.size() + Versioned.IDS_AT_ONCE - 1) / Versioned.IDS_AT_ONCE;
    List<Number> firsts =
        em.createNativeQuery(
                "select nextval('version_seq') from generate_series(1, cast(:blocks as int))")
            .setParameter("blocks", blocks)
            .getResultList();
    for (int i = 0; i < rows.size(); i++) {
      // As for Hibernate, in the way that Quarkus sets it up, what is drawn begins a block.
      long first = firsts.get(i / Versioned.IDS_AT_ONCE).longValue();
      rows.get(i).identify(first + i % Versioned.IDS_AT_ONCE);
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
    E version = write(story, release.content(), release.validFrom(), previous);
    version.release(slug, release, previous, null);
    em.persist(version);
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

  private static Instant end(List<? extends Release<?>> history, int i) {
    return i + 1 < history.size() ? history.get(i + 1).validFrom() : null;
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
