package org.dateline.discrepancy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dateline.http.Dated;
import org.dateline.source.CitationView;
import org.dateline.version.Kind;
import org.dateline.version.VersionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A discrepancy. */
@Schema(name = "Discrepancy", description = "A question that sources answer differently.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiscrepancyView(
    @Schema(required = true, examples = "number-of-signatories") String slug,
    @Schema(required = true, description = "Slug of the story it belongs to.") String story,
    @Schema(required = true) String question,
    @Schema(description = "What we make of it.") String comment,
    @Schema(required = true, description = "BCP 47.", examples = "en") String language,
    @Schema(required = true, description = "Which items it is about.") List<About> about,
    @Schema(required = true, description = "Who says what.") List<Account> accounts,
    @Schema(required = true, description = "When it was first published.") Instant publishedAt,
    @Schema(required = true) VersionView version,
    @Schema(required = true, description = "Where to read on.") Map<String, String> links)
    implements Dated {

  /** An item that a discrepancy is about. */
  @Schema(name = "About", description = "An item that a discrepancy is about.")
  public record About(
      @Schema(required = true) Kind kind,
      @Schema(required = true) String slug,
      @Schema(required = true) String href) {}

  /** What one source answers. */
  @Schema(name = "Account", description = "What one source answers.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Account(
      @Schema(required = true) String answer,
      @Schema(required = true) CitationView source,
      String note) {}

  static DiscrepancyView of(Discrepancy discrepancy, Instant at) {
    Map<String, String> links = new LinkedHashMap<>();
    String self = Kind.DISCREPANCY.path(discrepancy.slug());
    links.put("self", self);
    links.put("versions", self + "/versions");
    links.put("story", Kind.STORY.path(discrepancy.story));
    return new DiscrepancyView(
        discrepancy.slug(),
        discrepancy.story,
        discrepancy.question,
        discrepancy.comment,
        discrepancy.language(),
        discrepancy.about.stream().map(DiscrepancyView::about).toList(),
        discrepancy.accounts.stream()
            .map(a -> new Account(a.answer, CitationView.of(a.source, null, null), a.note))
            .toList(),
        discrepancy.publishedAt(),
        VersionView.of(discrepancy, at),
        links);
  }

  private static About about(Discrepancy.About about) {
    Kind kind = about.event != null ? Kind.EVENT : Kind.STATEMENT;
    String slug = about.event != null ? about.event : about.statement;
    return new About(kind, slug, kind.path(slug));
  }

  @Override
  public Instant lastModified() {
    return version.validFrom();
  }
}
