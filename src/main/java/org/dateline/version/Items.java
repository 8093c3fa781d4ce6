package org.dateline.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.http.IfMatch;
import org.dateline.http.Moved;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;

/**
 * The items behind the versions: each a row of its kind's table of slugs, which holds the draft,
 * and which whoever changes the item locks.
 */
@ApplicationScoped
public class Items {

  private static final String COLUMNS =
      "slug, revision, moved_to, cast(draft as text), draft_story, draft_author, draft_at, draft_of";

  private final EntityManager em;

  Items(EntityManager em) {
    this.em = em;
  }

  /**
   * An item.
   *
   * @param revision changes with everything that is done to the item or its draft; never repeats
   * @param draft null if there is none
   */
  public record Item(Kind kind, String slug, long revision, Draft draft) {

    /** The strong ETag of the item's present state. */
    public String tag() {
      return "\"r" + revision + "\"";
    }

    /** What the client has seen must be what is there. */
    public void require(String ifMatch) {
      String what = "The " + kind + " \"" + slug + "\"";
      IfMatch.require(ifMatch, tag(), what, kind.path(slug) + "/status, or of the draft");
    }
  }

  /**
   * A draft.
   *
   * @param story slug of the story it shall belong to; null for a story, or where it is still open
   * @param content JSON, of which anything may be missing
   * @param of number of the version that it was begun from; null for a new item
   */
  public record Draft(String story, String content, String author, Instant at, Integer of) {}

  /**
   * The item with this slug.
   *
   * @throws Problem 404 if there is none
   * @throws Moved if it has another slug now
   */
  public Item get(Kind kind, String slug) {
    return read(kind, slug, "").orElseThrow(() -> Problem.notFound(kind.word, slug, kind.path()));
  }

  /**
   * The same, locked until the transaction ends.
   *
   * @throws Problem 404 if there is none, 409 if someone else is changing it
   */
  public Item lock(Kind kind, String slug) {
    return read(kind, slug, " for update skip locked")
        .orElseThrow(
            () -> {
              get(kind, slug);
              return Problem.of(
                  ProblemType.CONFLICT,
                  "Someone else is changing the " + kind + " \"" + slug + "\" right now");
            });
  }

  @SuppressWarnings("unchecked")
  private Optional<Item> read(Kind kind, String slug, String lock) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select " + COLUMNS + " from " + kind.word + "_slug where slug = :slug" + lock)
            .setParameter("slug", slug)
            .getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Object[] row = rows.get(0);
    if (row[2] != null) {
      throw new Moved(kind.path(slug), kind.path((String) row[2]));
    }
    return Optional.of(item(kind, row));
  }

  private static Item item(Kind kind, Object[] row) {
    Draft draft =
        row[3] == null
            ? null
            : new Draft(
                (String) row[4],
                (String) row[3],
                (String) row[5],
                (Instant) row[6],
                (Integer) row[7]);
    return new Item(kind, (String) row[0], ((Number) row[1]).longValue(), draft);
  }

  /**
   * Sends the client on, if the slug is one that an item had before.
   *
   * @throws Moved if it is
   */
  public void follow(Kind kind, String slug) {
    em.createNativeQuery(
            "select moved_to from "
                + kind.word
                + "_slug where slug = :slug and moved_to is not null")
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst()
        .ifPresent(
            to -> {
              throw new Moved(kind.path(slug), kind.path((String) to));
            });
  }

  /** Whether a slug is known, be it only by a draft. */
  public boolean exists(Kind kind, String slug) {
    return !em.createNativeQuery(
            "select 1 from " + kind.word + "_slug where slug = :slug and moved_to is null")
        .setParameter("slug", slug)
        .getResultList()
        .isEmpty();
  }

  /** Replaces the draft of a locked item; null takes it away. Its revision goes on. */
  public Item save(Kind kind, String slug, Draft draft) {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "update "
                        + kind.word
                        + "_slug set revision = nextval('item_revision'), draft = cast(:content as json),"
                        + " draft_story = :story, draft_author = :author, draft_at = cast(:at as timestamptz),"
                        + " draft_of = cast(:of as int) where slug = :slug returning "
                        + COLUMNS)
                .setParameter("slug", slug)
                .setParameter("content", draft == null ? null : draft.content())
                .setParameter("story", draft == null ? null : draft.story())
                .setParameter("author", draft == null ? null : draft.author())
                .setParameter("at", draft == null ? null : draft.at())
                .setParameter("of", draft == null ? null : draft.of())
                .getSingleResult();
    return item(kind, row);
  }

  /** Forgets a locked item that nothing was ever published of. */
  public void forget(Kind kind, String slug) {
    em.createNativeQuery("delete from " + kind.word + "_slug where slug = :slug")
        .setParameter("slug", slug)
        .executeUpdate();
  }

  /**
   * Gives a locked item another slug, which must be free, or one that it had before.
   *
   * @param leaveSign whether the old one has been public, and so must lead to the new one for ever
   * @return false if the new slug is taken
   */
  public boolean rename(Kind kind, String slug, String to, boolean leaveSign) {
    String table = kind.word + "_slug";
    em.createNativeQuery("delete from " + table + " where slug = :to and moved_to = :slug")
        .setParameter("to", to)
        .setParameter("slug", slug)
        .executeUpdate();
    boolean free =
        em.createNativeQuery("select 1 from " + table + " where slug = :to")
            .setParameter("to", to)
            .getResultList()
            .isEmpty();
    if (!free) {
      return false;
    }
    em.createNativeQuery(
            "update "
                + table
                + " set slug = :to, revision = nextval('item_revision') where slug = :slug")
        .setParameter("to", to)
        .setParameter("slug", slug)
        .executeUpdate();
    if (leaveSign) {
      em.createNativeQuery("insert into " + table + " (slug, moved_to) values (:slug, :to)")
          .setParameter("slug", slug)
          .setParameter("to", to)
          .executeUpdate();
    }
    em.clear();
    return true;
  }

  /**
   * The items that have a draft, the last saved first.
   *
   * @param kind null for all kinds
   */
  @SuppressWarnings("unchecked")
  public List<Item> drafts(Kind kind, String story, Instant before, int most) {
    return java.util.Arrays.stream(Kind.values())
        .filter(k -> kind == null || k == kind)
        .flatMap(
            k -> {
              List<Object[]> rows =
                  em.createNativeQuery(
                          "select "
                              + COLUMNS
                              + " from "
                              + k.word
                              + "_slug where draft is not null and draft_at < :before"
                              + " and (cast(:story as text) is null or draft_story = :story)"
                              + " order by draft_at desc limit :most")
                      .setParameter("before", before)
                      .setParameter("story", story)
                      .setParameter("most", most)
                      .getResultList();
              return rows.stream().map(r -> item(k, r));
            })
        .sorted((a, b) -> b.draft().at().compareTo(a.draft().at()))
        .limit(most)
        .toList();
  }
}
