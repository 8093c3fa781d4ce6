package org.dateline.access;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API tokens: made, used, narrowed down, replaced, revoked. */
@QuarkusTest
class TokenTest extends ApiTest {

  @Inject AgroalDataSource database;

  private static RequestSpecification admin() {
    return as("admin").contentType("application/json");
  }

  private static JsonPath make(String name, String role, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(Map.of("name", name, "role", role));
    body.putAll(more);
    return admin().body(body).post("/tokens").then().statusCode(201).extract().jsonPath();
  }

  @Test
  void isShownOnceAndKeptAsAHash() throws SQLException {
    String token = make("shown once", "writer", Map.of()).getString("token");
    assertTrue(token.matches("dateline_[A-Za-z0-9]{42}"), token);
    as("admin")
        .get("/tokens")
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("no-store"))
        .body("items", everyItem(not(hasKey("token"))))
        .body("items.prefix", hasItem(token.substring(0, 13)));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "select count(*) from token t where t::text like '%"
                    + token.substring(9, 40)
                    + "%'")) {
      found.next();
      assertTrue(found.getInt(1) == 0, "the token itself is not in the database");
    }
  }

  @Test
  void hasAChecksumThatScannersKnowItBy() {
    String token = Token.random();
    assertTrue(Token.isWellFormed(token));
    assertFalse(Token.isWellFormed(token.substring(0, token.length() - 1)));
    char other = token.charAt(20) == 'a' ? 'b' : 'a';
    assertFalse(Token.isWellFormed(token.substring(0, 20) + other + token.substring(21)));
  }

  @Test
  void worksUntilRevokedAndNotesItsLastUse() {
    JsonPath made = make("to be revoked", "writer", Map.of());
    RequestSpecification bearer =
        api().header("Authorization", "Bearer " + made.getString("token"));
    bearer.get("/drafts").then().statusCode(200);
    as("admin")
        .get("/tokens")
        .then()
        .body("items.find { it.name == 'to be revoked' }.lastUsedAt", notNullValue());
    as("admin").delete("/tokens/" + made.getInt("id")).then().statusCode(204);
    as("admin").delete("/tokens/" + made.getInt("id")).then().statusCode(204);
    wrong()
        .header("Authorization", "Bearer " + made.getString("token"))
        .get("/drafts")
        .then()
        .statusCode(401);
    as("admin").delete("/tokens/999999").then().statusCode(404);
    as("admin").delete("/tokens/x").then().statusCode(404);
  }

  @Test
  void hasTwoLiveOnesANameForRotation() {
    int first = make("rotating", "partner", Map.of()).getInt("id");
    make("rotating", "partner", Map.of());
    admin()
        .body(Map.of("name", "rotating", "role", "partner"))
        .post("/tokens")
        .then()
        .statusCode(409)
        .body("violations[0].pointer", equalTo("/name"));
    as("admin").delete("/tokens/" + first).then().statusCode(204);
    make("rotating", "partner", Map.of());
  }

  @Test
  void isNarrowedDownByScopes() {
    JsonPath made = make("reads the future", "editor", Map.of("scopes", List.of("embargoed")));
    String bearer = "Bearer " + made.getString("token");
    api()
        .header("Authorization", bearer)
        .get("/drafts")
        .then()
        .statusCode(403)
        .body("detail", containsString("draft"));
    api()
        .header("Authorization", bearer)
        .queryParam("asOf", Instant.now().plusSeconds(3600).toString())
        .get("/stories")
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("no-store"));
  }

  @Test
  void endsAtItsTimeAlsoWhileItIsInUse() throws SQLException, InterruptedException {
    JsonPath made = make("ends soon", "editor", Map.of());
    String bearer = "Bearer " + made.getString("token");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update token set created_at = now() - interval '2 days', expires_at = now() + interval '800 ms' where id = "
              + made.getInt("id"));
    }
    api().header("Authorization", bearer).get("/drafts").then().statusCode(200);
    Thread.sleep(850);
    wrong().header("Authorization", bearer).get("/drafts").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer nonsense",
        "Bearer dateline_0123456789",
        "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4IiwiZ3JvdXBzIjpbImFkbWluIl19.",
        "Basic YWRtaW46YWRtaW4=",
        "dateline_x"
      })
  void whatIsNoTokenIsRefusedEverywhereAlike(String header) {
    for (String path :
        List.of("/stories", "/drafts", "/articles/there-is-none/draft", "/nowhere")) {
      plain()
          .header("Authorization", header)
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", startsWith("Bearer"))
          .body("type", equalTo("/problems/unauthenticated"))
          .body("detail", equalTo("The token in the Authorization header is not valid here"));
    }
  }

  @Test
  void namesWhatIsWrongWithAWantedOne() {
    wrong()
        .header("Authorization", "Bearer " + token("admin"))
        .contentType("application/json")
        .body(
            "{\"name\": \" \", \"role\": \"king\", \"expiresAt\": \"2020-01-01T00:00:00Z\", \"colour\": 1}")
        .post("/tokens")
        .then()
        .statusCode(400)
        .body("violations.pointer", hasItem("/name"))
        .body("violations.pointer", hasItem("/role"))
        .body("violations.pointer", hasItem("/expiresAt"))
        .body("violations.pointer", hasItem("/colour"));
    admin()
        .body(Map.of("name", "x", "role", "writer", "scopes", List.of("publish")))
        .post("/tokens")
        .then()
        .statusCode(400)
        .body(
            "violations[0].pointer",
            equalTo("/scopes/0"),
            "violations[0].allowed",
            equalTo(List.of("draft")));
  }

  @Test
  void theAuditLogOnlyGrows() {
    for (String sql :
        List.of("delete from audit", "update audit set who = 'x'", "truncate audit")) {
      assertThrows(
          SQLException.class,
          () -> {
            try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
              statement.execute(sql);
            }
          },
          sql);
    }
  }
}
