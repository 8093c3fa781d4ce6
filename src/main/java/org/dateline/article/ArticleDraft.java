package org.dateline.article;

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

/** The content of an article. */
@Schema(description = "The content of an article.")
public record ArticleDraft(
    @NotBlank @Size(max = 300) String headline,
    @NotBlank @Size(max = 2000) String standfirst,
    @NotBlank
        @Size(max = 1_000_000)
        @Schema(
            description =
                "CommonMark. `[^source-slug]` at the end of a paragraph cites a source; each one cited stands in"
                    + " `citations`.")
        String body,
    @NotBlank @Size(max = 300) String byline,
    @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 60) String section,
    @Size(max = 30)
        List<@NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 60) String> tags,
    @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Schema(description = "BCP 47.")
        String language,
    @Size(max = 250)
        @Schema(description = "The countries that it is about, ISO 3166-1 alpha-2 or XK.")
        List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries,
    @Valid Image image,
    @NotEmpty List<@Valid @NotNull CitationDraft> citations) {

  public ArticleDraft {
    tags = tags == null ? List.of() : tags;
    countries = countries == null ? List.of() : countries;
  }
}
