package org.dateline.event;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Locale;
import java.util.Map;
import org.dateline.http.Page;
import org.dateline.http.ReadParams;
import org.dateline.http.Sort;
import org.dateline.version.HistoryView;
import org.dateline.version.ItemParams;
import org.dateline.version.Kind;
import org.dateline.version.Query;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1")
@PermitAll
@Tag(name = "Events")
class EventResource {

  private static final String SLUG = "The event's slug.";
  private static final String EXAMPLE = "strike-kharkiv-2024-01-02";

  private final Events events;
  private final Query query;

  EventResource(Events events, Query query) {
    this.events = events;
    this.query = query;
  }

  @GET
  @Path("/events")
  @Operation(
      operationId = "listEvents",
      summary = "List events",
      description =
          "The last that occurred first; with `q` by relevance, with highlighted passages.")
  public Page<EventView> list(@BeanParam EventFilter filter) {
    return page(filter, new Sort(Events.OCCURRED, true));
  }

  private Page<EventView> page(EventFilter filter, Sort sort) {
    Locale language = filter.locale();
    Page<Event> page = events.page(filter, sort);
    Map<Long, String> highlights =
        filter.q == null
            ? Map.of()
            : query.highlights(
                Kind.EVENT,
                "v.title || '. ' || v.summary || ' ' || coalesce(v.caveat, '')",
                query.of(filter.q),
                page.items().stream().map(Event::id).toList());
    return page.map(e -> EventView.of(e, language, filter.at(), highlights.get(e.id())));
  }

  @GET
  @Path("/countries/{code}/events")
  @Operation(
      operationId = "listCountryEvents",
      summary = "List the events of a country",
      description = "The same as the list of all events with `country`.")
  public Page<EventView> ofCountry(
      @RestPath @Parameter(description = "ISO 3166-1 alpha-2, or XK.", example = "KP") String code,
      @BeanParam EventFilter filter) {
    filter.country = events.requireCountry(code);
    return list(filter);
  }

  @GET
  @Path("/events/{slug}")
  @Operation(
      operationId = "getEvent",
      summary = "Get an event",
      description = "With its place, how certain it is, who says so, and the sources.")
  public EventView get(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ItemParams read) {
    return EventView.of(events.at(slug, read), read.locale(), read.at(), null);
  }

  @GET
  @Path("/events/{slug}/versions")
  @Operation(
      operationId = "listEventVersions",
      summary = "List the versions of an event",
      description = "The newest first, each with what it changed and why.")
  public Page<HistoryView> versions(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ReadParams read) {
    return events.history(slug, read.at());
  }

  @GET
  @Path("/events/{slug}/versions/{number}")
  @Operation(
      operationId = "getEventVersion",
      summary = "Get a version of an event",
      description = "As it was published then.")
  public EventView version(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @RestPath @Parameter(description = "Counted from 1.", example = "1") String number,
      @BeanParam ReadParams read) {
    return EventView.of(events.version(slug, number, read.at()), read.locale(), read.at(), null);
  }
}
