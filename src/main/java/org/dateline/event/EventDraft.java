package org.dateline.event;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.dateline.source.CitationDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The content of an event. */
@Schema(description = "The content of an event.")
public record EventDraft(
    @NotBlank @Size(max = 300) String title,
    @NotBlank @Size(max = 5000) String summary,
    @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Schema(description = "BCP 47.")
        String language,
    @NotNull EventKind kind,
    @NotBlank @Size(max = 40) @Schema(description = "An EDTF date.", examples = "2024-01-02")
        String occurred,
    @Size(max = 40) @Schema(description = "When it became known, an EDTF date.") String disclosed,
    @NotNull Certainty certainty,
    @Size(max = 1000) @Schema(description = "Who says so.") String attributedTo,
    @Valid Place place,
    @Size(max = 5000) @Schema(description = "What is not known, or must not be read into it.")
        String caveat,
    @Size(max = 250) List<@Valid @NotNull RoleDraft> countries,
    @Size(max = 250) List<@Valid @NotNull RoleDraft> organisations,
    @Size(max = 100) List<@Valid @NotNull DetailDraft> details,
    @NotEmpty List<@Valid @NotNull CitationDraft> citations) {

  public EventDraft {
    countries = countries == null ? List.of() : countries;
    organisations = organisations == null ? List.of() : organisations;
    details = details == null ? List.of() : details;
  }

  /** A country or an organisation, and what it had to do with the event. */
  @Schema(description = "A country or an organisation, and what it had to do with the event.")
  public record RoleDraft(
      @NotNull String code,
      @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 80) String role) {}

  /** A single fact about the event. */
  @Schema(description = "A single fact about the event.")
  public record DetailDraft(
      @NotBlank @Size(max = 200) String label,
      @NotBlank @Size(max = 2000) String text,
      @Schema(description = "Slug of the source that it rests on; if none, on those of the event.")
          String source) {}
}
