package org.dateline.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.dateline.http.Document;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Explains each problem type at the address that is its name. */
@Path("/problems")
@PermitAll
class ProblemResource {

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Document list() {
    String items =
        Arrays.stream(ProblemType.values())
            .map(
                t ->
                    "<li><a href=\"/problems/%s\">%s</a> (%d)</li>"
                        .formatted(t.slug(), t.title(), t.status()))
            .collect(Collectors.joining("\n"));
    return html(
        "Problem types",
        "<p>Errors are <code>application/problem+json</code> (RFC 9457).</p><ul>"
            + items
            + "</ul>");
  }

  @GET
  @Path("/{type}")
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Document get(@RestPath String type) {
    return Arrays.stream(ProblemType.values())
        .filter(t -> t.slug().equals(type))
        .findFirst()
        .map(t -> html(t.title(), "<p>Status %d. %s</p>".formatted(t.status(), t.explanation())))
        .orElseThrow(() -> Problem.notFound("problem type", type, "/problems"));
  }

  private static Document html(String title, String body) {
    return new Document("text/html;charset=UTF-8", Html.page(title, body));
  }
}
