package org.dateline.editing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dateline.access.Actor;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Sha256;

/**
 * Requests that may be sent again without being done again, by their Idempotency-Key (IETF draft
 * httpapi-idempotency-key-header). What was done and what was answered are stored in one
 * transaction, so no end of the service can part them. What failed was not done, and its key is
 * free again.
 */
@ApplicationScoped
class Idempotency {

  static final Duration LIFE = Duration.ofHours(24);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int LONGEST_KEY = 255;

  private static final List<String> KEPT_HEADERS =
      List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.CACHE_CONTROL);

  /**
   * As many write at once as the processors can carry. More would finish no sooner, and keep those
   * from the processors who tell the world of what was written.
   */
  private static final Semaphore TURNS =
      new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

  private final EntityManager em;
  private final ObjectMapper json;
  private final Actor actor;

  Idempotency(EntityManager em, ObjectMapper json, Actor actor) {
    this.em = em;
    this.json = json;
    this.actor = actor;
  }

  /**
   * Does it, or answers as it was answered before.
   *
   * @param key as the client chose it; null if it chose none
   * @param request what it stands for: method and address, and what matters of the headers
   * @throws Problem 400 for a key that is none, 409 while it is in use, 422 if it was used for
   *     another request, 503 if its turn does not come in time
   */
  @Transactional
  Response once(String key, String request, byte[] body, Supplier<Response> act) {
    takeTurn();
    try {
      return key == null ? act.get() : onceByKey(key, request, body, act);
    } finally {
      TURNS.release();
    }
  }

  /** Who waits takes a thread from those who read, so nobody waits for long. */
  private static void takeTurn() {
    try {
      if (TURNS.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.of(
        ProblemType.UNAVAILABLE,
        "The database does not take it in time, as too many write at once; try again in a moment");
  }

  private Response onceByKey(String key, String request, byte[] body, Supplier<Response> act) {
    if (key.isBlank()
        || key.length() > LONGEST_KEY
        || !key.chars().allMatch(c -> c > 31 && c < 127)) {
      throw Problem.of(
          ProblemType.MALFORMED_REQUEST,
          "Idempotency-Key takes 1 to "
              + LONGEST_KEY
              + " printable ASCII characters, such as a UUID");
    }
    String who = actor.name();
    byte[] fingerprint = fingerprint(request, body);
    boolean free =
        (Boolean)
            em.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:key, 7))")
                .setParameter("key", who + "\n" + key)
                .getSingleResult();
    if (!free) {
      throw Problem.of(
          ProblemType.CONFLICT, "A request with this Idempotency-Key is being worked on");
    }
    Response stored = stored(who, key, fingerprint);
    if (stored != null) {
      return stored;
    }
    Response answer = act.get();
    store(who, key, fingerprint, answer);
    return answer;
  }

  @SuppressWarnings("unchecked")
  private Response stored(String who, String key, byte[] fingerprint) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select request, status, cast(headers as text), body from idempotency"
                    + " where who = :who and key = :key and at > :since")
            .setParameter("who", who)
            .setParameter("key", key)
            .setParameter("since", Instant.now().minus(LIFE))
            .getResultList();
    if (rows.isEmpty()) {
      return null;
    }
    Object[] row = rows.get(0);
    if (!Arrays.equals((byte[]) row[0], fingerprint)) {
      throw Problem.of(ProblemType.KEY_REUSED, "This Idempotency-Key was used for another request");
    }
    Response.ResponseBuilder answer = Response.status((Integer) row[1]);
    try {
      json.readTree((String) row[2])
          .fields()
          .forEachRemaining(h -> answer.header(h.getKey(), h.getValue().asText()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    if (row[3] != null) {
      answer
          .entity(((String) row[3]).getBytes(StandardCharsets.UTF_8))
          .type(MediaType.APPLICATION_JSON);
    }
    return answer.header("Idempotency-Replayed", "true").build();
  }

  private void store(String who, String key, byte[] fingerprint, Response answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    KEPT_HEADERS.stream()
        .filter(h -> answer.getHeaderString(h) != null)
        .forEach(h -> headers.put(h, answer.getHeaderString(h)));
    try {
      em.createNativeQuery(
              "insert into idempotency (who, key, request, status, headers, body) values (:who, :key, :request,"
                  + " :status, cast(:headers as json), :body) on conflict (who, key) do update set request ="
                  + " excluded.request, status = excluded.status, headers = excluded.headers, body = excluded.body,"
                  + " at = now()")
          .setParameter("who", who)
          .setParameter("key", key)
          .setParameter("request", fingerprint)
          .setParameter("status", answer.getStatus())
          .setParameter("headers", json.writeValueAsString(headers))
          .setParameter(
              "body", answer.hasEntity() ? json.writeValueAsString(answer.getEntity()) : null)
          .executeUpdate();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] fingerprint(String request, byte[] body) {
    return Sha256.of(request.getBytes(StandardCharsets.UTF_8), new byte[1], body);
  }

  @Scheduled(every = "1h", delayed = "1m")
  @Transactional
  void forget() {
    em.createNativeQuery("delete from idempotency where at <= :since")
        .setParameter("since", Instant.now().minus(LIFE))
        .executeUpdate();
  }
}
