package org.dateline.search;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * The words that occur in published content, against which typos of a search are held. Follows the
 * change log with its own cursor, so that no publisher waits for it.
 */
@ApplicationScoped
class Vocabulary {

  private final EntityManager em;

  Vocabulary(EntityManager em) {
    this.em = em;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void follow() {
    em.createNativeQuery("select learn_words(2000)").getSingleResult();
  }
}
