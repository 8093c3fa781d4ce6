package org.dateline.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dateline.event.Certainty;
import org.dateline.event.EventKind;
import org.dateline.event.EventView;
import org.dateline.version.ChangeKind;
import org.dateline.version.VersionView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where events stand on a line of time. */
class AxisTest {

  private static EventView event(String occurred) {
    Instant at = Instant.EPOCH;
    VersionView version = new VersionView(1, ChangeKind.PUBLISHED, null, at, null, null);
    return new EventView(
        "e",
        "s",
        "Title",
        "",
        "en",
        EventKind.STRIKE,
        occurred,
        null,
        Certainty.REPORTED,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        at,
        version,
        null,
        Map.of());
  }

  private static Axis axis(String... dates) {
    return Axis.of(java.util.Arrays.stream(dates).map(AxisTest::event).toList(), 960);
  }

  @Test
  void isAScaleOfDays() {
    Axis axis = axis("2024-01-01", "2024-01-02", "2024-01-11");
    List<Double> x = axis.marks().stream().map(Axis.Mark::x).toList();
    assertEquals(16, x.get(0));
    assertEquals(944, x.get(2));
    assertEquals((944 - 16) / 10.0, x.get(1) - x.get(0), 0.1);
  }

  @Test
  void stacksWhatIsOnTheSameDay() {
    Axis axis = axis("2024-01-01", "2024-01-01", "2024-03-01");
    assertEquals(List.of(0, 1, 0), axis.marks().stream().map(Axis.Mark::lane).toList());
    Axis crowd = axis(IntStream.range(0, 100).mapToObj(i -> "2024-01-01").toArray(String[]::new));
    assertEquals(100, crowd.lanes());
    assertTrue(crowd.size() < axis.size());
  }

  @Test
  void doesNotPretendToKnowTheDay() {
    Axis axis = axis("2024-01", "2024-02-10~", "2024-02-20");
    Axis.Mark month = axis.marks().get(0);
    assertFalse(month.exact());
    assertEquals(axis.x(java.time.LocalDate.of(2024, 1, 31)), month.to());
    assertFalse(axis.marks().get(1).exact());
    assertTrue(axis.marks().get(2).exact());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2024-01-01",
    "2024-01-01, 2024-01-09",
    "2023-12-30, 2025-05-29",
    "1914, 2024-01-01",
    "0001, 9999"
  })
  void namesSomeDaysThatAreOnIt(String first, String last) {
    Axis axis = axis(first, last);
    List<Axis.Tick> ticks = axis.ticks(64);
    assertFalse(ticks.isEmpty());
    assertTrue(ticks.size() <= 15, ticks.toString());
    ticks.forEach(t -> assertTrue(t.x() >= 16 && t.x() <= 944, t.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-06, 6 January 2024",
    "2024-01-06/2024-01-07, 6–7 January 2024",
    "2024-01-30/2024-02-01, 30 January 2024 – 1 February 2024",
    "2024-01, January 2024",
    "2024~, about 2024",
    "2024-01-06?, probably 6 January 2024",
    "2024-01%, perhaps about January 2024"
  })
  void wordsADateAsItIsKnown(String edtf, String words) {
    assertEquals(words, Words.date(edtf));
  }
}
