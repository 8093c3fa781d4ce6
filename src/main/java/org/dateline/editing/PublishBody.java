package org.dateline.editing;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.dateline.version.ChangeKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a draft shall be published. */
@Schema(name = "PublishBody", description = "How a draft shall be published.")
record PublishBody(
    @Schema(
            description =
                "What the version does to the item: `published` the first time, `updated` or `corrected` later. If left"
                    + " out, `published` or `updated`.")
        ChangeKind change,
    @Size(max = 1000)
        @Schema(description = "What changed and why, for readers; required for `corrected`.")
        String note,
    @Schema(
            description = "When it becomes public; at once, if left out.",
            examples = "2027-01-09T22:00:00Z")
        Instant publishAt) {

  static final PublishBody AT_ONCE = new PublishBody(null, null, null);
}
