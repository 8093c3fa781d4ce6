package org.dateline.statement;

import org.dateline.http.ReadParams;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which two versions of a statement to compare. */
class DiffParams extends ReadParams {

  @RestQuery
  @Parameter(
      description =
          "The earlier one: the number of a version, or an RFC 3339 time. The first, if left out.",
      schema = @Schema(type = SchemaType.STRING),
      example = "1")
  public String from;

  @RestQuery
  @Parameter(
      description = "The later one, likewise. The current one, if left out.",
      schema = @Schema(type = SchemaType.STRING),
      example = "2024-01-10T23:59:59Z")
  public String to;
}
