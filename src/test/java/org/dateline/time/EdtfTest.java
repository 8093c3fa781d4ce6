package org.dateline.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {

  @ParameterizedTest
  @CsvSource({
    "2024-01-06,            2024-01-06, 2024-01-06",
    "2024-01,               2024-01-01, 2024-01-31",
    "2024-02,               2024-02-01, 2024-02-29",
    "2024,                  2024-01-01, 2024-12-31",
    "2024-01-06/2024-01-07, 2024-01-06, 2024-01-07",
    "2023-12/2024-01,       2023-12-01, 2024-01-31",
    "2024-01~,              2024-01-01, 2024-01-31",
    "2024-01-06?,           2024-01-06, 2024-01-06",
    "2024-01-06%,           2024-01-06, 2024-01-06",
    "2023~/2024-01-06?,     2023-01-01, 2024-01-06"
  })
  void spansTheDaysItMayMean(String text, LocalDate first, LocalDate last) {
    assertEquals(new Edtf(text, first, last), Edtf.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "yesterday",
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2023-02-29",
        "2024-1-6",
        "24-01-06",
        "2024-01-06T00:00:00Z",
        "2024-01-07/2024-01-06",
        "2024-01-06/",
        "/2024",
        "2024/2025/2026",
        "2024-01-06??",
        "~2024",
        " 2024",
        "2024 ",
        "２０２４"
      })
  void refusesWhatIsNoDate(String text) {
    assertThrows(DateTimeException.class, () -> Edtf.parse(text));
  }
}
