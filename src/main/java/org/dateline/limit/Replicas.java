package org.dateline.limit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** How many replicas there are, so that each knows its share for when the database is away. */
@ApplicationScoped
class Replicas {

  private static final Logger LOG = Logger.getLogger(Replicas.class);

  private final DataSource database;
  private final String self = "replica:" + UUID.randomUUID();
  private volatile int count = 1;

  Replicas(DataSource database) {
    this.database = database;
  }

  /** As many as were there within the last half minute, this one among them. */
  int count() {
    return count;
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void meet() {
    try (Connection connection = database.getConnection();
        PreparedStatement here =
            connection.prepareStatement(
                "insert into rate_bucket values (?, 0, 0, clock_timestamp())"
                    + " on conflict (key) do update set at = clock_timestamp()");
        PreparedStatement others =
            connection.prepareStatement(
                "select count(*) from rate_bucket"
                    + " where key like 'replica:%' and at > clock_timestamp() - interval '30 seconds'")) {
      here.setString(1, self);
      here.executeUpdate();
      try (ResultSet found = others.executeQuery()) {
        found.next();
        count = Math.max(1, found.getInt(1));
      }
    } catch (SQLException e) {
      LOG.debugf("The replicas stay counted as %d: %s", count, e.getMessage());
    }
  }
}
