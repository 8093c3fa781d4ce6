package org.dateline.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook that is wanted. */
@Schema(name = "WebhookDraft", description = "Where to tell which changes.")
record WebhookDraft(
    @NotBlank
        @Size(max = 2000)
        @Schema(
            description =
                "The receiver: https, on the public internet, without user and fragment. Checked again at each"
                    + " delivery.",
            examples = "https://partner.example/hooks/dateline")
        String url,
    @Size(max = 6)
        @Schema(
            description =
                "Only items of these kinds: story, article, event, statement, discrepancy, source. All, if left out.",
            examples = "[\"article\", \"statement\"]")
        List<@NotNull @Pattern(regexp = KINDS, message = "must be one of " + KINDS) String> kinds,
    @Pattern(regexp = SLUG)
        @Size(max = 120)
        @Schema(
            description = "Only what belongs to this story; it is followed when it is renamed.",
            examples = "north-korea-russia-missile-transfers")
        String story,
    @Pattern(regexp = SLUG)
        @Size(max = 60)
        @Schema(description = "Only articles of this section, or that leave it.")
        String section,
    @Size(max = 300) @Schema(description = "For people.", examples = "The front page")
        String description) {

  private static final String KINDS = "story|article|event|statement|discrepancy|source";
  private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
}
