package org.dateline.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import org.dateline.http.Document;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells a person and a program where to go. */
@Path("/")
@PermitAll
class WelcomeResource {

  @GET
  @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
  @Operation(hidden = true)
  public Document welcome(@Context HttpHeaders headers) {
    String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.TEXT_HTML)
        ? new Document("text/html;charset=UTF-8", page())
        : new Document(MediaType.APPLICATION_JSON, IndexView.ALL);
  }

  private static String page() {
    String items =
        IndexView.ALL.links().entrySet().stream()
            .map(l -> "<li><a href=\"" + l.getValue() + "\">" + l.getKey() + "</a></li>")
            .collect(Collectors.joining("\n"));
    return Html.page(
        "Dateline", "<p>" + IndexView.ALL.description() + "</p>\n<ul>\n" + items + "\n</ul>");
  }
}
