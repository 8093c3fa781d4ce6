package org.dateline.discrepancy;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dateline.http.Listing;
import org.dateline.http.Page;
import org.dateline.http.Sort;
import org.dateline.version.Kind;
import org.dateline.version.Versions;

/** The published discrepancies. */
@Singleton
public class Discrepancies extends Versions<Discrepancy> {

  Discrepancies() {
    super(Kind.DISCREPANCY, Discrepancy.class);
  }

  @Override
  protected String citing() {
    return "exists (select from account a join source s on s.id = a.source_id"
        + " where a.discrepancy_id = v.id and s.slug = :source)";
  }

  Page<Discrepancy> page(DiscrepancyFilter filter) {
    Listing listing =
        items(filter, Sort.of(filter.sort, new Sort(PUBLISHED, true), PUBLISHED, UPDATED))
            .and(
                "exists (select from discrepancy_about a where a.discrepancy_id = v.id and a.event = :event)",
                "event",
                filter.event())
            .and(
                "exists (select from discrepancy_about a where a.discrepancy_id = v.id and a.statement = :statement)",
                "statement",
                filter.statement());
    return page(listing, filter, filter.includes().contains("total"));
  }

  /** The last published discrepancies of a story, as they were at a moment. */
  public List<DiscrepancyView> ofStory(String story, Instant at, int most) {
    return ofStory(story, at, new Sort(PUBLISHED, true), most).stream()
        .map(d -> DiscrepancyView.of(d, at))
        .toList();
  }

  @Override
  public List<DiscrepancyView> views(List<Discrepancy> items, Locale language, Instant at) {
    return items.stream().map(d -> DiscrepancyView.of(d, at)).toList();
  }
}
