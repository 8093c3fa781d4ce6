package org.dateline.syndication.story;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dateline.access.Terms;
import org.dateline.article.ArticleView;
import org.dateline.article.Articles;
import org.dateline.event.Events;
import org.dateline.http.Document;
import org.dateline.statement.Statements;
import org.dateline.story.Stories;
import org.dateline.story.StoryView;
import org.dateline.syndication.Node;
import org.dateline.syndication.Taking;
import org.dateline.version.ItemParams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** A story as linked data; the plain JSON is story/'s own. */
@Path("/api/v1")
@PermitAll
class StoryGraphResource {

  /** How much of each kind is in a graph. */
  private static final int MOST = 500;

  private final Stories stories;
  private final Articles articles;
  private final Events events;
  private final Statements statements;
  private final Taking taking;

  StoryGraphResource(
      Stories stories, Articles articles, Events events, Statements statements, Taking taking) {
    this.stories = stories;
    this.articles = articles;
    this.events = events;
    this.statements = statements;
    this.taking = taking;
  }

  // In the contract it is one operation with the plain JSON (syndication/FormatContract).
  @GET
  @Path("/stories/{slug}")
  @Produces(Node.MEDIA_TYPE)
  @Operation(hidden = true)
  public Response get(@RestPath String slug, @BeanParam ItemParams read, @Context UriInfo uri) {
    Instant at = taking.at(read);
    Locale language = read.locale();
    StoryView story = stories.whole(slug, read, at);
    Terms terms = taking.terms();
    List<ArticleView> allowed =
        articles.ofStory(slug, at, language, MOST).stream()
            .filter(a -> terms.allows(a.section()))
            .toList();
    StoryGraph graph =
        new StoryGraph(
            story,
            allowed,
            events.ofStory(slug, at, language, MOST),
            statements.ofStory(slug, at, language, MOST),
            terms,
            taking.publisher());
    String path = story.links().get("self");
    Document document =
        new Document(Node.MEDIA_TYPE, taking.write(graph.node()), story.lastModified());
    return Taking.answer(document, path, "jsonld", uri).build();
  }
}
