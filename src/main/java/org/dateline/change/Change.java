package org.dateline.change;

import java.time.Instant;

/**
 * One row of the change log. Written in the transaction that publishes; never changed.
 *
 * @param seq its number: changes become visible in this order, without a hole
 * @param kind of the item: {@code story}, {@code article}, {@code event}, {@code statement}, {@code
 *     discrepancy}, or {@code source}
 * @param slug of the item, as it was then
 * @param story slug of the story that the item belongs to; null for a source
 * @param storyBefore where the item belonged before, if that was elsewhere
 * @param section of an article
 * @param sectionBefore where the article stood before, if that was elsewhere
 * @param version number of the version that it brought; null for a source
 * @param change {@code published}, {@code updated}, {@code corrected}, {@code retracted} or {@code
 *     redirected}
 * @param note what changed and why, for readers
 * @param at the moment that it tells of
 * @param recordedAt when it became visible here
 * @param target slug that a redirected item has now
 */
public record Change(
    long seq,
    String kind,
    String slug,
    String story,
    String storyBefore,
    String section,
    String sectionBefore,
    Integer version,
    String change,
    String note,
    Instant at,
    Instant recordedAt,
    String target) {

  static final String COLUMNS =
      "c.seq, c.kind, c.slug, c.story, c.story_before, c.section, c.section_before, c.version, c.change, c.note, c.at,"
          + " c.recorded_at, c.target";

  /** The slug that the item has after this change. */
  public String slugAfter() {
    return target == null ? slug : target;
  }

  /** What the item is called after this change: kind/slug. */
  public String item() {
    return kind + "/" + slugAfter();
  }

  static Change of(Object[] row) {
    return new Change(
        ((Number) row[0]).longValue(),
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (String) row[4],
        (String) row[5],
        (String) row[6],
        (Integer) row[7],
        (String) row[8],
        (String) row[9],
        (Instant) row[10],
        (Instant) row[11],
        (String) row[12]);
  }
}
