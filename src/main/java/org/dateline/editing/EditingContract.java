package org.dateline.editing;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dateline.version.Kind;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Writes each operation of {@link EditingResource} once for each kind, with that kind's own path,
 * name and schema, so that a generated client knows what an article's draft is.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 1000)
public class EditingContract implements OASFilter {

  private static final Map<String, String> EXAMPLES =
      Map.of(
          "story", "north-korea-russia-missile-transfers",
          "article", "condemnation-of-missile-transfers",
          "event", "strike-kharkiv-2024-01-02",
          "statement", "joint-statement-dprk-russia-missile-transfers",
          "discrepancy", "number-of-signatories");

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    Map<String, PathItem> paths = openApi.getPaths().getPathItems();
    List<String> generic =
        paths.keySet().stream().filter(p -> p.startsWith("/api/v1/{kind}")).toList();
    if (generic.isEmpty()) {
      return;
    }
    for (Kind kind : Kind.values()) {
      String name = name(kind);
      schema(openApi, name + "DraftBody", "DraftBody", name);
      schema(openApi, name + "DraftView", "Draft", name);
    }
    for (String path : generic) {
      PathItem item = paths.get(path);
      for (Kind kind : Kind.values()) {
        String own = kind.path() + path.substring("/api/v1/{kind}".length());
        PathItem target = paths.getOrDefault(own, OASFactory.createPathItem());
        item.getOperations()
            .forEach(
                (method, operation) ->
                    target.setOperation(method, typed(kind, method, own, operation)));
        openApi.getPaths().addPathItem(own, target);
      }
      openApi.getPaths().removePathItem(path);
    }
    openApi.getComponents().removeSchema("DraftBody");
    openApi.getComponents().removeSchema("Draft");
  }

  private static String name(Kind kind) {
    String word = kind.toString();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static void schema(OpenAPI openApi, String name, String generic, String kind) {
    Schema from = openApi.getComponents().getSchemas().get(generic);
    Schema content = openApi.getComponents().getSchemas().get(kind + "Draft");
    Map<String, Schema> properties = new LinkedHashMap<>(from.getProperties());
    properties.put(
        "content",
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .description("As `" + kind + "Draft`, of which anything may still be missing.")
            .properties(loose(content.getProperties())));
    Schema schema =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .description(from.getDescription())
            .properties(properties);
    if (from.getRequired() != null) {
      schema.setRequired(from.getRequired());
    }
    openApi.getComponents().addSchema(name, schema);
  }

  /** What a draft may hold is not yet bound to be right. */
  private static Map<String, Schema> loose(Map<String, Schema> strict) {
    Map<String, Schema> loose = new LinkedHashMap<>();
    strict.forEach(
        (name, schema) -> {
          Schema copy = OASFactory.createSchema();
          copy.setType(schema.getType());
          copy.setRef(schema.getRef());
          copy.setItems(schema.getItems());
          copy.setDescription(schema.getDescription());
          copy.setFormat(schema.getFormat());
          loose.put(name, copy);
        });
    return loose;
  }

  private static Operation typed(
      Kind kind, PathItem.HttpMethod method, String path, Operation generic) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    String verb =
        switch (method + " " + last) {
          case "GET draft" -> "get%sDraft";
          case "PUT draft" -> "save%sDraft";
          case "PATCH draft" -> "change%sDraft";
          case "DELETE draft" -> "discard%sDraft";
          case "GET check" -> "check%sDraft";
          case "GET status" -> "get%sStatus";
          case "POST preview" -> "preview%sDraft";
          case "POST publish" -> "publish%s";
          case "DELETE schedule" -> "cancel%sSchedule";
          case "POST retract" -> "retract%s";
          case "POST rename" -> "rename%s";
          case "GET {to}" -> "diff%sVersions";
          default -> "create%sDraft";
        };
    List<Parameter> parameters = new ArrayList<>();
    if (generic.getParameters() != null) {
      for (Parameter parameter : generic.getParameters()) {
        if (parameter.getIn() == Parameter.In.PATH && parameter.getName().equals("kind")) {
          continue;
        }
        parameters.add(parameter.getName().equals("slug") ? slug(kind) : parameter);
      }
    }
    Operation operation =
        OASFactory.createOperation()
            .operationId(verb.formatted(name(kind)))
            .summary(generic.getSummary())
            .description(generic.getDescription())
            .tags(List.of(tag(kind)))
            .parameters(parameters)
            .security(generic.getSecurity());
    if (generic.getRequestBody() != null) {
      operation.requestBody(
          OASFactory.createRequestBody()
              // Publishing takes none as well: at once, with no note.
              .required(!verb.equals("publish%s") && !verb.equals("preview%sDraft"))
              .content(typed(kind, generic.getRequestBody().getContent())));
    }
    operation.responses(OASFactory.createAPIResponses());
    generic
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) ->
                operation.getResponses().addAPIResponse(status, typed(kind, response)));
    return operation;
  }

  private static String tag(Kind kind) {
    String plural = kind.path().substring("/api/v1/".length());
    return plural.substring(0, 1).toUpperCase(Locale.ROOT) + plural.substring(1);
  }

  private static Parameter slug(Kind kind) {
    return OASFactory.createParameter()
        .name("slug")
        .in(Parameter.In.PATH)
        .required(true)
        .description("The " + kind + "'s slug.")
        .example(EXAMPLES.get(kind.toString()))
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }

  private static APIResponse typed(Kind kind, APIResponse generic) {
    APIResponse response =
        OASFactory.createAPIResponse()
            .description(generic.getDescription())
            .headers(generic.getHeaders());
    if (generic.getContent() != null) {
      response.content(typed(kind, generic.getContent()));
    }
    return response;
  }

  private static Content typed(Kind kind, Content generic) {
    Content content = OASFactory.createContent();
    generic
        .getMediaTypes()
        .forEach(
            (type, media) -> {
              Schema schema = media.getSchema();
              String ref = schema == null || schema.getRef() == null ? "" : schema.getRef();
              if (ref.endsWith("/DraftBody")) {
                schema = OASFactory.createSchema().ref(name(kind) + "DraftBody");
              } else if (ref.endsWith("/Draft")) {
                schema = OASFactory.createSchema().ref(name(kind) + "DraftView");
              }
              content.addMediaType(type, OASFactory.createMediaType().schema(schema));
            });
    return content;
  }
}
