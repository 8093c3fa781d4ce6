package org.dateline.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dateline.http.Dated;
import org.dateline.http.Violation;
import org.dateline.packages.foreign.LeftOut;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A package on its way in, or what became of it. */
@Schema(name = "Import", description = "A package on its way in, or what became of it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
    @Schema(required = true, examples = "1") String id,
    @Schema(
            required = true,
            enumeration = {"queued", "running", "done", "refused", "failed", "interrupted"},
            description =
                "`refused`: the violations say why. `failed`: an error on our side. `interrupted`: the service was stopped;"
                    + " send it again. Unless it is `done`, nothing of it is stored.")
        String state,
    @Schema(required = true, description = "If true, nothing of it is ever stored.") boolean dryRun,
    @Schema(required = true, examples = "package-lines") String format,
    @Schema(description = "The story that was asked for.") String story,
    @Schema(description = "The section that was asked for.") String section,
    @Schema(description = "The language that was asked for.") String language,
    @Schema(required = true, description = "Name of the token or person.") String by,
    @Schema(required = true) Instant createdAt,
    Instant startedAt,
    Instant endedAt,
    @Schema(required = true) Progress progress,
    @Schema(
            required = true,
            description =
                "How many things of each kind were new, or with `dryRun` would be; of other formats than ours they are drafts.")
        Map<String, Long> created,
    @Schema(required = true, description = "How many were there already.")
        Map<String, Long> unchanged,
    @Schema(
            required = true,
            description =
                "What is wrong with it, up to a hundred; if anything is, nothing is stored.")
        List<Violation> violations,
    @Schema(
            required = true,
            description = "What of another format could not be taken over, the first thousand.")
        List<LeftOut> leftOut,
    @Schema(required = true, description = "How much that was.") long leftOutTotal,
    @Schema(required = true, description = "Where to ask how it goes.") String href)
    implements Dated {

  /** How far it has come. */
  @Schema(name = "ImportProgress", description = "How far it has come; about a second old.")
  record Progress(
      @Schema(required = true) long lines,
      @Schema(required = true, description = "How much has been read.") long bytes,
      @Schema(required = true, description = "How much there is to read, in bytes.") long of) {}

  boolean isOver() {
    return endedAt != null || state.equals("interrupted");
  }

  @Override
  public Instant lastModified() {
    return endedAt != null ? endedAt : Instant.now();
  }
}
