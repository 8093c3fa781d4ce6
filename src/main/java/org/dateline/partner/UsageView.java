package org.dateline.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was asked and answered, for a partner on a day or for a longer time. */
@Schema(name = "Usage", description = "What was asked, and how it was answered.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageView(
    @Schema(description = "The day, UTC; left out for a longer time.") LocalDate day,
    @Schema(description = "Slug of the partner; left out in its own answer.") String partner,
    @Schema(required = true, description = "All requests, also those refused.") long requests,
    @Schema(required = true, description = "Bytes of the bodies of all answers, as sent.")
        long bytes,
    @Schema(required = true, description = "Answered 2xx.") long successes,
    @Schema(required = true, description = "Answered 3xx, also 304.") long redirections,
    @Schema(required = true, description = "Answered 4xx, without those refused.")
        long clientErrors,
    @Schema(required = true, description = "Answered 5xx.") long serverErrors,
    @Schema(required = true, description = "Refused with 429 for being too many.") long refused) {}
