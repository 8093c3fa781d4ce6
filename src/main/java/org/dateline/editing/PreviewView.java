package org.dateline.editing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link that shows a draft to whoever has it. */
@Schema(
    name = "Preview",
    description = "A link that shows a draft to whoever has it, until it expires.")
record PreviewView(
    @Schema(required = true, description = "The item's own address, with a signature.") String href,
    @Schema(required = true) Instant expiresAt) {}
