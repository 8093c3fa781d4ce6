package org.dateline.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dateline.event.EventView;
import org.dateline.time.Edtf;

/**
 * A stretch of time on a line, and where on it events stand: each above its own day, on top of
 * those that would be in its way. What is only known to the month, or as a span, has a bar from the
 * first to the last day that it may mean.
 *
 * @param width in units of the drawing
 * @param size of a mark
 * @param first day at the left end
 * @param days from there to the right end
 */
record Axis(int width, int size, LocalDate first, long days, List<Mark> marks) {

  private static final int[] SIZES = {16, 12, 8, 5};
  private static final int MOST_LANES = 13;
  private static final int EDGE = 16;
  private static final int[] STEPS = {1, 2, 7, 14};
  private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000};

  /**
   * An event on the line.
   *
   * @param x its middle
   * @param lane how many stand below it
   * @param from where its bar begins; equal to {@code to}, if its day is known
   * @param to where its bar ends
   */
  record Mark(EventView event, double x, int lane, double from, double to) {

    boolean exact() {
      return Words.exact(event.occurred());
    }
  }

  /** A day with its name. */
  record Tick(double x, String label) {}

  /**
   * Lays events out.
   *
   * @param events at least one, in the order of their dates
   */
  static Axis of(List<EventView> events, int width) {
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    for (EventView event : events) {
      Edtf date = Edtf.parse(event.occurred());
      first = date.first().isBefore(first) ? date.first() : first;
      last = date.last().isAfter(last) ? date.last() : last;
    }
    long days = Math.max(1, ChronoUnit.DAYS.between(first, last));
    Axis axis = null;
    for (int size : SIZES) {
      axis = new Axis(width, size, first, days, new ArrayList<>());
      events.forEach(axis::place);
      if (axis.lanes() <= MOST_LANES) {
        break;
      }
    }
    return axis;
  }

  int lanes() {
    return marks.stream().mapToInt(Mark::lane).max().orElse(0) + 1;
  }

  private void place(EventView event) {
    Edtf date = Edtf.parse(event.occurred());
    double from = x(date.first());
    double to = x(date.last());
    double x = (from + to) / 2;
    // Bars need their length, points their size.
    double left = Math.min(from, x - size / 2.0);
    double right = Math.max(to, x + size / 2.0);
    int lane = 0;
    while (taken(lane, left, right)) {
      lane++;
    }
    marks.add(new Mark(event, x, lane, from, to));
  }

  private boolean taken(int lane, double left, double right) {
    return marks.stream()
        .filter(m -> m.lane == lane)
        .anyMatch(
            m ->
                Math.min(m.from, m.x - size / 2.0) < right + 1
                    && left < Math.max(m.to, m.x + size / 2.0) + 1);
  }

  double x(LocalDate day) {
    double share = ChronoUnit.DAYS.between(first, day) / (double) days;
    return Math.round((EDGE + share * (width - 2 * EDGE)) * 10) / 10.0;
  }

  /**
   * The days that are named below the line.
   *
   * @param room what a name needs
   */
  List<Tick> ticks(int room) {
    double perDay = (width - 2.0 * EDGE) / days;
    for (int step : STEPS) {
      if (step * perDay >= room && days / step <= 30) {
        return ticks(first, step, 0, "d MMM");
      }
    }
    LocalDate month = first.getDayOfMonth() == 1 ? first : first.withDayOfMonth(1).plusMonths(1);
    for (int step : MONTHS) {
      if (step * 30 * perDay >= room) {
        LocalDate start = month;
        while (step > 1 && (start.getYear() * 12 + start.getMonthValue() - 1) % step != 0) {
          start = start.plusMonths(1);
        }
        return ticks(start, 0, step, step < 12 ? "MMM uuuu" : "uuuu");
      }
    }
    return List.of();
  }

  private List<Tick> ticks(LocalDate start, int stepDays, int stepMonths, String pattern) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    List<Tick> ticks = new ArrayList<>();
    LocalDate end = first.plusDays(days);
    for (LocalDate day = start;
        !day.isAfter(end);
        day = day.plusDays(stepDays).plusMonths(stepMonths)) {
      ticks.add(new Tick(x(day), format.format(day)));
    }
    return ticks;
  }
}
