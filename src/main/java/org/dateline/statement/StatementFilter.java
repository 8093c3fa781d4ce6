package org.dateline.statement;

import java.time.LocalDate;
import java.util.Set;
import org.dateline.http.Choice;
import org.dateline.time.Edtf;
import org.dateline.version.ItemFilter;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of statements can be narrowed down by. */
class StatementFilter extends ItemFilter {

  @RestQuery
  @Parameter(
      description =
          "Full text: words, \"phrases\", -exclusions and `or`. Stemmed by the item's language, accents folded, typos"
              + " forgiven.",
      schema = @Schema(type = SchemaType.STRING, maxLength = 500))
  public String q;

  @RestQuery
  @Parameter(
      description = "Only statements that this country signed, ISO 3166-1 alpha-2.",
      schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z]{2}$"),
      example = "MK")
  public String country;

  @RestQuery
  @Parameter(
      description = "Issued on this day or later (EDTF; the first day it may mean).",
      schema = @Schema(type = SchemaType.STRING),
      example = "2024-01")
  public String from;

  @RestQuery
  @Parameter(
      description = "Issued on this day or earlier (EDTF; the last day it may mean).",
      schema = @Schema(type = SchemaType.STRING))
  public String to;

  @RestQuery
  @Parameter(
      description =
          "The order; with a minus sign from the last to the first. With `q`, and no `sort`, by relevance.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"issued", "-issued", "published", "-published", "updated", "-updated"},
              defaultValue = "-issued"))
  public String sort;

  @RestQuery
  @Parameter(
      description =
          "What to add, separated by commas: `signatories`, and `total`, the length of the whole list.",
      schema = @Schema(type = SchemaType.STRING),
      example = "signatories")
  public String include;

  String country() {
    return Choice.country("country", country);
  }

  LocalDate from() {
    return Choice.date("from", from, Edtf::first);
  }

  LocalDate to() {
    return Choice.date("to", to, Edtf::last);
  }

  @Override
  public Set<String> includes() {
    return Choice.some("include", include, "signatories", "total");
  }
}
