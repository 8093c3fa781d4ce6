package org.dateline.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.dateline.country.RoleView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A source, and in the single view what cites it. */
@Schema(name = "Source", description = "A publication that facts rest on.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceView(
    @Schema(required = true, examples = "gov-uk-joint-statement") String slug,
    @Schema(
            description =
                "As published; left out where it is not known, and then there is a label.")
        String title,
    @Schema(description = "What it is, in our words.") String label,
    @Schema(required = true) String publisher,
    @Schema(description = "Of the original publisher.") RoleView publisherCountry,
    @Schema(required = true) String url,
    @Schema(description = "When, as an EDTF date.", examples = "2024-01-12") String published,
    @Schema(description = "Where that date comes from.", examples = "stated-in-title")
        String publishedBasis,
    @Schema(required = true) SourceKind kind,
    @Schema(required = true, description = "BCP 47.", examples = "en") String language,
    @Schema(description = "How we read it.", examples = "archived-copy") String accessed,
    String note,
    @Schema(description = "What cites it, at the moment read.") List<CitedBy> citedBy,
    @Schema(required = true, description = "Where it is in this API.") String href) {

  /** A published item that cites the source. */
  @Schema(description = "A published item that cites the source.")
  public record CitedBy(
      @Schema(required = true, examples = "event") String kind,
      @Schema(required = true, examples = "strike-kharkiv-2024-01-02") String slug,
      @Schema(required = true) String title,
      @Schema(required = true) String href) {}

  /**
   * Shows a source.
   *
   * @param citedBy what cites it; null where that is not to be told
   */
  public static SourceView of(Source source, Locale language, List<CitedBy> citedBy) {
    return new SourceView(
        source.slug,
        source.title,
        source.label,
        source.publisher,
        source.publisherCountry == null
            ? null
            : new RoleView(
                source.publisherCountry.code(), source.publisherCountry.name(language), null),
        source.url,
        source.published,
        source.publishedBasis,
        source.kind,
        source.language,
        source.accessed,
        source.note,
        citedBy,
        "/api/v1/sources/" + source.slug);
  }
}
