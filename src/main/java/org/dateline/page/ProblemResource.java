package org.dateline.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Explains each problem type at the address that is its name. */
@Path("/problems")
@PermitAll
class ProblemResource {

  private static final List<ProblemType> ALL = List.of(ProblemType.values());

  private final Pages pages;

  ProblemResource(Pages pages) {
    this.pages = pages;
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response list() {
    return pages.answer(Templates.problems(ALL));
  }

  @GET
  @Path("/{type}")
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response get(@RestPath String type) {
    return Arrays.stream(ProblemType.values())
        .filter(t -> t.slug().equals(type))
        .findFirst()
        .map(t -> pages.answer(Templates.problem(t)))
        .orElseThrow(() -> Problem.notFound("problem type", type, "/problems"));
  }

  @ServerExceptionMapper
  public Response refuse(Problem problem, HttpHeaders headers) {
    return pages.refusal(problem, headers, Templates.refusal(problem.view(), null, null));
  }
}
