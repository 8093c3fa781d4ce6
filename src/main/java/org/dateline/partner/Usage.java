package org.dateline.partner;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.dateline.access.Caller;
import org.jboss.logging.Logger;

/**
 * Counts what partners ask. In memory, and every other second into the database: a replica that is
 * killed loses what it counted in the last two seconds, one that is stopped loses nothing.
 */
@ApplicationScoped
class Usage {

  private static final Logger LOG = Logger.getLogger(Usage.class);

  /** After authentication, so that the partner is known, and before its limit, which it counts. */
  private static final int PRIORITY = 180;

  private static final int TOO_MANY_REQUESTS = 429;

  /** Where each number is counted, in the order of the columns. */
  private static final int REQUESTS = 0;

  private static final int BYTES = 1;
  private static final int SUCCESSES = 2;
  private static final int REFUSED = 6;
  private static final int NUMBERS = 7;

  private static final String ADD =
      """
      insert into partner_usage as u
        (day, partner, requests, bytes, successes, redirections, client_errors, server_errors, refused)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (day, partner) do update set
        requests = u.requests + excluded.requests,
        bytes = u.bytes + excluded.bytes,
        successes = u.successes + excluded.successes,
        redirections = u.redirections + excluded.redirections,
        client_errors = u.client_errors + excluded.client_errors,
        server_errors = u.server_errors + excluded.server_errors,
        refused = u.refused + excluded.refused
      """;

  private record Key(LocalDate day, String partner) {}

  private final AgroalDataSource database;
  private final Map<Key, AtomicLongArray> counted = new ConcurrentHashMap<>();

  Usage(AgroalDataSource database) {
    this.database = database;
  }

  void register(@Observes Filters filters) {
    filters.register(this::follow, PRIORITY);
  }

  private void follow(RoutingContext context) {
    Caller caller = Caller.of(context);
    if (caller.kind() == Caller.Kind.PARTNER) {
      context.addEndHandler(
          end ->
              count(
                  caller.name(),
                  context.response().getStatusCode(),
                  context.response().bytesWritten()));
    }
    context.next();
  }

  /** Counts an answer. */
  void count(String partner, int status, long bytes) {
    AtomicLongArray numbers =
        counted.computeIfAbsent(
            new Key(LocalDate.now(ZoneOffset.UTC), partner), k -> new AtomicLongArray(NUMBERS));
    numbers.incrementAndGet(REQUESTS);
    numbers.addAndGet(BYTES, bytes);
    if (status == TOO_MANY_REQUESTS) {
      numbers.incrementAndGet(REFUSED);
    } else if (status >= 200 && status < 600) {
      numbers.incrementAndGet(SUCCESSES + status / 100 - 2);
    }
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void flush() {
    counted.forEach(this::store);
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    counted.keySet().removeIf(k -> k.day.isBefore(yesterday));
  }

  void flush(@Observes ShutdownEvent stop) {
    flush();
  }

  private void store(Key key, AtomicLongArray numbers) {
    long[] taken = new long[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      taken[i] = numbers.getAndSet(i, 0);
    }
    if (java.util.Arrays.stream(taken).allMatch(n -> n == 0)) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setObject(1, key.day);
      add.setString(2, key.partner);
      for (int i = 0; i < NUMBERS; i++) {
        add.setLong(i + 3, taken[i]);
      }
      add.executeUpdate();
    } catch (SQLException e) {
      for (int i = 0; i < NUMBERS; i++) {
        numbers.addAndGet(i, taken[i]);
      }
      LOG.warnf(
          "The use of %s is kept until the database is back: %s", key.partner, e.getMessage());
    }
  }
}
