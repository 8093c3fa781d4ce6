package org.dateline.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dateline.event.Certainty;
import org.dateline.event.EventKind;
import org.dateline.event.EventView;
import org.dateline.http.Page;
import org.dateline.time.Edtf;

/**
 * A stretch of a timeline on a page.
 *
 * @param total how many events all of it has
 * @param closer the days in which half of these events lie, and a few around them, where these are
 *     so few that the whole line cannot show them; else none
 */
record TimelinePart(Page<EventView> page, long total, List<EventView> closer) {

  /** What a page has at most: its weight must not depend on the length of a story. */
  static final int MOST = 100;

  private static final int WIDE = 960;
  private static final int NARROW = 330;
  private static final int FEWEST_CLOSER = 6;
  private static final int DENSE = 6;

  static TimelinePart of(Page<EventView> page, long total) {
    return new TimelinePart(page, total, closer(page.items()));
  }

  public List<EventView> events() {
    return page.items();
  }

  public boolean isWhole() {
    return page.page().next() == null && page.page().prev() == null;
  }

  public String next() {
    return page.page().next();
  }

  public String prev() {
    return page.page().prev();
  }

  public String wide() {
    return TimelineDrawing.of(events(), WIDE);
  }

  public String narrow() {
    return TimelineDrawing.of(events(), NARROW);
  }

  public String closerWide() {
    return TimelineDrawing.of(closer, WIDE);
  }

  public String closerNarrow() {
    return TimelineDrawing.of(closer, NARROW);
  }

  private static List<EventView> closer(List<EventView> events) {
    int half = (events.size() + 1) / 2;
    if (half < FEWEST_CLOSER) {
      return List.of();
    }
    List<Edtf> dates = events.stream().map(e -> Edtf.parse(e.occurred())).toList();
    int start = 0;
    for (int i = 0; i + half <= dates.size(); i++) {
      start = days(dates, i, half) < days(dates, start, half) ? i : start;
    }
    long whole = days(dates, 0, dates.size());
    long dense = Math.max(1, days(dates, start, half));
    long around = dense / 2;
    LocalDate from = dates.get(start).first().minusDays(around);
    LocalDate to = from.plusDays(dense + 2 * around);
    return dense * DENSE > whole
        ? List.of()
        : events.stream()
            .filter(
                e -> {
                  Edtf date = Edtf.parse(e.occurred());
                  return !date.first().isBefore(from) && !date.last().isAfter(to);
                })
            .toList();
  }

  /** The closer look, where there is one; else all. */
  public List<EventView> closest() {
    return closer.isEmpty() ? events() : closer;
  }

  private static long days(List<Edtf> dates, int from, int count) {
    return ChronoUnit.DAYS.between(dates.get(from).first(), dates.get(from + count - 1).first());
  }

  public String symbols() {
    return TimelineDrawing.symbols();
  }

  /** By month, in their order. */
  public Map<YearMonth, List<EventView>> months() {
    return events().stream()
        .collect(
            Collectors.groupingBy(
                e -> YearMonth.from(Edtf.parse(e.occurred()).first()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** Whether the day of one of them is not known. */
  public boolean isVague() {
    return events().stream().anyMatch(e -> !Words.exact(e.occurred()));
  }

  /** The kinds that there are, for the legend. */
  public TreeSet<EventKind> kinds() {
    return events().stream().map(EventView::kind).collect(Collectors.toCollection(TreeSet::new));
  }

  public TreeSet<Certainty> certainties() {
    return events().stream()
        .map(EventView::certainty)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
