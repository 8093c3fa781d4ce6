package org.dateline.source;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A source that is cited, by its slug. */
@Schema(description = "A source that is cited.")
public record CitationDraft(
    @NotNull @Schema(description = "The source's slug.") String source,
    @Size(max = 2000) @Schema(description = "What it says, or why it counts.") String note) {

  /** What a version cites, to be edited or exported. */
  public static List<CitationDraft> of(List<Citation> citations) {
    return citations.stream().map(c -> new CitationDraft(c.source.slug, c.note)).toList();
  }
}
