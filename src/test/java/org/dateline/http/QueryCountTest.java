package org.dateline.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.dateline.ApiTest;
import org.dateline.packages.Harbour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operation runs a fixed number of SQL statements, whatever the size of the page. */
@QuarkusTest
class QueryCountTest extends ApiTest {

  @Inject Harbour harbour;

  @BeforeEach
  void loadTheHarbour() {
    harbour.load();
  }

  @ParameterizedTest
  @CsvSource({
    "/stories,                                                      5",
    "/articles,                                                     4",
    "/articles?include=body;sources,                                8",
    "/articles?q=missile,                                           7",
    "/events,                                                       9",
    "/events?q=missile,                                             12",
    "/stories/north-korea-russia-missile-transfers/timeline,        10",
    "/stories/north-korea-russia-missile-transfers/articles,        5",
    "/statements?include=signatories,                               10",
    "/discrepancies,                                                6",
    "/sources,                                                      4",
    "/stories/north-korea-russia-missile-transfers/sources,         6",
    "/search?q=missile,                                             7"
  })
  void isFixed(String path, int most) {
    String query = path.replace(";", ",") + (path.contains("?") ? "&" : "?");
    api().get(query + "limit=100").then().statusCode(200);
    long one = statements(query + "limit=2");
    long all = statements(query + "limit=100");
    assertTrue(all <= most, path + " ran " + all + " statements, at most " + most + " expected");
    assertTrue(
        all - one <= 2,
        path + " ran " + one + " statements for 2 items, " + all + " for up to 100");
  }

  @ParameterizedTest
  @CsvSource({
    "/stories/north-korea-russia-missile-transfers,                                    5",
    "/articles/condemnation-of-missile-transfers,                                      1",
    "/events/strike-kharkiv-2024-01-02,                                                7",
    "/statements/joint-statement-dprk-russia-missile-transfers,                        8",
    "/statements/joint-statement-dprk-russia-missile-transfers/signatories,            6",
    "/countries/KP,                                                                    3",
    "/countries,                                                                       2"
  })
  void isFixedForOne(String path, int most) {
    api().get(path).then().statusCode(200);
    long first = statements(path);
    assertEquals(first, statements(path));
    assertTrue(
        first <= most, path + " ran " + first + " statements, at most " + most + " expected");
  }

  private static long statements(String path) {
    // Each time asked in a way that nobody has yet, so that nothing comes from the cache.
    return statements(
        () ->
            plain()
                .header("Accept", "application/json, x/" + UUID.randomUUID())
                .get(path)
                .then()
                .statusCode(200));
  }
}
