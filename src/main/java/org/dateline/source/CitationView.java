package org.dateline.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A source that an item rests on, short enough to stand beside the fact. */
@Schema(name = "Citation", description = "A source that an item rests on.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CitationView(
    @Schema(required = true, examples = "gov-uk-joint-statement") String slug,
    @Schema(required = true, description = "As published; our label where that is not known.")
        String title,
    @Schema(required = true) String publisher,
    @Schema(required = true) String url,
    @Schema(description = "When, as an EDTF date.", examples = "2024-01-12") String published,
    @Schema(required = true) SourceKind kind,
    @Schema(required = true, description = "BCP 47.", examples = "en") String language,
    @Schema(description = "Which paragraphs of an article rest on it, counted from 1.")
        List<Integer> paragraphs,
    @Schema(description = "What it says, or why it counts.") String note,
    @Schema(required = true, description = "Where it is in this API.") String href) {

  public static CitationView of(Citation citation) {
    return of(
        citation.source, citation.paragraphs.isEmpty() ? null : citation.paragraphs, citation.note);
  }

  /** A source on its own, as an account of a discrepancy has it. */
  public static CitationView of(Source source, List<Integer> paragraphs, String note) {
    return new CitationView(
        source.slug,
        source.title == null ? source.label : source.title,
        source.publisher,
        source.url,
        source.published,
        source.kind,
        source.language,
        paragraphs,
        note,
        source.href());
  }
}
