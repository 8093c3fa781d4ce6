package org.dateline.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.dateline.http.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A timeline as GeoJSON, RFC 7946: positions are longitude, latitude. */
final class GeoJson {

  private GeoJson() {}

  /** A feature collection; {@code page} is a foreign member, RFC 7946 section 6.1. */
  @Schema(name = "GeoJsonFeatureCollection", description = "A timeline as GeoJSON, RFC 7946.")
  public record Collection(
      @Schema(required = true, examples = "FeatureCollection") String type,
      @Schema(required = true) List<Feature> features,
      @Schema(required = true) Page.Position page) {}

  /** An event. */
  @Schema(name = "GeoJsonFeature", description = "An event.")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Feature(
      @Schema(required = true, examples = "Feature") String type,
      @Schema(required = true, description = "The event's slug.") String id,
      @Schema(nullable = true, description = "Null for an event without a place.") Point geometry,
      @Schema(required = true) EventView properties) {}

  /** A place. */
  @Schema(name = "GeoJsonPoint", description = "A place.")
  public record Point(
      @Schema(required = true, examples = "Point") String type,
      @Schema(required = true, description = "Longitude, latitude.") List<Double> coordinates) {}

  static Collection of(Page<EventView> page) {
    return new Collection(
        "FeatureCollection", page.items().stream().map(GeoJson::feature).toList(), page.page());
  }

  private static Feature feature(EventView event) {
    Place place = event.place();
    Point point =
        place == null || place.lat() == null
            ? null
            : new Point("Point", List.of(place.lon(), place.lat()));
    return new Feature("Feature", event.slug(), point, event);
  }
}
