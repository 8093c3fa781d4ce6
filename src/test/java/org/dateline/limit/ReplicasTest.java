package org.dateline.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.dateline.ApiTest;
import org.dateline.access.Limits;
import org.junit.jupiter.api.Test;

/** Replicas on one database: several of what each has one of, in one process. */
@QuarkusTest
class ReplicasTest extends ApiTest {

  private static final double TOLERANCE = 0.1;

  @Inject AgroalDataSource database;

  private static Quotas replica(DataSource database) {
    return new Quotas(new Lease.Office(database), new Replicas(database));
  }

  private static String bucket() {
    return "test:" + UUID.randomUUID();
  }

  /** Asks all of them as fast as it can, for so long; tells how many each let through. */
  private static List<Integer> hammer(List<Quotas> replicas, Limits limits, long millis)
      throws InterruptedException {
    String bucket = bucket();
    List<AtomicInteger> allowed = replicas.stream().map(r -> new AtomicInteger()).toList();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> clients = new ArrayList<>();
    long end = System.nanoTime() + millis * 1_000_000;
    for (int i = 0; i < replicas.size(); i++) {
      int own = i;
      Thread client =
          new Thread(
              () -> {
                while (System.nanoTime() < end) {
                  Verdict verdict =
                      replicas.get(own).take(bucket, limits).toCompletableFuture().join();
                  if (verdict.allowed()) {
                    allowed.get(own).incrementAndGet();
                  } else {
                    LockSupport.parkNanos(1_000_000);
                  }
                }
              });
      client.setUncaughtExceptionHandler((t, e) -> failure.set(e));
      client.start();
      clients.add(client);
    }
    for (Thread client : clients) {
      client.join();
    }
    assertEquals(null, failure.get());
    return allowed.stream().map(AtomicInteger::get).toList();
  }

  private static void within(double expected, List<Integer> allowed) {
    int sum = allowed.stream().mapToInt(Integer::intValue).sum();
    assertTrue(
        Math.abs(sum - expected) <= expected * TOLERANCE + 1,
        allowed + " is not " + expected + " within 10 %");
  }

  @Test
  void twoLetABurstThroughOnce() throws InterruptedException {
    List<Quotas> two = List.of(replica(database), replica(database));
    // A token flows in every ten seconds, so it is the burst that counts.
    within(300, hammer(two, new Limits(6L, 300L, null), 1500));
    within(50, hammer(two, new Limits(6L, 50L, null), 1500));
    within(300, hammer(two, new Limits(100_000L, null, 300L), 1500));
  }

  @Test
  void twoLetTheRateThroughInTheLongRun() throws InterruptedException {
    List<Quotas> two = List.of(replica(database), replica(database));
    within(100 + 5 * 50, hammer(two, new Limits(3000L, 100L, null), 5000));
  }

  @Test
  void fiveDoAsWell() throws InterruptedException {
    List<Quotas> five = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      five.add(replica(database));
    }
    within(600, hammer(five, new Limits(6L, 600L, null), 3000));
  }

  @Test
  void oneThatComesLateGetsItsCreditOnly() throws InterruptedException {
    Limits limits = new Limits(1L, 500L, null);
    String bucket = bucket();
    Quotas first = replica(database);
    Quotas late = replica(database);
    int allowed = 0;
    for (Quotas replica : List.of(first, late)) {
      while (replica.take(bucket, limits).toCompletableFuture().join().allowed()) {
        allowed++;
      }
    }
    within(500, List.of(allowed));
  }

  @Test
  void askTheDatabaseForFewOfTheRequests() {
    AtomicInteger queries = new AtomicInteger();
    DataSource counting =
        source(
            () -> {
              queries.incrementAndGet();
              return database.getConnection();
            });
    Quotas replica = replica(counting);
    String bucket = bucket();
    Limits limits = new Limits(600_000L, null, null);
    for (int i = 0; i < 10_000; i++) {
      assertTrue(replica.take(bucket, limits).toCompletableFuture().join().allowed());
    }
    assertTrue(queries.get() <= 20, queries + " queries for 10,000 requests");
    String little = bucket();
    queries.set(0);
    for (int i = 0; i < 5; i++) {
      replica.take(little, Limits.perMinute(600)).toCompletableFuture().join();
    }
    assertEquals(0, queries.get(), "who asks little costs none");
  }

  @Test
  void eachGivesOutAShareWhileTheDatabaseIsAway() {
    DataSource away =
        source(
            () -> {
              throw new SQLException("away");
            });
    Quotas replica = replica(away);
    String bucket = bucket();
    int allowed = 0;
    for (int i = 0; i < 100; i++) {
      Verdict verdict =
          replica.take(bucket, new Limits(1L, 40L, null)).toCompletableFuture().join();
      allowed += verdict.allowed() ? 1 : 0;
    }
    assertEquals(40, allowed, "it is the only one that it knows of");
  }

  @Test
  void keepWhatTheyGaveOutWhenTheLimitsChange() {
    Quotas replica = replica(database);
    String bucket = bucket();
    for (int i = 0; i < 20; i++) {
      replica.take(bucket, new Limits(1L, 20L, null)).toCompletableFuture().join();
    }
    Verdict verdict = replica.take(bucket, new Limits(1L, 40L, null)).toCompletableFuture().join();
    assertFalse(verdict.allowed(), "more at once does not fill the bucket");
  }

  @Test
  void countThemselves() {
    Replicas one = new Replicas(database);
    one.meet();
    int before = one.count();
    Replicas another = new Replicas(database);
    another.meet();
    one.meet();
    assertEquals(before + 1, one.count());
  }

  private interface Connecting {
    java.sql.Connection get() throws SQLException;
  }

  private static DataSource source(Connecting connecting) {
    return (DataSource)
        Proxy.newProxyInstance(
            ReplicasTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> connecting.get());
  }
}
