package org.dateline.event;

import java.time.LocalDate;
import java.util.Set;
import org.dateline.http.Choice;
import org.dateline.time.Edtf;
import org.dateline.version.ItemFilter;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of events can be narrowed down by. */
class EventFilter extends ItemFilter {

  @RestQuery
  @Parameter(
      description =
          "Full text: words, \"phrases\", -exclusions and `or`. Stemmed by the item's language, accents folded, typos"
              + " forgiven.",
      schema = @Schema(type = SchemaType.STRING, maxLength = 500))
  public String q;

  @RestQuery
  @Parameter(
      description = "Only this kind of event.",
      schema = @Schema(implementation = EventKind.class),
      example = "strike")
  public String kind;

  @RestQuery
  @Parameter(
      description = "Only events as certain as this.",
      schema = @Schema(implementation = Certainty.class))
  public String certainty;

  @RestQuery
  @Parameter(
      description = "Only events in which this country has a role, ISO 3166-1 alpha-2.",
      schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z]{2}$"),
      example = "KP")
  public String country;

  @RestQuery
  @Parameter(
      description = "Occurred on this day or later (EDTF; the first day it may mean).",
      schema = @Schema(type = SchemaType.STRING),
      example = "2023-12")
  public String from;

  @RestQuery
  @Parameter(
      description = "Occurred on this day or earlier (EDTF; the last day it may mean).",
      schema = @Schema(type = SchemaType.STRING),
      example = "2024-01-10")
  public String to;

  @RestQuery
  @Parameter(
      description =
          "The order; with a minus sign from the last to the first. With `q`, and no `sort`, by relevance. A timeline"
              + " goes from the first to the last, a list of events from the last to the first.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {
                "occurred",
                "-occurred",
                "published",
                "-published",
                "updated",
                "-updated"
              }))
  public String sort;

  @RestQuery
  @Parameter(
      description = "What to add: `total`, the length of the whole list.",
      schema = @Schema(type = SchemaType.STRING, enumeration = "total"))
  public String include;

  String kind() {
    return Choice.of("kind", kind, EventKind.class);
  }

  String certainty() {
    return Choice.of("certainty", certainty, Certainty.class);
  }

  String country() {
    return Choice.country("country", country);
  }

  LocalDate from() {
    return Choice.date("from", from, Edtf::first);
  }

  LocalDate to() {
    return Choice.date("to", to, Edtf::last);
  }

  @Override
  public Set<String> includes() {
    return Choice.some("include", include, "total");
  }
}
