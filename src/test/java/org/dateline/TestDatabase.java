package org.dateline;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.dateline.database.EmbeddedDatabase;

/**
 * A real, empty PostgreSQL for the tests: the embedded one, or the one that DATELINE_TEST_URL
 * names.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

  /** An administrator's, as the environment would give it. */
  static final String ADMIN_TOKEN = "test-".repeat(8);

  @Override
  public Map<String, String> start() {
    try {
      String given = System.getenv("DATELINE_TEST_URL");
      String url = given != null ? given : EmbeddedDatabase.start(Path.of("target", "database"));
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("drop database if exists dateline_test with (force)");
        statement.execute("create database dateline_test");
      }
      return Map.of(
          "quarkus.datasource.jdbc.url",
          url.replace("/postgres?", "/dateline_test?"),
          "dateline.example",
          "true",
          "dateline.admin-token",
          ADMIN_TOKEN);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("no database for the tests", e);
    }
  }

  @Override
  public void stop() {
    // The last process to leave stops the server; see EmbeddedDatabase.
  }
}
