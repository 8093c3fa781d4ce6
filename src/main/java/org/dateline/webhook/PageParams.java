package org.dateline.webhook;

import org.dateline.http.ListParams;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Where in a list a client is: the lists here have no past that could be read. */
class PageParams {

  @RestQuery
  @Parameter(
      description = "How many items at most.",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"),
      example = "5")
  public String limit;

  @RestQuery
  @Parameter(
      description = "Where to go on: `page.next` or `page.prev` of an answer to the same query.",
      schema = @Schema(type = SchemaType.STRING))
  public String cursor;

  /** The same for a list. */
  ListParams window() {
    ListParams window = new ListParams();
    window.limit = limit;
    window.cursor = cursor;
    return window;
  }
}
