package org.dateline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error as RFC 9457 puts it, {@code application/problem+json}. */
@Schema(name = "Problem", description = "An error, as RFC 9457 puts it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemView(
    @Schema(
            required = true,
            description = "A stable address that explains this kind of error.",
            example = "/problems/invalid-parameter")
        String type,
    @Schema(required = true, description = "What kind of error it is, in words.") String title,
    @Schema(required = true, examples = "400") int status,
    @Schema(description = "What is wrong with this very request, and what to do.") String detail,
    @Schema(description = "With a 500: the id under which the cause is logged.") String instance,
    @Schema(description = "What is wrong, one by one.") List<Violation> violations,
    @Schema(description = "With a 410: when it was retracted.") Instant retractedAt,
    @Schema(description = "With a 410: why it was retracted.") String reason) {}
