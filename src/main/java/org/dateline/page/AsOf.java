package org.dateline.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The moment that a page tells of, the moments around it, and what has changed since.
 *
 * @param past whether it is one that the reader chose
 * @param days on which something changed, up to now
 * @param changed the last that has happened to each item since, by kind and slug
 */
record AsOf(
    Instant at, boolean past, List<Moments.Moment> days, Map<String, Moments.Since> changed) {

  static AsOf now(Instant at, List<Moments.Moment> days) {
    return new AsOf(at, false, days, Map.of());
  }

  static AsOf past(Instant at, List<Moments.Moment> days, List<Moments.Since> since) {
    return new AsOf(
        at,
        true,
        days,
        since.stream()
            .collect(Collectors.toMap(s -> s.kind() + " " + s.slug(), Function.identity())));
  }

  public LocalDate day() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** As a value of {@code asOf}: the day, where it is the end of one. */
  public String written() {
    return isWholeDay() ? day().toString() : at.toString();
  }

  public String words() {
    return isWholeDay() ? Words.day(at) : Words.minute(at);
  }

  private boolean isWholeDay() {
    Instant end = day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return at.equals(end.minusMillis(1));
  }

  /** The last day before this one on which something changed; null if there is none. */
  public LocalDate earlier() {
    return days.stream()
        .map(Moments.Moment::day)
        .filter(d -> d.isBefore(day()))
        .reduce((a, b) -> b)
        .orElse(null);
  }

  /** The first day after this one on which something changed; null if there is none. */
  public LocalDate later() {
    return days.stream()
        .map(Moments.Moment::day)
        .filter(d -> d.isAfter(day()))
        .findFirst()
        .orElse(null);
  }

  public LocalDate first() {
    return days.isEmpty() ? null : days.get(0).day();
  }

  public LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** What has happened to an item since; null if nothing has. */
  public Moments.Since since(String kind, String slug) {
    return changed.get(kind + " " + slug);
  }

  /** How many items have come since. */
  public long added() {
    return changed.values().stream().filter(s -> s.word().equals("new")).count();
  }

  /** How many of those that were there say something else now. */
  public long revised() {
    return changed.values().stream().filter(s -> s.word().matches("updated|corrected")).count();
  }

  /** How many have been withdrawn since. */
  public long retracted() {
    return changed.values().stream().filter(s -> s.word().equals("retracted")).count();
  }
}
