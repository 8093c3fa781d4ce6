package org.dateline.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changed between two versions. */
@Schema(name = "VersionDiff", description = "What changed between two versions.")
record DiffView(
    @Schema(required = true, examples = "1") String from,
    @Schema(required = true, examples = "2") String to,
    @Schema(required = true, description = "Field by field; empty where nothing did.")
        List<Change> changes) {

  /** A field that is different. */
  @Schema(name = "FieldChange", description = "A field that is different.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(
      @Schema(required = true, description = "JSON pointer to it.", examples = "/headline")
          String pointer,
      @Schema(description = "The value before; left out if it is new, or a list.") JsonNode from,
      @Schema(description = "The value after; left out if it is gone, or a list.") JsonNode to,
      @Schema(description = "Of a list: what came.") List<JsonNode> added,
      @Schema(description = "Of a list: what went.") List<JsonNode> removed,
      @Schema(description = "Of a list: that the same things stand in another order.")
          Boolean reordered,
      @Schema(description = "Of a text: word by word.") List<Words> words) {}

  /** A stretch of text. */
  @Schema(name = "WordChange", description = "A stretch of text that stayed, came or went.")
  record Words(
      @Schema(
              required = true,
              enumeration = {"equal", "insert", "delete"})
          String op,
      @Schema(required = true) String text) {}
}
