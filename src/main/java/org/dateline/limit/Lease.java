package org.dateline.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.DataSource;
import org.dateline.access.Limits;

/**
 * Tokens of a shared bucket that one replica may spend.
 *
 * @param granted how many
 * @param minuteLeft what is left in the bucket that fills by the minute; less than 0 after replicas
 *     have overdrawn it
 * @param hourLeft the same by the hour; infinite if there is no such limit
 */
record Lease(int granted, double minuteLeft, double hourLeft) {

  /** The buckets in the database, which all replicas lease from. Time is the database's. */
  @ApplicationScoped
  static class Office {

    private final DataSource database;

    Office(DataSource database) {
      this.database = database;
    }

    /**
     * Leases tokens.
     *
     * @param owed tokens that were spent without a lease
     * @param wanted how many are needed at once
     */
    Lease lease(String bucket, Limits limits, int owed, int wanted) throws SQLException {
      try (Connection connection = database.getConnection();
          PreparedStatement take =
              connection.prepareStatement("select * from take_tokens(?, ?, ?, ?, ?, ?)")) {
        take.setString(1, bucket);
        take.setInt(2, (int) limits.most());
        take.setInt(3, limits.perMinute().intValue());
        take.setObject(
            4, limits.perHour() == null ? null : limits.perHour().intValue(), Types.INTEGER);
        take.setInt(5, owed);
        take.setInt(6, wanted);
        try (ResultSet taken = take.executeQuery()) {
          taken.next();
          return new Lease(taken.getInt(1), taken.getDouble(2), taken.getDouble(3));
        }
      }
    }

    /** Forgets buckets that have long been full again. */
    void forget() throws SQLException {
      try (Connection connection = database.getConnection();
          PreparedStatement delete =
              connection.prepareStatement(
                  "delete from rate_bucket where at < clock_timestamp() - interval '2 hours'")) {
        delete.executeUpdate();
      }
    }
  }
}
