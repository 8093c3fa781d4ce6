package org.dateline.discrepancy;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The content of a discrepancy. */
@Schema(description = "The content of a discrepancy.")
public record DiscrepancyDraft(
    @NotBlank @Size(max = 500) String question,
    @Size(max = 5000) @Schema(description = "What we make of it.") String comment,
    @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Schema(description = "BCP 47.")
        String language,
    @Size(max = 50) @Schema(description = "Which items it is about.")
        List<@Valid @NotNull AboutDraft> about,
    @NotNull @Size(min = 2, max = 100) @Schema(description = "Who says what; at least two.")
        List<@Valid @NotNull AccountDraft> accounts) {

  public DiscrepancyDraft {
    about = about == null ? List.of() : about;
  }

  /** An item that a discrepancy is about. */
  @Schema(description = "An item that a discrepancy is about.")
  public record AboutDraft(@NotNull Subject kind, @NotNull String slug) {}

  /** What a discrepancy can be about. */
  public enum Subject {
    EVENT("event"),
    STATEMENT("statement");

    private final String word;

    Subject(String word) {
      this.word = word;
    }

    @JsonValue
    @Override
    public String toString() {
      return word;
    }
  }

  /** What one source answers. */
  @Schema(description = "What one source answers.")
  public record AccountDraft(
      @NotBlank @Size(max = 1000) String answer,
      @NotNull @Schema(description = "Slug of the source.") String source,
      @Size(max = 2000) String note) {}
}
