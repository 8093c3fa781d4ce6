package org.dateline.story;

import java.util.Set;
import org.dateline.http.Choice;
import org.dateline.http.ListParams;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of stories can be narrowed down by. */
class StoryFilter extends ListParams {

  @RestQuery
  @Parameter(
      description = "Only stories in this language, BCP 47.",
      schema = @Schema(type = SchemaType.STRING))
  public String language;

  @RestQuery
  @Parameter(
      description = "The order; with a minus sign the newest first.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"updated", "-updated", "published", "-published"},
              defaultValue = "-updated"))
  public String sort;

  @RestQuery
  @Parameter(
      description = "What to add: `total`, the length of the whole list.",
      schema = @Schema(type = SchemaType.STRING, enumeration = "total"))
  public String include;

  Set<String> includes() {
    return Choice.some("include", include, "total");
  }
}
