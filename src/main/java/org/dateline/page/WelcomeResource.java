package org.dateline.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.dateline.http.Document;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells a person and a program where to go. */
@Path("/")
@PermitAll
@Tag(name = "Start")
class WelcomeResource {

  private static final String DESCRIPTION =
      "The content API for sourced news stories: articles, timelines, joint statements and who signed them, each fact with"
          + " its sources, today or as of any past moment.";

  /** Where to go. */
  @Schema(name = "Index", description = "Where to go.")
  public record IndexView(
      @Schema(required = true) String name,
      @Schema(required = true) String description,
      @Schema(required = true, description = "Addresses by name.") Map<String, String> links) {}

  @GET
  @Path("/api/v1")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getIndex",
      summary = "Get the index",
      description = "Where everything is.")
  public IndexView index() {
    return new IndexView("Dateline", DESCRIPTION, links());
  }

  @GET
  @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
  @Operation(hidden = true)
  public Document welcome(@Context HttpHeaders headers) {
    boolean html =
        headers.getHeaderString(HttpHeaders.ACCEPT) != null
            && headers.getHeaderString(HttpHeaders.ACCEPT).contains(MediaType.TEXT_HTML);
    return html
        ? new Document("text/html;charset=UTF-8", page())
        : new Document(MediaType.APPLICATION_JSON, index());
  }

  private static String page() {
    String items =
        links().entrySet().stream()
            .map(l -> "<li><a href=\"" + l.getValue() + "\">" + l.getKey() + "</a></li>")
            .collect(Collectors.joining("\n"));
    return Html.page("Dateline", "<p>" + DESCRIPTION + "</p>\n<ul>\n" + items + "\n</ul>");
  }

  private static Map<String, String> links() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("stories", "/api/v1/stories");
    links.put("articles", "/api/v1/articles");
    links.put("events", "/api/v1/events");
    links.put("statements", "/api/v1/statements");
    links.put("discrepancies", "/api/v1/discrepancies");
    links.put("sources", "/api/v1/sources");
    links.put("countries", "/api/v1/countries");
    links.put("search", "/api/v1/search?q=missile");
    links.put("openapi", "/q/openapi");
    links.put("openapi-ui", "/q/swagger-ui");
    links.put("problems", "/problems");
    links.put("health", "/q/health");
    return links;
  }
}
