package org.dateline.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of the audit log. */
@Schema(name = "AuditEntry", description = "Something that was done.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(
    @Schema(required = true) long id,
    @Schema(required = true) Instant at,
    @Schema(required = true, description = "Name of the token or person.") String who,
    @Schema(description = "Id of the API token, if it was one.") Long token,
    @Schema(description = "The answer's `X-Request-Id`.") String request,
    @Schema(required = true, examples = "article.publish") String action,
    String kind,
    String slug,
    Integer version,
    @Schema(description = "What else there is to say.") String detail) {

  static AuditView of(Object[] row) {
    return new AuditView(
        ((Number) row[0]).longValue(),
        (Instant) row[1],
        (String) row[2],
        row[3] == null ? null : ((Number) row[3]).longValue(),
        (String) row[4],
        (String) row[5],
        (String) row[6],
        (String) row[7],
        row[8] == null ? null : ((Number) row[8]).intValue(),
        (String) row[9]);
  }
}
