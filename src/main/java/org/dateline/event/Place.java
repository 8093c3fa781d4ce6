package org.dateline.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where something happened, and how precisely that is known. */
@Embeddable
@Schema(description = "Where something happened, and how precisely that is known.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Place(
    @Column(name = "place_name") @NotBlank @Size(max = 300) @Schema(examples = "Kharkiv")
        String name,
    @Column(name = "place_country")
        @Pattern(regexp = "[A-Z]{2}")
        @Schema(description = "ISO 3166-1 alpha-2 or XK.", examples = "UA")
        String country,
    @Column(name = "place_lat")
        @DecimalMin("-90")
        @DecimalMax("90")
        @Schema(description = "Degrees north, WGS 84.", examples = "49.9935")
        Double lat,
    @Column(name = "place_lon")
        @DecimalMin("-180")
        @DecimalMax("180")
        @Schema(description = "Degrees east, WGS 84.", examples = "36.2304")
        Double lon,
    @Column(name = "place_precision")
        @NotNull
        @Pattern(regexp = "building|city|region|country")
        @Schema(
            description = "What the coordinates stand for.",
            enumeration = {"building", "city", "region", "country"})
        String precision) {}
