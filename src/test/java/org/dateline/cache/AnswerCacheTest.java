package org.dateline.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dateline.ApiTest;
import org.dateline.change.ChangeWatch;
import org.dateline.http.Rendered;
import org.junit.jupiter.api.Test;

/** The cache is bounded by bytes, and a flood does not wash out what is asked for often. */
@QuarkusTest
class AnswerCacheTest extends ApiTest {

  private static final int MOST = 4 << 20;

  @Inject ChangeWatch watch;
  @Inject EntityManager em;

  private static Answer answer(int bytes) {
    Rendered rendered =
        new Rendered(
            new byte[bytes],
            null,
            null,
            "tag",
            false,
            "application/json",
            Instant.EPOCH,
            false,
            null);
    return Answer.of(rendered, List.of(), List.of(), Set.of("all/articles"), Instant.now());
  }

  @Test
  void takesNoMoreThanItMay() {
    AnswerCache cache = new AnswerCache(watch, em, MOST);
    for (int i = 0; i < 5_000; i++) {
      cache.put("key " + i, answer(1_000 + i % 50_000), watch.last());
      assertTrue(cache.weight() <= MOST, cache.weight() + " bytes");
    }
    cache.put("larger than everything", answer(MOST), watch.last());
    assertEquals(null, cache.get("larger than everything"));
  }

  @Test
  void keepsWhatIsAskedForOften() {
    AnswerCache cache = new AnswerCache(watch, em, MOST);
    int asked = 0;
    int there = 0;
    for (int i = 0; i < 200_000; i++) {
      // Half of the requests are for fifty addresses, the others each for one of its own.
      String hot = "hot " + i % 50;
      asked++;
      if (cache.get(hot) == null) {
        cache.put(hot, answer(20_000), watch.last());
      } else {
        there++;
      }
      String random = "random " + i;
      if (cache.get(random) == null) {
        cache.put(random, answer(20_000), watch.last());
      }
    }
    assertTrue(there > asked * 0.95, there + " of " + asked + " were there");
  }
}
