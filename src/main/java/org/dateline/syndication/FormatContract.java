package org.dateline.syndication;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.dateline.syndication.article.ArticleFormat;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the OpenAPI document in which forms an article and a story can be had. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class FormatContract implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    Operation article = read(openApi, "/api/v1/articles/{slug}");
    for (ArticleFormat format : ArticleFormat.values()) {
      add(article, format.mediaType, description(format));
    }
    article.setDescription(
        article.getDescription()
            + " Other forms by `Accept`, or by an extension of the address: `.html`, `.jsonld`, `.ninjs`, `.md`, `.txt`;"
            + " they take no `fields` and no `format`.");
    Operation story = read(openApi, "/api/v1/stories/{slug}");
    add(
        story,
        Node.MEDIA_TYPE,
        "A schema.org graph: the story, and of its articles, events and statements up to 500 each.");
    story.setDescription(
        story.getDescription() + " As linked data by `Accept`, or with the extension `.jsonld`.");
  }

  private static String description(ArticleFormat format) {
    return switch (format) {
      case HTML -> "An `<article>` to stand in another page: no script, no style, ids of its own.";
      case LINKED_DATA -> "A schema.org `NewsArticle`, with its corrections and citations.";
      case NINJS -> "IPTC ninjs 3.1.";
      case MARKDOWN -> "CommonMark, with the sources as footnotes.";
      case TEXT -> "Lines of 72 characters, with the sources as a numbered list.";
    };
  }

  private static Operation read(OpenAPI openApi, String path) {
    return openApi.getPaths().getPathItem(path).getGET();
  }

  private static void add(Operation operation, String type, String description) {
    Schema schema =
        OASFactory.createSchema()
            .description(description)
            .addType(type.endsWith("json") ? Schema.SchemaType.OBJECT : Schema.SchemaType.STRING);
    MediaType media = OASFactory.createMediaType().schema(schema);
    operation.getResponses().getAPIResponse("200").getContent().addMediaType(type, media);
  }
}
