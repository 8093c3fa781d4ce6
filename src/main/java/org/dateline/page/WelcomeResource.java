package org.dateline.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.dateline.http.Document;
import org.dateline.http.Problem;
import org.dateline.http.PublicUrl;
import org.dateline.story.Stories;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where a person and a program begin. */
@Path("/")
@PermitAll
class WelcomeResource {

  private static final int MOST = 50;

  private final Stories stories;
  private final Pages pages;
  private final PublicUrl address;

  WelcomeResource(Stories stories, Pages pages, PublicUrl address) {
    this.stories = stories;
    this.pages = pages;
    this.address = address;
  }

  @GET
  @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
  @Operation(hidden = true)
  public Response welcome(@Context HttpHeaders headers) {
    return Pages.wantsHtml(headers)
        ? pages.answer(Templates.stories(stories.latest(Instant.now(), MOST), address.of("")))
        : Response.ok(new Document(MediaType.APPLICATION_JSON, IndexView.ALL)).build();
  }

  @GET
  @Path("/developers")
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response developers() {
    return pages.answer(Templates.developers(address.of("")));
  }

  @ServerExceptionMapper
  public Response refuse(Problem problem, HttpHeaders headers) {
    return pages.refusal(problem, headers, Templates.refusal(problem.view(), null, null));
  }
}
