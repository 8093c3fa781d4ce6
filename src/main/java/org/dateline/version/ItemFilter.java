package org.dateline.version;

import java.util.Set;
import org.dateline.http.Choice;
import org.dateline.http.ListParams;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What every list of items that belong to a story can be narrowed down by. */
public abstract class ItemFilter extends ListParams {

  @RestQuery
  @Parameter(
      description = "Only items of this story, by its slug.",
      schema = @Schema(type = SchemaType.STRING),
      example = "north-korea-russia-missile-transfers")
  public String story;

  @RestQuery
  @Parameter(
      description = "Only items that cite this source, by its slug.",
      schema = @Schema(type = SchemaType.STRING))
  public String source;

  @RestQuery
  @Parameter(
      description = "Only items in this language, BCP 47.",
      schema = @Schema(type = SchemaType.STRING))
  public String language;

  /** What can be embedded; a subclass says which words there are. */
  public abstract Set<String> includes();

  public String story() {
    return Choice.slug("story", story);
  }

  public String source() {
    return Choice.slug("source", source);
  }
}
