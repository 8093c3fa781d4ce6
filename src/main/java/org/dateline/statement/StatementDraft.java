package org.dateline.statement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.dateline.source.CitationDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The content of a joint statement. */
@Schema(description = "The content of a joint statement.")
public record StatementDraft(
    @NotBlank @Size(max = 300) String title,
    @NotBlank @Size(max = 5000) String summary,
    @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Schema(description = "BCP 47.")
        String language,
    @NotBlank @Size(max = 40) @Schema(description = "An EDTF date.", examples = "2024-01-09")
        String issued,
    @NotBlank
        @Size(max = 300)
        @Schema(description = "Whose list of signatories this version follows.")
        String publishedBy,
    @NotEmpty @Size(max = 100) @Schema(description = "What it says, point by point, in our words.")
        List<@NotBlank @Size(max = 2000) String> points,
    @Size(max = 100) @Schema(description = "What it refers to.")
        List<@Valid @NotNull CiteDraft> cites,
    @Size(max = 100) @Schema(description = "The dates that it names, EDTF.")
        List<@NotBlank String> datesNamed,
    @NotEmpty @Size(max = 500) List<@Valid @NotNull SignatoryDraft> signatories,
    @NotEmpty List<@Valid @NotNull CitationDraft> citations) {

  public StatementDraft {
    cites = cites == null ? List.of() : cites;
    datesNamed = datesNamed == null ? List.of() : datesNamed;
  }

  /** Something that the statement refers to. */
  @Schema(name = "CiteDraft", description = "Something that the statement refers to.")
  public record CiteDraft(
      @NotBlank @Size(max = 300) String title,
      @Pattern(regexp = "https?://\\S+") @Size(max = 2000) String url) {}

  /** Who signed: a country or an organisation. */
  @Schema(description = "Who signed: a country or an organisation, one of the two.")
  public record SignatoryDraft(
      @Pattern(regexp = "[A-Z]{2}") @Schema(description = "ISO 3166-1 alpha-2 or XK.")
          String country,
      @Schema(description = "Code of an organisation.") String organisation,
      @NotNull Capacity capacity,
      @NotBlank @Size(max = 300) @Schema(description = "As this version's list prints it.")
          String nameAsPrinted,
      @Valid PersonDraft person) {}

  /** Who signed in person. */
  @Schema(description = "Who signed in person, and the source that says so.")
  public record PersonDraft(
      @NotBlank @Size(max = 200) String name,
      @NotNull @Schema(description = "Slug of a source.") String source) {}
}
