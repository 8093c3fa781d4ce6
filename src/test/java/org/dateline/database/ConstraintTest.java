package org.dateline.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database keeps the invariants, whoever writes to it. */
@QuarkusTest
class ConstraintTest extends ApiTest {

  private static final String CURRENT =
      "from event where slug = 'strike-kharkiv-2024-01-02' and valid_to is null and state = 'published'";

  @Inject AgroalDataSource database;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "23505 | insert into country select * from country limit 1",
        "23514 | update country set code = 'xx' where code = 'FR'",
        "23000 | update event set title = 'other' where state = 'published'",
        "23000 | update event set certainty = 'confirmed' where certainty = 'assessed' and state = 'published'",
        "23000 | delete from article where state = 'published'",
        "23503 | delete from source where slug in (select s.slug from source s join citation c on c.source_id = s.id)",
        "23503 | insert into article_slug values ('x'); insert into article (id, slug, version, state, valid_from, published_at, change, change_note, story) values (-1, 'x', 1, 'retracted', now(), now(), 'retracted', 'wrong', 'nothing')",
        "23503 | insert into article (id, slug, version, state, valid_from, published_at, change, change_note) values (-1, 'never-reserved', 1, 'retracted', now(), now(), 'retracted', 'wrong')",
        "23514 | insert into event_slug values ('Not A Slug')",
        "23514 | insert into event_slug values ('x'); insert into event (id, slug, version, state, valid_from, published_at, change, change_note, certainty) values (-1, 'x', 1, 'retracted', now(), now(), 'retracted', 'wrong', 'sure')",
        "23514 | insert into event_slug values ('x'); insert into event (id, slug, state) values (-1, 'x', 'published')",
        "23514 | insert into event_slug values ('x'); insert into event (id, slug, state) values (-1, 'x', 'draft')",
        "23514 | insert into event_slug (slug, moved_to) values ('x', 'x')",
        "23514 | update event_slug set draft_author = 'nobody'",
        "23000 | insert into audit (who, action) values ('x', 'y'); delete from audit",
        "23000 | delete from change",
        "23000 | update change set note = 'x'",
        "23000 | truncate change",
        "23000 | update citation set note = 'other' where article_id is not null",
        "23000 | delete from signatory",
        "23000 | update account set answer = 'other'",
        "23000 | insert into article_country (article_id, position, country) select id, 90, 'FR' from article where state = 'published' limit 1",
        "23000 | update article set valid_to = now() where valid_to is not null",
        "23514 | insert into citation (position, source_id) select 0, id from source limit 1",
        "23514 | insert into signatory (statement_id, position, capacity, name_as_printed, added_version, added_at)"
            + " select id, 999, 'king', 'x', 1, now() from statement limit 1"
      })
  void refuses(String state, String sql) {
    assertEquals(state, refusal(sql));
  }

  @Test
  void refusesTwoVersionsThatAreValidAtOnce() {
    String second =
        "create temporary table copy on commit drop as select * "
            + CURRENT
            + ";"
            + "alter table copy drop column search; update copy set id = -1, version = version + 1, valid_from = now();"
            + "insert into event (id, slug, version, state, valid_from, published_at, change, language, story, title, summary,"
            + " kind, occurred, occurred_from, occurred_to, certainty) select id, slug, version, state, valid_from,"
            + " published_at, change, language, story, title, summary, kind, occurred, occurred_from, occurred_to, certainty"
            + " from copy";
    assertEquals("23P01", refusal(second));
  }

  private String refusal(String sql) {
    return assertThrows(
            SQLException.class,
            () -> {
              try (Connection connection = database.getConnection();
                  Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                try {
                  statement.execute(sql);
                } finally {
                  connection.rollback();
                }
              }
            },
            sql)
        .getSQLState();
  }

  @Test
  void letsTheNextVersionCloseTheLast() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertEquals(
          1,
          statement.executeUpdate(
              "update event set valid_to = now() where id = (select id " + CURRENT + ")"));
      connection.rollback();
    }
  }
}
