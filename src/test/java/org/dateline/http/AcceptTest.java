package org.dateline.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 section 12.5.1, with the server's own order where the client does not mind. */
class AcceptTest {

  private static final List<String> OFFERED =
      List.of("application/json", "text/csv", "text/html", "application/ld+json");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                          | application/json
          */*                                        | application/json
          text/csv                                   | text/csv
          text/*                                     | text/csv
          text/html, text/csv                        | text/html
          text/*, text/html                          | text/csv
          text/html, text/csv;q=0.5                  | text/html
          text/html;q=0.2, */*;q=0.1                 | text/html
          */*;q=0.9, application/ld+json             | application/ld+json
          */*, application/json;q=0                  | text/csv
          text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html
          TEXT/CSV                                   | text/csv
          text/csv;charset=utf-8                     | text/csv
          image/png                                  | -
          text/csv;q=0                               | -
          text/csv;q=often, text/html                | text/html
          text/csv;q=7, text/html                    | text/html
          ;;,,                                       | application/json
          """)
  void choosesTheBest(String accept, String expected) {
    assertEquals(expected, Accept.of(accept).best(OFFERED).orElse(null), accept);
  }
}
