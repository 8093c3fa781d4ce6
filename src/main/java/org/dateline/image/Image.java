package org.dateline.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A picture and what has to be said with it. The picture itself lies elsewhere. */
@Embeddable
@Schema(description = "A picture, and what has to be said with it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Image(
    @Column(name = "image_url")
        @NotNull
        @Pattern(regexp = "(https?:/)?/\\S+")
        @Size(max = 2000)
        @Schema(
            description = "Absolute, or a path on this host.",
            examples = "/images/missile-transfers-timeline.svg")
        String url,
    @Column(name = "image_alt")
        @NotBlank
        @Size(max = 1000)
        @Schema(description = "What it shows, for those who cannot see it.")
        String alt,
    @Column(name = "image_caption") @Size(max = 1000) String caption,
    @Column(name = "image_credit") @Size(max = 300) String credit,
    @Column(name = "image_licence") @Size(max = 100) String licence,
    @Column(name = "image_width") @Positive @Schema(description = "In pixels.") Integer width,
    @Column(name = "image_height") @Positive @Schema(description = "In pixels.") Integer height) {}
