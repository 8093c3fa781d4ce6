package org.dateline.cache;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.dateline.ApiTest;
import org.dateline.change.ChangeWatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * While the database is away, readers get what is kept, are told so, and nothing has to restart.
 */
@QuarkusTest
class StaleTest extends ApiTest {

  private static final String KEPT = "/articles/condemnation-of-missile-transfers";

  @Inject ChangeWatch watch;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  /** Throws everyone out of the database and lets nobody in, or lets everyone in again. */
  private void open(boolean open) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url.replace("/dateline_test?", "/postgres?"));
        Statement statement = connection.createStatement()) {
      statement.execute("alter database dateline_test allow_connections " + open);
      if (!open) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'dateline_test'");
      }
    }
  }

  private static Response get(String path) {
    return plain().get(path);
  }

  private static Duration await(Duration most, BooleanSupplier condition)
      throws InterruptedException {
    Instant begin = Instant.now();
    while (!condition.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(begin.plus(most)), "it takes more than " + most);
      Thread.sleep(20);
    }
    return Duration.between(begin, Instant.now());
  }

  @Test
  void servesWhatIsKeptWhileTheDatabaseIsAway() throws Exception {
    String body = get(KEPT).then().statusCode(200).extract().asString();
    get(KEPT).then().header("Cache-Status", equalTo("Dateline; hit"));
    try {
      open(false);
      await(Duration.ofSeconds(10), watch::isDeaf);
      get(KEPT)
          .then()
          .statusCode(200)
          .header("Cache-Status", equalTo("Dateline; hit; detail=database-away"))
          .header("Age", matchesPattern("[0-9]+"))
          .body(equalTo(body));
      get("/articles?limit=17")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", matchesPattern("[0-9]+"))
          .header("Cache-Control", containsString("no-store"));
    } finally {
      open(true);
    }
    await(Duration.ofSeconds(5), () -> get("/articles?limit=17").statusCode() == 200);
    await(Duration.ofSeconds(5), () -> !watch.isDeaf());
    get(KEPT).then().statusCode(200).header("Cache-Status", equalTo("Dateline; hit"));
  }
}
