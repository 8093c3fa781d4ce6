package org.dateline.sync;

import java.util.Set;
import org.dateline.http.Choice;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which changes a client wants. */
class ChangeParams {

  static final String[] KINDS = {"story", "article", "event", "statement", "discrepancy", "source"};

  @RestQuery
  @Parameter(
      description =
          "Behind which change to begin: `page.next` of an answer, or a change's `cursor`. The beginning of"
              + " everything, if left out.",
      schema = @Schema(type = SchemaType.STRING))
  public String after;

  @RestQuery
  @Parameter(
      description = "Only items of these kinds, separated by commas.",
      schema = @Schema(type = SchemaType.STRING),
      example = "article,statement")
  public String kind;

  @RestQuery
  @Parameter(
      description =
          "Only what belongs to this story, by its slug, or did until this change; also under a slug that it had.",
      schema = @Schema(type = SchemaType.STRING),
      example = "north-korea-russia-missile-transfers")
  public String story;

  @RestQuery
  @Parameter(
      description = "Only articles of this section, or that left it with this change.",
      schema = @Schema(type = SchemaType.STRING))
  public String section;

  @RestQuery
  @Parameter(
      description = "What to add: `item`, the item as it is now.",
      schema = @Schema(type = SchemaType.STRING, enumeration = "item"))
  public String include;

  Set<String> kinds() {
    return Choice.some("kind", kind, KINDS);
  }

  boolean withItems() {
    return !Choice.some("include", include, "item").isEmpty();
  }
}
