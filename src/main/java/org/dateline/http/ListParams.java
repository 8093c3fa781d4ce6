package org.dateline.http;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that every list takes. */
public class ListParams extends ReadParams {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MOST = 100;

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

  /**
   * How many items the client wants.
   *
   * @throws Problem 400 unless it is a whole number from 1 to 100
   */
  public int size() {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int size = Integer.parseInt(limit);
      if (size >= 1 && size <= MOST) {
        return size;
      }
    } catch (NumberFormatException e) {
      // answered below
    }
    throw Problem.parameter("limit", limit, "\"limit\" takes a whole number from 1 to " + MOST);
  }
}
