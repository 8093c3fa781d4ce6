package org.dateline.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** Says in the OpenAPI document what holds for every operation: its errors, its validators, 304. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {

  private static final Map<String, String> TAGS =
      Map.of(
          "Start", "Where everything is.",
          "Stories", "A running piece of news, and all that belongs to it.",
          "Articles", "Texts, and the sources of every paragraph.",
          "Events", "What happened: when, where, how certain, who says so.",
          "Statements", "Joint declarations, and who signed them when.",
          "Discrepancies", "Questions that sources answer differently.",
          "Sources", "The publications that facts rest on.",
          "Countries", "ISO 3166-1 and Kosovo, with names in any language.",
          "Search", "Full text over articles, events and statements.");

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    openApi.setServers(List.of(OASFactory.createServer().url("/").description("This server")));
    openApi.setTags(
        TAGS.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(t -> (Tag) OASFactory.createTag().name(t.getKey()).description(t.getValue()))
            .toList());
    openApi.getPaths().getPathItems().forEach(Contract::complete);
  }

  private static void complete(String path, PathItem item) {
    Operation operation = item.getGET();
    if (operation == null || !path.startsWith("/api/")) {
      return;
    }
    APIResponse ok = operation.getResponses().getAPIResponse("200");
    ok.setDescription("What was asked for.");
    ok.addHeader("ETag", header("Identifies just these bytes; send it back in `If-None-Match`."));
    ok.addHeader("Last-Modified", header("When it, or for a list anything, last changed."));
    ok.addHeader("Cache-Control", header("How long it may be served without asking again."));
    if (path.contains("{") || path.endsWith("s") || path.endsWith("search")) {
      problem(operation, "400", "A parameter is unknown, or has a value that is not allowed.");
      problem(operation, "403", "`asOf` is in the future.");
    }
    if (path.contains("{")) {
      problem(operation, "404", "There is no such thing, at the moment read.");
    }
    if (path.contains("{slug}")) {
      problem(operation, "410", "It was retracted; the problem says when and why.");
    }
    operation
        .getResponses()
        .addAPIResponse("304", OASFactory.createAPIResponse().description("You have it already."));
    problem(operation, "406", "There is no representation that `Accept` allows.");
    problem(operation, "500", "Something went wrong on our side.");
    problem(
        operation, "503", "The database cannot be reached; try again after `Retry-After` seconds.");
  }

  private static Header header(String description) {
    return OASFactory.createHeader()
        .description(description)
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }

  private static void problem(Operation operation, String status, String description) {
    Content content =
        OASFactory.createContent()
            .addMediaType(
                Problem.MEDIA_TYPE,
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem")));
    operation
        .getResponses()
        .addAPIResponse(
            status, OASFactory.createAPIResponse().description(description).content(content));
  }
}
