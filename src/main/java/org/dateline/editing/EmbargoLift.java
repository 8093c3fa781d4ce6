package org.dateline.editing;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dateline.version.Editor;

/**
 * Tells the change of each scheduled version once its moment has come. That it is public needs no
 * one: its validity begins by itself. Every replica looks, and who takes a row away tells it.
 */
@ApplicationScoped
class EmbargoLift {

  private static final int MOST = 500;
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

  private final EntityManager em;
  private final List<Editor<?, ?>> editors;

  EmbargoLift(EntityManager em, @All List<Editor<?, ?>> editors) {
    this.em = em;
    this.editors = editors;
  }

  /** Looks ahead to the next round, and lifts each embargo at its moment. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void liftUntilNextRound() throws InterruptedException {
    Instant end = Instant.now().plus(LOOKS_EVERY);
    for (Instant due = next(); due != null && due.isBefore(end); due = next()) {
      Thread.sleep(Math.max(1, Duration.between(Instant.now(), due).toMillis() + 1));
      QuarkusTransaction.requiringNew().run(this::lift);
    }
  }

  private Instant next() {
    return (Instant) em.createNativeQuery("select min(s.at) from scheduled s").getSingleResult();
  }

  @Transactional
  @SuppressWarnings("unchecked")
  void lift() {
    List<Object[]> due =
        em.createNativeQuery(
                "delete from scheduled where version_id in (select version_id from scheduled where at <= :now"
                    + " order by at for update skip locked limit :most) returning version_id, kind")
            .setParameter("now", Instant.now())
            .setParameter("most", MOST)
            .getResultList();
    for (Object[] row : due) {
      editors.stream()
          .filter(e -> e.kind().toString().equals(row[1]))
          .forEach(e -> e.announce(((Number) row[0]).longValue()));
    }
  }
}
