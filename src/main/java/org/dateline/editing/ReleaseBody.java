package org.dateline.editing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.dateline.version.ChangeKind;
import org.dateline.version.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Drafts that become public together. */
@Schema(name = "ReleaseBody", description = "Drafts that become public together, or none of them.")
record ReleaseBody(
    @NotEmpty @Size(max = 100) List<@Valid @NotNull Part> items,
    @Schema(description = "When they become public; at once, if left out.") Instant publishAt) {

  /** One of them. */
  @Schema(
      name = "ReleasePart",
      description = "One of the drafts, and the state that the client has seen it in.")
  record Part(
      @NotNull Kind kind,
      @NotBlank String slug,
      @NotBlank
          @Schema(description = "The item's ETag, as If-Match takes it.", examples = "\"r17\"")
          String ifMatch,
      ChangeKind change,
      @Size(max = 1000) String note) {}
}
