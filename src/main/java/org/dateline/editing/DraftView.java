package org.dateline.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.dateline.version.Items.Item;
import org.dateline.version.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A draft. */
@Schema(name = "Draft", description = "What is being written, and nobody but writers can see.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftView(
    @Schema(required = true) Kind kind,
    @Schema(required = true) String slug,
    @Schema(description = "Slug of the story that it belongs to; not for a story itself.")
        String story,
    @Schema(required = true, description = "Anything of it may still be missing.") JsonNode content,
    @Schema(description = "Number of the version that it was begun from; left out for a new item.")
        Integer basedOn,
    @Schema(required = true, description = "Who saved it last.") String author,
    @Schema(required = true) Instant updatedAt,
    @Schema(required = true, description = "What can be done with it.") Map<String, String> links) {

  static DraftView of(Item item, JsonNode content) {
    String self = item.kind().path(item.slug());
    return new DraftView(
        item.kind(),
        item.slug(),
        item.draft().story(),
        content,
        item.draft().of(),
        item.draft().author(),
        item.draft().at(),
        Map.of(
            "self", self + "/draft",
            "check", self + "/draft/check",
            "publish", self + "/publish",
            "status", self + "/status"));
  }
}
