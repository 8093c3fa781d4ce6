package org.dateline.version;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One published version of an item, as a package holds it.
 *
 * @param <D> the draft of its kind
 */
@Schema(description = "One published version of an item.")
public record Release<D extends Record>(
    @NotNull
        @Schema(description = "When it was published, RFC 3339.", examples = "2024-01-09T22:00:00Z")
        Instant validFrom,
    @NotNull @Schema(description = "What it did to the item; the first is `published`.")
        ChangeKind change,
    @Size(max = 1000)
        @Schema(
            description =
                "What changed and why, for readers; required for `corrected` and `retracted`.")
        String changeNote,
    @Size(max = 200) @Schema(description = "Who published it.") String author,
    @Valid
        @Schema(description = "The whole content of this version; left out when it is retracted.")
        D content) {}
