package org.dateline.editing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.dateline.version.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft as a client sends it. What {@link DraftView} has beyond that may be sent back, and is not
 * read.
 */
@Schema(
    name = "DraftBody",
    description = "A draft, as it is sent. Anything of its content may still be missing.")
record DraftBody(
    @Schema(description = "The item's slug; needed, and taken, only when it is created.")
        String slug,
    @Schema(description = "Slug of the story that it belongs to; not for a story itself.")
        String story,
    @Schema(required = true, description = "The whole content.") JsonNode content,
    @Schema(hidden = true) Kind kind,
    @Schema(hidden = true) String author,
    @Schema(hidden = true) Instant updatedAt,
    @Schema(hidden = true) Integer basedOn,
    @Schema(hidden = true) Map<String, String> links) {}
