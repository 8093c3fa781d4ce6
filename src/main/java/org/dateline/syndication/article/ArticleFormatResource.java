package org.dateline.syndication.article;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.dateline.access.Terms;
import org.dateline.article.ArticleView;
import org.dateline.article.Articles;
import org.dateline.http.Accept;
import org.dateline.http.Document;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.story.Stories;
import org.dateline.syndication.Node;
import org.dateline.syndication.Taking;
import org.dateline.version.ItemParams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** One article in the forms that others take it over in; the plain JSON is article/'s own. */
@Path("/api/v1")
@PermitAll
class ArticleFormatResource {

  private final Articles articles;
  private final Stories stories;
  private final Taking taking;

  ArticleFormatResource(Articles articles, Stories stories, Taking taking) {
    this.articles = articles;
    this.stories = stories;
    this.taking = taking;
  }

  // In the contract it is one operation with the plain JSON (syndication/FormatContract).
  @GET
  @Path("/articles/{slug}")
  @Produces({
    ArticleFormat.TEXT_HTML,
    Node.MEDIA_TYPE,
    ArticleFormat.IPTC_NINJS,
    ArticleFormat.TEXT_MARKDOWN,
    ArticleFormat.TEXT_PLAIN
  })
  @Operation(hidden = true)
  public Response get(
      @RestPath String slug,
      @BeanParam ItemParams read,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Accept accept = Accept.of(headers.getHeaderString(HttpHeaders.ACCEPT));
    ArticleFormat format =
        ArticleFormat.of(accept.best(ArticleFormat.mediaTypes()).orElse(ArticleFormat.TEXT_HTML));
    Instant at = taking.at(read);
    ArticleView article = articles.whole(slug, read, at, "markdown");
    Terms terms = taking.terms();
    if (!terms.allows(article.section())) {
      throw Problem.of(
          ProblemType.FORBIDDEN,
          "Your terms do not include the section \"" + article.section() + "\"");
    }
    String story = stories.title(article.story(), at).orElse(null);
    Copy copy = Copy.of(article, story, terms, taking.publisher());
    String path = article.links().get("self");
    return Taking.answer(
            new Document(format.fullType(), write(copy, format), article.lastModified()),
            path,
            format.extension,
            uri)
        .header(HttpHeaders.LINK, "<" + copy.address() + ">; rel=\"canonical\"")
        .header(HttpHeaders.LINK, taking.oembed(path, "json"))
        .build();
  }

  private Object write(Copy copy, ArticleFormat format) {
    return switch (format) {
      case HTML -> ArticleHtml.of(copy);
      case LINKED_DATA -> taking.write(NewsArticle.of(copy));
      case NINJS -> Ninjs.of(copy);
      case MARKDOWN -> Markdown.of(copy);
      case TEXT -> PlainText.of(copy);
    };
  }
}
