package org.dateline.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;

/** The audit log: who did what. It only grows; the database sees to that. */
@ApplicationScoped
public class Audit {

  private final EntityManager em;
  private final Actor actor;

  Audit(EntityManager em, Actor actor) {
    this.em = em;
    this.actor = actor;
  }

  /**
   * Who does something, to be kept for when it is done without the request.
   *
   * @param token id of the API token, if it is one
   * @param request id of the request
   */
  public record Author(String who, Long token, String request) {}

  /** Notes what is being done. Belongs into the transaction that does it. */
  public void note(String action, String kind, String slug, Integer version, String detail) {
    note(actor.author(), action, kind, slug, version, detail);
  }

  /** The same, done for someone who does not wait for it. */
  public void note(
      Author author, String action, String kind, String slug, Integer version, String detail) {
    em.createNativeQuery(
            "insert into audit (who, token_id, request_id, action, kind, slug, version, detail)"
                + " values (:who, cast(:token as bigint), :request, :action, :kind, :slug, cast(:version as int), :detail)")
        .setParameter("who", author.who())
        .setParameter("token", author.token())
        .setParameter("request", author.request())
        .setParameter("action", action)
        .setParameter("kind", kind)
        .setParameter("slug", slug)
        .setParameter("version", version)
        .setParameter("detail", detail)
        .executeUpdate();
  }

  /** What was noted before an entry, the last first. */
  @SuppressWarnings("unchecked")
  Stream<AuditView> before(long id, int most, String kind, String slug, String who) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select id, at, who, token_id, request_id, action, kind, slug, version, detail from audit"
                    + " where id < :id and (cast(:kind as text) is null or kind = :kind)"
                    + " and (cast(:slug as text) is null or slug = :slug)"
                    + " and (cast(:who as text) is null or who = :who) order by id desc limit :most")
            .setParameter("id", id)
            .setParameter("kind", kind)
            .setParameter("slug", slug)
            .setParameter("who", who)
            .setParameter("most", most)
            .getResultList();
    return rows.stream().map(AuditView::of);
  }
}
