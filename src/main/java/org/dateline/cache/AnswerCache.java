package org.dateline.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.dateline.Settings;
import org.dateline.change.Change;
import org.dateline.change.ChangeFilter;
import org.dateline.change.ChangeWatch;

/**
 * The answers that everyone gets, kept as bytes until a change touches what they were made of.
 * Bounded by bytes; a flood of different requests does not push out what is asked for often
 * (W-TinyLFU).
 */
@ApplicationScoped
class AnswerCache {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int AT_ONCE = 1000;

  private final ChangeWatch watch;
  private final Cache<String, Answer> answers;
  private final StatsCounter gets = new ConcurrentStatsCounter();
  private final Map<String, Set<String>> byTag = new ConcurrentHashMap<>();
  private final EntityManager em;
  private final boolean isOn;
  private volatile long purged = -1;
  private int seenSchedules = -1;

  private volatile NavigableSet<Instant> scheduled = new TreeSet<>();

  @Inject
  AnswerCache(ChangeWatch watch, EntityManager em, Settings settings, MeterRegistry metrics) {
    this(watch, em, settings.cache().memory().asLongValue());
    CaffeineCacheMetrics.monitor(metrics, answers, "answers");
  }

  AnswerCache(ChangeWatch watch, EntityManager em, long mostBytes) {
    this.watch = watch;
    this.em = em;
    isOn = mostBytes > 0;
    answers =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((String key, Answer answer) -> key.length() * 2 + answer.weight())
            .expireAfterWrite(LONGEST)
            .removalListener(this::forget)
            .executor(Runnable::run)
            .recordStats(() -> gets)
            .build();
  }

  /** Begins to keep answers, once there is a server that gives some. */
  void begin(@ObservesAsync HttpServerStart start) {
    if (isOn) {
      watch.onChange(this::purge);
      purge();
    }
  }

  /** Whether it keeps anything yet. */
  boolean isOn() {
    return isOn && purged >= 0;
  }

  /** The answer to a request, if it is kept, and was not made before a scheduled version's time. */
  Answer get(String key) {
    return inTime(answers.getIfPresent(key));
  }

  /** The same for who leaves it to others to answer what is not kept: that is no miss yet. */
  Answer find(String key) {
    Answer answer = inTime(answers.asMap().get(key));
    if (answer != null) {
      gets.recordHits(1);
    }
    return answer;
  }

  private Answer inTime(Answer answer) {
    NavigableSet<Instant> moments = scheduled;
    if (answer == null || moments.isEmpty()) {
      return answer;
    }
    Instant lastOne = moments.floor(Instant.now());
    return lastOne != null && answer.begun().isBefore(lastOne) ? null : answer;
  }

  /** How many bytes are kept, about. */
  long weight() {
    return answers.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  /** The number of the last change that is out of all answers. */
  long position() {
    return watch.last();
  }

  /**
   * Keeps an answer, unless something has changed since it was begun.
   *
   * @param since the last change before it was begun
   */
  void put(String key, Answer answer, long since) {
    if (isTouched(answer, since)) {
      return;
    }
    answers.put(key, answer);
    answer
        .tags()
        .forEach(tag -> byTag.computeIfAbsent(tag, t -> ConcurrentHashMap.newKeySet()).add(key));
    // A purge between the first look and the entry in the index would have missed it.
    if (isTouched(answer, since)) {
      answers.invalidate(key);
    }
  }

  private boolean isTouched(Answer answer, long since) {
    long seen = since;
    List<Change> changes;
    do {
      changes = watch.after(seen, Long.MAX_VALUE, ChangeFilter.ALL, AT_ONCE);
      if (changes.stream().anyMatch(answer::isTouchedBy)) {
        return true;
      }
      seen = changes.isEmpty() ? seen : changes.get(changes.size() - 1).seq();
    } while (changes.size() == AT_ONCE);
    return false;
  }

  private void forget(String key, Answer answer, RemovalCause cause) {
    // One that was replaced is in the index for its successor.
    if (answer == null || cause == RemovalCause.REPLACED) {
      return;
    }
    for (String tag : answer.tags()) {
      byTag.computeIfPresent(
          tag,
          (t, keys) -> {
            keys.remove(key);
            return keys.isEmpty() ? null : keys;
          });
    }
  }

  /** Drops what the changes since the last time have touched. */
  private synchronized void purge() {
    int schedules = watch.schedules();
    if (schedules != seenSchedules || !scheduled.isEmpty()) {
      scheduled = QuarkusTransaction.requiringNew().call(this::scheduled);
      seenSchedules = schedules;
    }
    if (purged < 0) {
      purged = watch.last();
      return;
    }
    List<Change> changes;
    do {
      changes = watch.after(purged, Long.MAX_VALUE, ChangeFilter.ALL, AT_ONCE);
      for (Change change : changes) {
        purge(change);
        purged = change.seq();
      }
    } while (changes.size() == AT_ONCE);
  }

  /** When versions become public whose change is still to be told, those of the next time. */
  @SuppressWarnings("unchecked")
  private NavigableSet<Instant> scheduled() {
    return new TreeSet<>(
        // No result class: Hibernate 7.2 keeps a plan for each call that names one, for nothing.
        em.createNativeQuery("select s.at from scheduled s order by s.at limit :most")
            .setParameter("most", AT_ONCE)
            .getResultList());
  }

  private void purge(Change change) {
    for (String tag : Tags.of(change)) {
      for (String key : byTag.getOrDefault(tag, Set.of())) {
        Answer answer = answers.getIfPresent(key);
        if (answer != null && Answer.concerns(change, answer.rendered().asOf())) {
          answers.invalidate(key);
        }
      }
    }
  }
}
