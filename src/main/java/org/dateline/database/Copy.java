package org.dateline.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Many rows for one table, collected in memory and sent at once with PostgreSQL's COPY, in its text
 * format. They land with the transaction that the connection is in, like those of any statement.
 */
public final class Copy {

  /** With the era, as PostgreSQL takes no year before 1 otherwise. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS'Z' G", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String sql;
  private final int columns;
  private final StringBuilder rows = new StringBuilder();

  /** Columns that are not named get their defaults. */
  public Copy(String table, List<String> columns) {
    sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
    this.columns = columns.size();
  }

  /**
   * Adds a row.
   *
   * @param values one for each column: null, a text, a number, a moment, a list of any of these as
   *     an array, or anything whose {@code toString()} is what PostgreSQL takes
   */
  public void add(List<?> values) {
    if (values.size() != columns) {
      throw new IllegalArgumentException(values.size() + " values for: " + sql);
    }
    String between = "";
    for (Object value : values) {
      rows.append(between);
      between = "\t";
      if (value == null) {
        rows.append("\\N");
      } else {
        escape(value instanceof List<?> list ? array(list) : text(value));
      }
    }
    rows.append('\n');
  }

  /** Sends all rows, and begins anew. */
  public void send(Connection connection) throws SQLException {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    rows.setLength(0);
    if (bytes.length == 0) {
      return;
    }
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static String text(Object value) {
    return value instanceof Instant moment ? TIME.format(moment) : value.toString();
  }

  private static String array(List<?> list) {
    StringBuilder array = new StringBuilder("{");
    for (Object value : list) {
      array.append(array.length() == 1 ? "\"" : ",\"");
      array.append(text(value).replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return array.append('}').toString();
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        case '\t' -> rows.append("\\t");
        default -> rows.append(c);
      }
    }
  }
}
