package org.dateline.statement;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dateline.http.Page;
import org.dateline.http.ReadParams;
import org.dateline.version.HistoryView;
import org.dateline.version.ItemParams;
import org.dateline.version.Kind;
import org.dateline.version.Query;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1")
@PermitAll
@Tag(name = "Statements")
class StatementResource {

  private static final String SLUG = "The statement's slug.";
  private static final String EXAMPLE = "joint-statement-dprk-russia-missile-transfers";
  static final Set<String> WHOLE = Set.of("signatories");

  private final Statements statements;
  private final Query query;

  StatementResource(Statements statements, Query query) {
    this.statements = statements;
    this.query = query;
  }

  @GET
  @Path("/statements")
  @Operation(
      operationId = "listStatements",
      summary = "List statements",
      description = "The last issued first; with `q` by relevance, with highlighted passages.")
  public Page<StatementView> list(@BeanParam StatementFilter filter) {
    Page<Statement> page = statements.page(filter);
    Set<String> includes = filter.includes();
    Locale language = filter.locale();
    Map<Long, String> highlights =
        filter.q == null
            ? Map.of()
            : query.highlights(
                Kind.STATEMENT,
                "v.title || '. ' || v.summary || ' ' || joined(v.points)",
                query.of(filter.q),
                page.items().stream().map(Statement::id).toList());
    return page.map(
        s -> StatementView.of(s, includes, language, filter.at(), highlights.get(s.id())));
  }

  @GET
  @Path("/stories/{slug}/statements")
  @Operation(
      operationId = "listStoryStatements",
      summary = "List the statements of a story",
      description = "The same as the list of all statements with `story`.")
  public Page<StatementView> ofStory(
      @RestPath
          @Parameter(
              description = "The story's slug.",
              example = "north-korea-russia-missile-transfers")
          String slug,
      @BeanParam StatementFilter filter) {
    statements.requireStory(slug, filter.at());
    filter.story = slug;
    return list(filter);
  }

  @GET
  @Path("/countries/{code}/statements")
  @Operation(
      operationId = "listCountryStatements",
      summary = "List the statements that a country signed",
      description = "The same as the list of all statements with `country`.")
  public Page<StatementView> ofCountry(
      @RestPath @Parameter(description = "ISO 3166-1 alpha-2, or XK.", example = "MK") String code,
      @BeanParam StatementFilter filter) {
    filter.country = statements.requireCountry(code);
    return list(filter);
  }

  @GET
  @Path("/statements/{slug}")
  @Operation(
      operationId = "getStatement",
      summary = "Get a statement",
      description = "What it says, what it cites, and who had signed it at the moment read.")
  public StatementView get(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ItemParams read) {
    return StatementView.of(statements.at(slug, read), WHOLE, read.locale(), read.at(), null);
  }

  @GET
  @Path("/statements/{slug}/signatories")
  @Operation(
      operationId = "listSignatories",
      summary = "List the signatories of a statement",
      description = "In the order of the list, each with the version that added it.")
  public Page<SignatoryView> signatories(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam SignatoryFilter filter) {
    Locale language = filter.locale();
    List<String> region = filter.region == null ? null : statements.countriesIn(filter.region);
    List<SignatoryView> all =
        statements.at(slug, filter.at()).signatories.stream()
            .map(s -> SignatoryView.of(s, language))
            .filter(filter.matching(region))
            .toList();
    return Page.whole(all);
  }

  @GET
  @Path("/statements/{slug}/diff")
  @Operation(
      operationId = "diffStatement",
      summary = "Compare two versions of a statement",
      description = "Who joined, who left, and which text changed between two moments or versions.")
  public StatementDiff diff(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam DiffParams read) {
    Statement from =
        statements.pointed(slug, "from", read.from == null ? "1" : read.from, read.at());
    Statement to = statements.pointed(slug, "to", read.to, read.at());
    return StatementDiff.of(from, to, read.locale(), read.at());
  }

  @GET
  @Path("/statements/{slug}/versions")
  @Operation(
      operationId = "listStatementVersions",
      summary = "List the versions of a statement",
      description = "The newest first, each with what it changed and why.")
  public Page<HistoryView> versions(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ReadParams read) {
    return statements.history(slug, read.at());
  }

  @GET
  @Path("/statements/{slug}/versions/{number}")
  @Operation(
      operationId = "getStatementVersion",
      summary = "Get a version of a statement",
      description = "As it was published then.")
  public StatementView version(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @RestPath @Parameter(description = "Counted from 1.", example = "1") String number,
      @BeanParam ReadParams read) {
    Statement statement = statements.version(slug, number, read.at());
    return StatementView.of(statement, WHOLE, read.locale(), read.at(), null);
  }
}
