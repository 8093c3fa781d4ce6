package org.dateline.discrepancy;

import java.util.Set;
import org.dateline.http.Choice;
import org.dateline.version.ItemFilter;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What a list of discrepancies can be narrowed down by; by {@code source}, if one of its accounts
 * is from there.
 */
class DiscrepancyFilter extends ItemFilter {

  @RestQuery
  @Parameter(
      description = "Only those about this event, by its slug.",
      schema = @Schema(type = SchemaType.STRING),
      example = "strike-kharkiv-2024-01-02")
  public String event;

  @RestQuery
  @Parameter(
      description = "Only those about this statement, by its slug.",
      schema = @Schema(type = SchemaType.STRING))
  public String statement;

  @RestQuery
  @Parameter(
      description = "The order; with a minus sign from the last to the first.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"published", "-published", "updated", "-updated"},
              defaultValue = "-published"))
  public String sort;

  @RestQuery
  @Parameter(
      description = "What to add: `total`, the length of the whole list.",
      schema = @Schema(type = SchemaType.STRING, enumeration = "total"))
  public String include;

  String event() {
    return Choice.slug("event", event);
  }

  String statement() {
    return Choice.slug("statement", statement);
  }

  @Override
  public Set<String> includes() {
    return Choice.some("include", include, "total");
  }
}
