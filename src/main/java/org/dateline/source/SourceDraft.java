package org.dateline.source;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A source as a package holds it. */
@Schema(description = "A source, as a package holds it.")
public record SourceDraft(
    @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 120) String slug,
    @Size(max = 1000)
        @Schema(description = "As published, in its own language; left out where it is not known.")
        String title,
    @Size(max = 1000)
        @Schema(description = "What it is, in our words; required where there is no title.")
        String label,
    @NotNull @Size(min = 1, max = 300) String publisher,
    @Pattern(regexp = "[A-Z]{2}")
        @Schema(description = "ISO 3166-1 alpha-2, of the original publisher.")
        String publisherCountry,
    @NotNull @Pattern(regexp = "https?://\\S+") @Size(max = 2000) String url,
    @Size(max = 40) @Schema(description = "When, as an EDTF date; left out where it is not known.")
        String published,
    @Pattern(regexp = "stated-in-text|stated-in-title|read-from-url|timestamp-in-url|index-date")
        @Schema(description = "Where that date comes from.")
        String publishedBasis,
    @NotNull SourceKind kind,
    @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Schema(description = "BCP 47.")
        String language,
    @Pattern(regexp = "live|archived-copy") @Schema(description = "How we read it.")
        String accessed,
    @Size(max = 2000) String note) {}
