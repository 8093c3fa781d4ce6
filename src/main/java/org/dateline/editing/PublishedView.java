package org.dateline.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.dateline.version.ChangeKind;
import org.dateline.version.Kind;
import org.dateline.version.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version that was just published, scheduled or retracted. */
@Schema(
    name = "Published",
    description = "A version that was just published, scheduled or retracted.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublishedView(
    @Schema(required = true) Kind kind,
    @Schema(required = true) String slug,
    @Schema(required = true, description = "The version's number.", examples = "2") int version,
    @Schema(required = true) ChangeKind change,
    String note,
    @Schema(required = true, description = "Since when, or from when on, it is public.")
        Instant validFrom,
    @Schema(required = true, description = "Whether that is still to come.") boolean scheduled,
    @Schema(required = true) String href) {

  static PublishedView of(Versioned version) {
    return new PublishedView(
        version.kind(),
        version.slug(),
        version.version(),
        version.change(),
        version.changeNote(),
        version.validFrom(),
        version.validFrom().isAfter(Instant.now()),
        version.kind().path(version.slug()));
  }
}
