package org.dateline.article;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.dateline.http.Choice;
import org.dateline.http.Page;
import org.dateline.http.ReadParams;
import org.dateline.version.HistoryView;
import org.dateline.version.ItemParams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1")
@PermitAll
@Tag(name = "Articles")
class ArticleResource {

  private static final String SLUG = "The article's slug.";
  private static final String EXAMPLE = "condemnation-of-missile-transfers";

  private final Articles articles;

  ArticleResource(Articles articles) {
    this.articles = articles;
  }

  /** What one article can be read with. */
  static class ArticleParams extends ItemParams {
    @RestQuery
    @Parameter(
        description = "The form of the body.",
        schema =
            @Schema(
                type = SchemaType.STRING,
                enumeration = {"html", "markdown", "text"},
                defaultValue = "html"))
    public String format;

    String format() {
      return format == null
          ? "html"
          : Choice.of("format", format, List.of("html", "markdown", "text"));
    }
  }

  @GET
  @Path("/articles")
  @Operation(
      operationId = "listArticles",
      summary = "List articles",
      description = "The last published first; with `q` by relevance, with highlighted passages.")
  public Page<ArticleView> list(@BeanParam ArticleFilter filter) {
    return articles.list(filter);
  }

  @GET
  @Path("/stories/{slug}/articles")
  @Operation(
      operationId = "listStoryArticles",
      summary = "List the articles of a story",
      description = "The same as the list of all articles with `story`.")
  public Page<ArticleView> ofStory(
      @RestPath
          @Parameter(
              description = "The story's slug.",
              example = "north-korea-russia-missile-transfers")
          String slug,
      @BeanParam ArticleFilter filter) {
    articles.requireStory(slug, filter.at());
    filter.story = slug;
    return list(filter);
  }

  @GET
  @Path("/articles/{slug}")
  @Operation(
      operationId = "getArticle",
      summary = "Get an article",
      description = "With its text, the sources of each paragraph, and what it was corrected for.")
  public ArticleView get(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ArticleParams read) {
    return articles.whole(slug, read, read.at(), read.format());
  }

  @GET
  @Path("/articles/{slug}/versions")
  @Operation(
      operationId = "listArticleVersions",
      summary = "List the versions of an article",
      description = "The newest first, each with what it changed and why.")
  public Page<HistoryView> versions(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @BeanParam ReadParams read) {
    return articles.history(slug, read.at());
  }

  @GET
  @Path("/articles/{slug}/versions/{number}")
  @Operation(
      operationId = "getArticleVersion",
      summary = "Get a version of an article",
      description = "As it was published then.")
  public ArticleView version(
      @RestPath @Parameter(description = SLUG, example = EXAMPLE) String slug,
      @RestPath @Parameter(description = "Counted from 1.", example = "1") String number,
      @BeanParam ArticleParams read) {
    Article article = articles.version(slug, number, read.at());
    return articles.view(article, read.format(), read.locale(), read.at(), null);
  }
}
