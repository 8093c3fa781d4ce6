package org.dateline.page;

import java.util.stream.Collectors;
import org.dateline.event.EventView;

/**
 * Who notably did not sign, as an event tells.
 *
 * @param names of countries, separated by commas
 * @param here whether the event stands on the same page
 */
record Absent(EventView event, String names, boolean here) {

  /** The role of a country that an event names for not having signed. */
  static final String ROLE = "non-signatory";

  static Absent of(EventView event, TimelinePart timeline) {
    return new Absent(
        event,
        event.countries().stream()
            .filter(c -> ROLE.equals(c.role()))
            .map(c -> c.name())
            .collect(Collectors.joining(", ")),
        timeline.events().stream().anyMatch(e -> e.slug().equals(event.slug())));
  }
}
