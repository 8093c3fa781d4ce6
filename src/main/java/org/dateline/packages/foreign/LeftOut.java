package org.dateline.packages.foreign;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something of a foreign file that did not come in, or not as it was.
 *
 * @param at where in the file: an item with its line, or a JSON pointer
 * @param field what of it; null if the whole item was left out
 * @param reason why
 */
@Schema(description = "Something that did not come in, or not as it was.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeftOut(
    @Schema(
            required = true,
            description = "Where in the file: an item with its line, or a pointer.")
        String at,
    @Schema(description = "What of it; left out if it is the whole item.") String field,
    @Schema(required = true) String reason) {}
