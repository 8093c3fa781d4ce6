package org.dateline.packages;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.dateline.article.ArticleDraft;
import org.dateline.discrepancy.DiscrepancyDraft;
import org.dateline.event.EventDraft;
import org.dateline.source.SourceDraft;
import org.dateline.statement.StatementDraft;
import org.dateline.story.StoryDraft;
import org.dateline.version.Release;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that carries a whole story with its history. */
@Schema(name = "StoryPackage", description = "A file that carries a whole story with its history.")
public record StoryPackage(
    @NotNull
        @Pattern(regexp = "dateline-package/1")
        @Schema(description = "The version of this format.", examples = StoryPackage.FORMAT)
        String format,
    @Schema(description = "The organisations in it that are not known yet.")
        List<@Valid @NotNull OrganisationDraft> organisations,
    @NotEmpty List<@Valid @NotNull SourceDraft> sources,
    @NotNull @Valid Item<StoryDraft> story,
    List<@Valid @NotNull Item<EventDraft>> events,
    List<@Valid @NotNull Item<StatementDraft>> statements,
    List<@Valid @NotNull Item<DiscrepancyDraft>> discrepancies,
    List<@Valid @NotNull Item<ArticleDraft>> articles) {

  static final String FORMAT = "dateline-package/1";

  public StoryPackage {
    organisations = organisations == null ? List.of() : organisations;
    sources = sources == null ? List.of() : sources;
    events = events == null ? List.of() : events;
    statements = statements == null ? List.of() : statements;
    discrepancies = discrepancies == null ? List.of() : discrepancies;
    articles = articles == null ? List.of() : articles;
  }

  /** An organisation. */
  @Schema(description = "An organisation.")
  public record OrganisationDraft(
      @NotNull @Pattern(regexp = "[A-Z0-9]+(-[A-Z0-9]+)*") @Size(max = 40) String code,
      @NotBlank @Size(max = 200) String name) {}

  /**
   * An item and all its versions.
   *
   * @param <D> the draft of its kind
   */
  @Schema(name = "PackageItem", description = "An item and all its versions, the first first.")
  public record Item<D extends Record>(
      @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 120) String slug,
      @NotEmpty List<@Valid @NotNull Release<D>> versions) {}
}
