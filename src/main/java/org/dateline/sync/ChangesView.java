package org.dateline.sync;

import java.time.Instant;
import java.util.List;
import org.dateline.http.Dated;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some changes, and where to go on. */
@Schema(name = "Changes", description = "Changes in the order in which they became visible.")
record ChangesView(
    @Schema(required = true) List<ChangeView> items,
    @Schema(required = true) Position page,
    @Schema(hidden = true) @com.fasterxml.jackson.annotation.JsonIgnore Instant lastModified)
    implements Dated {

  /** Where to go on. */
  @Schema(name = "ChangesPosition", description = "Where to go on.")
  record Position(
      @Schema(required = true, description = "The most items a page has.", examples = "100")
          int limit,
      @Schema(
              required = true,
              description =
                  "What to send as `after` the next time; there always is one. A page with fewer items than `limit`"
                      + " was the last for now.")
          String next) {}
}
