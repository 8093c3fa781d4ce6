package org.dateline.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.dateline.change.Change;
import org.dateline.version.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change, as those who follow see it. */
@Schema(name = "Change", description = "Something that changed in what is public.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeView(
    @Schema(required = true, description = "Goes on after this change, as `after`.") String cursor,
    @Schema(
            required = true,
            description = "Of the item.",
            enumeration = {"story", "article", "event", "statement", "discrepancy", "source"})
        String kind,
    @Schema(required = true, description = "Of the item, as it was then.") String slug,
    @Schema(description = "Slug of the story that it belongs to; not of a source.") String story,
    @Schema(description = "Of an article.") String section,
    @Schema(description = "Number of the version that it brought; not of a source.")
        Integer version,
    @Schema(
            required = true,
            description =
                "After `retracted` the item answers 410, and must not be shown any more; after `redirected` it has"
                    + " another slug.",
            enumeration = {"published", "updated", "corrected", "retracted", "redirected"})
        String change,
    @Schema(description = "What changed and why, for readers.") String note,
    @Schema(required = true, description = "The moment that it tells of.") Instant at,
    @Schema(required = true, description = "When it became visible here.") Instant recordedAt,
    @Schema(required = true, description = "Where the item is now.") String href,
    @Schema(description = "The slug that a redirected item has now.") String target,
    @Schema(
            description =
                "With `include=item`: the item as it is now, as its own address answers it (a story without counts"
                    + " and countries); left out where it is not public any more.")
        Record item) {

  static ChangeView of(Change change, String cursor, Record item) {
    return new ChangeView(
        cursor,
        change.kind(),
        change.slug(),
        change.story(),
        change.section(),
        change.version(),
        change.change(),
        change.note(),
        change.at(),
        change.recordedAt(),
        Kind.pathOf(change.kind()) + "/" + change.slugAfter(),
        change.target(),
        item);
  }
}
