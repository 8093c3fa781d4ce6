package org.dateline.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dateline.country.RoleView;
import org.dateline.http.Dated;
import org.dateline.source.CitationView;
import org.dateline.version.Kind;
import org.dateline.version.VersionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event. */
@Schema(
    name = "Event",
    description = "Something that happened: when, where, how certain, who says so.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventView(
    @Schema(required = true, examples = "strike-kharkiv-2024-01-02") String slug,
    @Schema(required = true, description = "Slug of the story it belongs to.") String story,
    @Schema(required = true) String title,
    @Schema(required = true) String summary,
    @Schema(required = true, description = "BCP 47.", examples = "en") String language,
    @Schema(required = true) EventKind kind,
    @Schema(
            required = true,
            description = "When, as an EDTF date: no more precise than is known.",
            examples = "2024-01-02")
        String occurred,
    @Schema(description = "When it became known, as an EDTF date.", examples = "2024-01-04")
        String disclosed,
    @Schema(required = true) Certainty certainty,
    @Schema(description = "Who says so.") String attributedTo,
    @Schema(description = "Where.") Place place,
    @Schema(description = "What is not known, or must not be read into it.") String caveat,
    @Schema(required = true, description = "Which countries had what to do with it.")
        List<RoleView> countries,
    @Schema(required = true, description = "Which organisations had what to do with it.")
        List<RoleView> organisations,
    @Schema(required = true, description = "Single facts: a weapon, a number, a toll.")
        List<Detail> details,
    @Schema(required = true, description = "What it rests on.") List<CitationView> sources,
    @Schema(required = true, description = "When it was first published.") Instant publishedAt,
    @Schema(required = true) VersionView version,
    @Schema(description = "With `q`: the passages that match, as HTML with `<mark>`.")
        String highlight,
    @Schema(required = true, description = "Where to read on.") Map<String, String> links)
    implements Dated {

  /** A single fact about an event. */
  @Schema(name = "EventDetail", description = "A single fact about an event.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Detail(
      @Schema(required = true, examples = "Casualties") String label,
      @Schema(required = true) String text,
      @Schema(description = "What it rests on; if left out, on the sources of the event.")
          CitationView source) {}

  static EventView of(Event event, Locale language, Instant at, String highlight) {
    Map<String, String> links = new LinkedHashMap<>();
    String self = Kind.EVENT.path(event.slug());
    links.put("self", self);
    links.put("versions", self + "/versions");
    links.put("story", Kind.STORY.path(event.story));
    return new EventView(
        event.slug(),
        event.story,
        event.title,
        event.summary,
        event.language(),
        event.eventKind,
        event.occurred,
        event.disclosed,
        event.certainty,
        event.attributedTo,
        event.place,
        event.caveat,
        roles(event, true, language),
        roles(event, false, language),
        event.details.stream().map(EventView::detail).toList(),
        event.citations.stream().map(CitationView::of).toList(),
        event.publishedAt(),
        VersionView.of(event, at),
        highlight,
        links);
  }

  private static List<RoleView> roles(Event event, boolean countries, Locale language) {
    return event.participants.stream()
        .filter(p -> p.party.isCountry() == countries)
        .map(p -> RoleView.of(p.party, p.role, language))
        .toList();
  }

  private static Detail detail(Event.Detail detail) {
    CitationView source = detail.source == null ? null : CitationView.of(detail.source, null, null);
    return new Detail(detail.label, detail.text, source);
  }

  @Override
  public Instant lastModified() {
    return version.validFrom();
  }
}
