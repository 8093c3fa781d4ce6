package org.dateline.editing;

import java.util.List;
import org.dateline.http.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a draft could be published. */
@Schema(
    name = "Check",
    description = "Whether a draft could be published, and what stands against it.")
record CheckView(
    @Schema(required = true) boolean publishable,
    @Schema(required = true, description = "Everything that is wrong, at once.")
        List<Violation> violations) {}
