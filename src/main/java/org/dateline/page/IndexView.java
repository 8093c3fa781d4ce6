package org.dateline.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to go. */
@Schema(name = "Index", description = "Where to go.")
public record IndexView(
    @Schema(required = true) String name,
    @Schema(required = true) String description,
    @Schema(required = true, description = "Addresses by name.") Map<String, String> links) {

  static final IndexView ALL =
      new IndexView(
          "Dateline",
          "The content API for sourced news stories: articles, timelines, joint statements and who signed them, each fact"
              + " with its sources, today or as of any past moment.",
          everything());

  private static Map<String, String> everything() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("developers", "/developers");
    links.put("stories", "/api/v1/stories");
    links.put("articles", "/api/v1/articles");
    links.put("events", "/api/v1/events");
    links.put("statements", "/api/v1/statements");
    links.put("discrepancies", "/api/v1/discrepancies");
    links.put("sources", "/api/v1/sources");
    links.put("countries", "/api/v1/countries");
    links.put("search", "/api/v1/search?q=missile");
    links.put("feed", "/feeds/all.atom");
    links.put("feed-rss", "/feeds/all.rss");
    links.put("feed-json", "/feeds/all.json");
    links.put("openapi", "/q/openapi");
    links.put("openapi-ui", "/q/swagger-ui");
    links.put("problems", "/problems");
    links.put("health", "/q/health");
    return links;
  }
}
