package org.dateline.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** Says in the OpenAPI document what holds for every operation: its errors, its validators, 304. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 1)
public class Contract implements OASFilter {

  private static final String JSON = "application/json";

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
          "Search", "Full text over articles, events and statements.",
          "Feeds",
              "Atom, RSS and JSON Feed, of everything, a story, a section, a country, a tag, a search.");

  /** More than Map.of() takes. */
  private static final Map<String, String> FOR_EDITORS =
      Map.of(
          "Imports", "Packages on their way in.",
          "Editing", "What concerns several items: drafts, releases.",
          "Syndication", "Take stories over, and never miss a correction.",
          "Access", "Tokens, and who did what.",
          "Partners", "Those who take content over: their terms, limits and use.");

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    openApi.setServers(List.of(OASFactory.createServer().url("/").description("This server")));
    openApi.setTags(
        Stream.concat(TAGS.entrySet().stream(), FOR_EDITORS.entrySet().stream())
            .sorted(Map.Entry.comparingByKey())
            .map(t -> (Tag) OASFactory.createTag().name(t.getKey()).description(t.getValue()))
            .toList());
    openApi
        .getComponents()
        .getSecuritySchemes()
        .get("token")
        .description("An API token, or an access token of the newsroom's identity provider.")
        .bearerFormat("opaque or JWT");
    openApi
        .getComponents()
        .addSchema(
            "Csv",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .description(
                    "A list as CSV, RFC 4180 with a header row; also by the extension `.csv`. `version.number` is a"
                        + " field of an object, `a; b` a list of words, other lists are JSON. A text that begins with"
                        + " = + - or @ has an apostrophe before it, so that no spreadsheet runs it."));
    openApi.getPaths().getPathItems().forEach(Contract::complete);
  }

  private static void complete(String path, PathItem item) {
    if (!path.startsWith("/api/") && !path.startsWith("/feeds/")) {
      return;
    }
    item.getOperations()
        .forEach(
            (method, operation) -> {
              if (method == PathItem.HttpMethod.GET) {
                read(path, operation);
              } else {
                write(path, method, operation);
              }
              if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
                problem(operation, "401", "There is no token, or not a valid one.");
                problem(operation, "403", "The token does not allow this.");
              }
              tooMany(operation);
              problem(operation, "500", "Something went wrong on our side.");
              problem(
                  operation,
                  "503",
                  "The database cannot be reached; try again after `Retry-After` seconds.");
            });
  }

  private static void read(String path, Operation operation) {
    APIResponse ok = operation.getResponses().getAPIResponse("200");
    csv(ok);
    if (ok.getDescription() == null || ok.getDescription().equals("OK")) {
      ok.setDescription("What was asked for.");
    }
    ok.addHeader("ETag", header("Identifies just this state; send it back in `If-None-Match`."));
    ok.addHeader("Last-Modified", header("When it, or for a list anything, last changed."));
    ok.addHeader("Cache-Control", header("How long it may be served without asking again."));
    if (path.contains("{") || path.endsWith("s") || path.matches(".*/(search|usage|me)")) {
      problem(operation, "400", "A parameter is unknown, or has a value that is not allowed.");
      if (takes(operation, "asOf")) {
        problem(operation, "403", "`asOf` is in the future.");
      }
    }
    if (path.contains("{") || path.endsWith("/me")) {
      problem(operation, "404", "There is no such thing, at the moment read.");
    }
    if (path.contains("{slug}")) {
      moved(operation);
      problem(operation, "410", "It was retracted; the problem says when and why.");
    }
    operation
        .getResponses()
        .addAPIResponse("304", OASFactory.createAPIResponse().description("You have it already."));
    problem(operation, "406", "There is no representation that `Accept` allows.");
    problem(operation, "401", "There is a token, but not a valid one.");
  }

  private static boolean takes(Operation operation, String parameter) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(p -> p.getName().equals(parameter));
  }

  private static void write(String path, PathItem.HttpMethod method, Operation operation) {
    for (String status : List.of("200", "201")) {
      APIResponse ok = operation.getResponses().getAPIResponse(status);
      if (ok != null) {
        ok.addHeader("ETag", header("The state after it; the next change takes it as `If-Match`."));
        if (ok.getDescription() == null || ok.getDescription().equals("OK")) {
          ok.setDescription("It is done.");
        }
      }
    }
    problem(
        operation,
        "400",
        "The body is not valid; the violations point to everything that is wrong.");
    if (path.contains("{") || path.endsWith("/releases")) {
      problem(operation, "404", "There is no such thing.");
    }
    if (path.contains("{slug}") || path.endsWith("/releases")) {
      moved(operation);
      conditional(operation);
    } else if (takesIfMatch(operation)) {
      conditional(operation);
    }
    if (method != PathItem.HttpMethod.DELETE || path.contains("{slug}")) {
      problem(operation, "409", "It does not go together with what is there; the detail says why.");
    }
    if (method == PathItem.HttpMethod.POST) {
      problem(
          operation,
          "422",
          "It cannot be published as it is, or the Idempotency-Key was used before.");
    }
    if (method != PathItem.HttpMethod.DELETE) {
      problem(operation, "413", "The body is over the limit.");
      problem(operation, "415", "The body's media type is not supported.");
    }
  }

  /** A list can be CSV. */
  private static void csv(APIResponse ok) {
    MediaType json = ok.getContent() == null ? null : ok.getContent().getMediaType(JSON);
    String schema = json == null || json.getSchema() == null ? null : json.getSchema().getRef();
    if (schema != null && schema.matches(".*/(Page[A-Z]\\w*|SearchResults)")) {
      ok.getContent()
          .addMediaType(
              Csv.MEDIA_TYPE,
              OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Csv")));
    }
  }

  private static void tooMany(Operation operation) {
    problem(operation, "429", "That is more than you may ask; go on after `Retry-After` seconds.");
    operation
        .getResponses()
        .getAPIResponse("429")
        .addHeader("Retry-After", header("Seconds until the next request can be let through."))
        .addHeader("RateLimit-Policy", header("How much you may ask; every limited answer has it."))
        .addHeader("RateLimit", header("How much is left; every limited answer has it."));
  }

  /** For what takes an {@code If-Match}. */
  private static void conditional(Operation operation) {
    problem(operation, "412", "It has been changed meanwhile; `ETag` is its present state.");
    problem(operation, "428", "`If-Match` is missing.");
  }

  private static boolean takesIfMatch(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(p -> "If-Match".equals(p.getName()));
  }

  private static void moved(Operation operation) {
    operation
        .getResponses()
        .addAPIResponse(
            "308",
            OASFactory.createAPIResponse()
                .description("It has another slug now.")
                .addHeader("Location", header("Its address now.")));
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
