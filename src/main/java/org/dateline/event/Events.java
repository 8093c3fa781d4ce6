package org.dateline.event;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dateline.http.Listing;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Sort;
import org.dateline.version.Kind;
import org.dateline.version.Query;
import org.dateline.version.Versions;

/** The published events. */
@Singleton
public class Events extends Versions<Event> {

  static final Sort.Key OCCURRED = new Sort.Key("occurred", "v.occurred_from", "date");

  private final Query query;

  Events(Query query) {
    super(Kind.EVENT, Event.class);
    this.query = query;
  }

  /** The first events of a story that are published at a moment, in the order they occurred. */
  public List<EventView> ofStory(String story, Instant at, Locale language, int most) {
    return ofStory(story, at, new Sort(OCCURRED, false), most).stream()
        .map(e -> EventView.of(e, language, at, null))
        .toList();
  }

  /**
   * A page of the timeline of a story as it was at a moment.
   *
   * @param cursor where to go on; null for the first page
   * @throws Problem 400 if it is no cursor
   */
  public Page<EventView> timeline(
      String story, Instant at, Locale language, String cursor, int most) {
    return ofStory(story, at, new Sort(OCCURRED, false), most, cursor)
        .map(e -> EventView.of(e, language, at, null));
  }

  /**
   * The first events of a story in which a country has this role, wherever in its timeline they
   * stand, as published at a moment, in the order they occurred.
   */
  public List<EventView> withRole(
      String story, String role, Instant at, Locale language, int most) {
    Listing listing =
        published(at, new Sort(OCCURRED, false))
            .and("v.story = :story", "story", story)
            .and(
                "exists (select from event_party p where p.event_id = v.id and p.role = :role and p.country is not null)",
                "role",
                role);
    return page(listing, most, null).items().stream()
        .map(e -> EventView.of(e, language, at, null))
        .toList();
  }

  Page<Event> page(EventFilter filter, Sort otherwise) {
    Listing listing =
        items(filter, Sort.of(filter.sort, otherwise, OCCURRED, PUBLISHED, UPDATED))
            .and("v.kind = :kind", "kind", filter.kind())
            .and("v.certainty = :certainty", "certainty", filter.certainty())
            .and(
                "exists (select from event_party p where p.event_id = v.id and p.country = :country)",
                "country",
                filter.country())
            .and("v.occurred_to >= :from", "from", filter.from())
            .and("v.occurred_from <= :to", "to", filter.to())
            .matching(query.of(filter.q), filter.sort != null);
    return page(listing, filter, filter.includes().contains("total"));
  }

  @Override
  public List<EventView> views(List<Event> items, Locale language, Instant at) {
    return items.stream().map(e -> EventView.of(e, language, at, null)).toList();
  }
}
