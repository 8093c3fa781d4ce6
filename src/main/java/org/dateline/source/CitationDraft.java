package org.dateline.source;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A source that is cited, by its slug. */
@Schema(description = "A source that is cited.")
public record CitationDraft(
    @NotNull @Schema(description = "The source's slug.") String source,
    @Size(max = 2000) @Schema(description = "What it says, or why it counts.") String note) {}
