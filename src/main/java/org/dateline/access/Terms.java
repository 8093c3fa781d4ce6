package org.dateline.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * On what terms someone takes content over: in feeds, exports, the change log, webhooks and the
 * representations of an article.
 *
 * @param partner slug of the partner; null for everyone else
 * @param sections the sections of articles that it may take; empty for all
 * @param fullText whether it gets texts, or only standfirsts
 * @param delay how much later than everyone it gets what is published
 * @param attribution a line that must stand with each item; null for none
 * @param licence the licence that items come under, a URL or an SPDX id; null where none is said
 */
public record Terms(
    String partner,
    Set<String> sections,
    boolean fullText,
    Duration delay,
    String attribution,
    String licence) {

  /** Everyone's. */
  public static final Terms PUBLIC = new Terms(null, Set.of(), true, Duration.ZERO, null, null);

  /** Whether an article of this section may be taken; what has no section always may. */
  public boolean allows(String section) {
    return section == null || sections.isEmpty() || sections.contains(section);
  }

  /** The latest moment that may be read. */
  public Instant latest(Instant now) {
    return now.minus(delay);
  }
}
