package org.dateline.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.dateline.http.Document;
import org.dateline.http.Moved;
import org.dateline.http.Problem;
import org.dateline.syndication.Taking;
import org.dateline.version.ItemParams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A story as people read it. */
@Path("/stories")
@PermitAll
class StoryPageResource {

  private final StoryReader reader;
  private final Moments moments;
  private final Pages pages;
  private final Taking taking;

  StoryPageResource(StoryReader reader, Moments moments, Pages pages, Taking taking) {
    this.reader = reader;
    this.moments = moments;
    this.pages = pages;
    this.taking = taking;
  }

  @GET
  @Path("/{slug}")
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response story(
      @RestPath String slug, @BeanParam ItemParams read, @RestQuery String events) {
    try {
      StoryPage page = reader.read(slug, read, events);
      String api = page.story().links().get("self");
      return Response.fromResponse(pages.answer(Templates.story(page)))
          .header(HttpHeaders.LINK, taking.oembed(page.path(), "json"))
          .header(HttpHeaders.LINK, "<" + api + ">; rel=\"alternate\"; type=\"application/json\"")
          .build();
    } catch (Moved moved) {
      throw moved.under("");
    }
  }

  @GET
  @Path("/{slug}/card.png")
  @Produces("image/png")
  @Operation(hidden = true)
  public Response card(@RestPath String slug, @BeanParam ItemParams read) {
    try {
      StoryPage page = reader.read(slug, read, null);
      byte[] png =
          Card.png(
              page.story().title(),
              taking.publisher().name(),
              page.timeline().closest(),
              page.statements().stream().map(StatementPart::statement).toList());
      return Response.ok(new Document("image/png", png, page.story().lastModified()))
          .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300, stale-while-revalidate=3600")
          .build();
    } catch (Moved moved) {
      throw moved.under("");
    }
  }

  /** Says to a person what is wrong, and where the story can be read. */
  @ServerExceptionMapper
  public Response refuse(Problem problem, UriInfo uri, HttpHeaders headers) {
    String slug = uri.getPathParameters().getFirst("slug");
    Instant now = Instant.now();
    List<Moments.Moment> days = moments.days(slug, now);
    boolean there = !days.isEmpty() && problem.view().status() != 410;
    AsOf asOf = there ? AsOf.now(now, days) : null;
    return pages.refusal(problem, headers, Templates.refusal(problem.view(), slug, asOf));
  }
}
