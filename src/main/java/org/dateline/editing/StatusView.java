package org.dateline.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.dateline.version.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an item stands, for those who edit. */
@Schema(name = "Status", description = "How an item stands, for those who edit.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusView(
    @Schema(required = true) Kind kind,
    @Schema(required = true) String slug,
    @Schema(
            required = true,
            description = "`unpublished`, `published` or `retracted`, at this moment.",
            enumeration = {"unpublished", "published", "retracted"})
        String state,
    @Schema(description = "Number of the version that is public; left out if none is.")
        Integer version,
    @Schema(description = "The version that becomes public later, if there is one.")
        PublishedView scheduled,
    @Schema(description = "Who saved the draft last; left out if there is none.") String draftBy,
    @Schema(description = "When the draft was saved last.") Instant draftAt,
    @Schema(required = true, description = "What to send as If-Match.", examples = "\"r17\"")
        String etag) {}
