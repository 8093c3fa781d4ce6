package org.dateline.event;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.dateline.http.Choice;
import org.dateline.http.Document;
import org.dateline.http.ItemsOf;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Sort;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1")
@PermitAll
@Tag(name = "Stories")
class TimelineResource {

  static final String GEOJSON = "application/geo+json";
  static final String TIMELINEJS = "application/vnd.timelinejs+json";

  private final Events events;

  TimelineResource(Events events) {
    this.events = events;
  }

  /** What a timeline can be read with. */
  static class TimelineFilter extends EventFilter {
    @RestQuery
    @Parameter(
        description = "The form; the same as with `Accept`.",
        schema =
            @Schema(
                type = SchemaType.STRING,
                enumeration = {"json", "geojson", "timelinejs"}))
    public String format;
  }

  @GET
  @Path("/stories/{slug}/timeline")
  @ItemsOf(EventView.class)
  @Produces({MediaType.APPLICATION_JSON, GEOJSON, TIMELINEJS})
  @Operation(
      operationId = "getTimeline",
      summary = "Get the timeline of a story",
      description =
          "Its events, the first that occurred first. Also as GeoJSON (RFC 7946; events without a place have a null"
              + " geometry) and in the JSON of TimelineJS 3, by `Accept` or `format`.")
  @APIResponse(
      responseCode = "200",
      description = "The events.",
      content = {
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "PageEventView")),
        @Content(mediaType = GEOJSON, schema = @Schema(implementation = GeoJson.Collection.class)),
        @Content(
            mediaType = TIMELINEJS,
            schema = @Schema(implementation = TimelineJs.Timeline.class))
      })
  public Object timeline(
      @RestPath
          @Parameter(
              description = "The story's slug.",
              example = "north-korea-russia-missile-transfers")
          String slug,
      @BeanParam TimelineFilter filter,
      @Context HttpHeaders headers) {
    events.requireStory(slug, filter.at());
    filter.story = slug;
    String format = format(filter, headers);
    if (filter.fields != null && !format.equals("json")) {
      throw Problem.parameter("fields", filter.fields, "\"fields\" goes with the plain JSON only");
    }
    Locale language = filter.locale();
    Page<EventView> page =
        events
            .page(filter, new Sort(Events.OCCURRED, false))
            .map(e -> EventView.of(e, language, filter.at(), null));
    return switch (format) {
      case "geojson" -> new Document(GEOJSON, GeoJson.of(page));
      case "timelinejs" -> new Document(TIMELINEJS, TimelineJs.of(page));
      default -> page;
    };
  }

  private static String format(TimelineFilter filter, HttpHeaders headers) {
    if (filter.format != null) {
      return Choice.of("format", filter.format, List.of("json", "geojson", "timelinejs"));
    }
    for (MediaType type : headers.getAcceptableMediaTypes()) {
      if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return "json";
      }
      if (type.isCompatible(MediaType.valueOf(GEOJSON))) {
        return "geojson";
      }
      if (type.isCompatible(MediaType.valueOf(TIMELINEJS))) {
        return "timelinejs";
      }
    }
    throw new NotAcceptableException();
  }
}
