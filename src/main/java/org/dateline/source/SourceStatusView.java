package org.dateline.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a source stands, for those who edit. */
@Schema(name = "SourceStatus", description = "How a source stands, for those who edit.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceStatusView(
    @Schema(required = true, description = "Whether something that is published cites it.")
        boolean cited,
    @Schema(description = "Slug of the source that it was merged into.") String mergedInto,
    @Schema(required = true, description = "What to send as If-Match.", examples = "\"r17\"")
        String etag,
    @Schema(required = true) SourceDraft source) {

  static SourceStatusView of(Source source) {
    return new SourceStatusView(
        source.citedFrom != null,
        source.mergedInto == null ? null : source.mergedInto.slug,
        source.tag(),
        source.content());
  }
}
