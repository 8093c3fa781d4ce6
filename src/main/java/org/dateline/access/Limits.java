package org.dateline.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much may be asked: two token buckets, of which each request takes one token.
 *
 * @param perMinute tokens that flow in per minute
 * @param burst tokens that the first bucket holds: the most requests at once; null for a minute's
 * @param perHour tokens that flow into the second bucket per hour, which holds as many; null for
 *     none
 */
@Schema(description = "How much may be asked, by all of a partner's tokens together.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limits(
    @NotNull
        @Min(1)
        @Max(MOST)
        @Schema(description = "Requests per minute in the long run.", examples = "600")
        Long perMinute,
    @Min(1) @Max(MOST) @Schema(description = "The most requests at once; a minute's, if left out.")
        Long burst,
    @Min(1)
        @Max(MOST)
        @Schema(description = "Requests per hour in the long run; not limited, if left out.")
        Long perHour) {

  /** The most that a limit can be. */
  public static final long MOST = 1_000_000;

  /** So many a minute, and as many at once. */
  public static Limits perMinute(long requests) {
    return new Limits(requests, null, null);
  }

  /** The most requests at once. */
  public long most() {
    return burst == null ? perMinute : burst;
  }
}
