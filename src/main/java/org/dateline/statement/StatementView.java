package org.dateline.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dateline.http.Dated;
import org.dateline.source.CitationView;
import org.dateline.version.Kind;
import org.dateline.version.VersionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A joint statement. */
@Schema(
    name = "Statement",
    description = "A joint declaration: what it says, what it cites, who signed.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementView(
    @Schema(required = true, examples = "joint-statement-dprk-russia-missile-transfers")
        String slug,
    @Schema(required = true, description = "Slug of the story it belongs to.") String story,
    @Schema(required = true) String title,
    @Schema(required = true) String summary,
    @Schema(required = true, description = "BCP 47.", examples = "en") String language,
    @Schema(required = true, description = "When, as an EDTF date.", examples = "2024-01-09")
        String issued,
    @Schema(required = true, description = "Whose list of signatories this version follows.")
        String publishedBy,
    @Schema(required = true, description = "What it says, point by point, in our words.")
        List<String> points,
    @Schema(required = true, description = "What it refers to.") List<Cite> cites,
    @Schema(required = true, description = "The dates that it names, EDTF.")
        List<String> datesNamed,
    @Schema(required = true) Count signatoryCount,
    @Schema(description = "Who signed; in lists with `include=signatories`.")
        List<SignatoryView> signatories,
    @Schema(required = true, description = "What it rests on.") List<CitationView> sources,
    @Schema(required = true, description = "When it was first published.") Instant publishedAt,
    @Schema(required = true) VersionView version,
    @Schema(description = "With `q`: the passages that match, as HTML with `<mark>`.")
        String highlight,
    @Schema(required = true, description = "Where to read on.") Map<String, String> links)
    implements Dated {

  /** Something that the statement refers to. */
  @Schema(name = "Cite", description = "Something that the statement refers to.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Cite(@Schema(required = true) String title, String url) {}

  /** How many signed. */
  @Schema(name = "SignatoryCount", description = "How many signed.")
  public record Count(
      @Schema(required = true, examples = "50") long countries,
      @Schema(required = true, examples = "1") long organisations) {}

  static StatementView of(
      Statement statement, Set<String> includes, Locale language, Instant at, String highlight) {
    return new StatementView(
        statement.slug(),
        statement.story,
        statement.title,
        statement.summary,
        statement.language(),
        statement.issued,
        statement.publishedBy,
        statement.points,
        statement.cites.stream().map(c -> new Cite(c.title, c.url)).toList(),
        statement.datesNamed,
        count(statement),
        includes.contains("signatories")
            ? statement.signatories.stream().map(s -> SignatoryView.of(s, language)).toList()
            : null,
        statement.citations.stream().map(CitationView::of).toList(),
        statement.publishedAt(),
        VersionView.of(statement, at),
        highlight,
        links(statement));
  }

  private static Count count(Statement statement) {
    long countries = statement.signatories.stream().filter(s -> s.party.isCountry()).count();
    return new Count(countries, statement.signatories.size() - countries);
  }

  private static Map<String, String> links(Statement statement) {
    Map<String, String> links = new LinkedHashMap<>();
    String self = Kind.STATEMENT.path(statement.slug());
    links.put("self", self);
    links.put("signatories", self + "/signatories");
    links.put("versions", self + "/versions");
    links.put("story", Kind.STORY.path(statement.story));
    return links;
  }

  @Override
  public Instant lastModified() {
    return version.validFrom();
  }
}
