package org.dateline.story;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.dateline.image.Image;
import org.dateline.source.CitationDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The content of a story. */
@Schema(description = "The content of a story.")
public record StoryDraft(
    @NotBlank @Size(max = 300) String title,
    @NotBlank @Size(max = 2000) String standfirst,
    @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Schema(description = "BCP 47.")
        String language,
    @Valid Image image,
    @NotEmpty List<@Valid @NotNull CitationDraft> citations) {}
