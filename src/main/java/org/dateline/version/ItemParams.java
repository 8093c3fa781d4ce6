package org.dateline.version;

import org.dateline.http.ReadParams;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a single item can be read with. */
public class ItemParams extends ReadParams {

  @RestQuery
  @Parameter(
      description = "Shows the draft instead: the token of a preview link, which a writer makes.",
      schema = @Schema(type = SchemaType.STRING))
  public String preview;
}
