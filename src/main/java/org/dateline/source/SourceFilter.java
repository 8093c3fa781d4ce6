package org.dateline.source;

import java.time.LocalDate;
import java.util.Set;
import org.dateline.http.Choice;
import org.dateline.http.ListParams;
import org.dateline.time.Edtf;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of sources can be narrowed down by. */
public class SourceFilter extends ListParams {

  @RestQuery
  @Parameter(
      description = "Only this kind of publication.",
      schema = @Schema(implementation = SourceKind.class),
      example = "official-statement")
  public String kind;

  @RestQuery
  @Parameter(
      description = "Only publishers of this country, ISO 3166-1 alpha-2.",
      schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z]{2}$"))
  public String country;

  @RestQuery
  @Parameter(
      description = "Only sources in this language, BCP 47.",
      schema = @Schema(type = SchemaType.STRING))
  public String language;

  @RestQuery
  @Parameter(
      description = "Published on this day or later (EDTF; the first day it may mean).",
      schema = @Schema(type = SchemaType.STRING))
  public String from;

  @RestQuery
  @Parameter(
      description = "Published on this day or earlier (EDTF; the last day it may mean).",
      schema = @Schema(type = SchemaType.STRING))
  public String to;

  @RestQuery
  @Parameter(
      description = "The order; with a minus sign from the last to the first.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"published", "-published", "publisher", "-publisher"},
              defaultValue = "-published"))
  public String sort;

  @RestQuery
  @Parameter(
      description = "What to add: `total`, the length of the whole list.",
      schema = @Schema(type = SchemaType.STRING, enumeration = "total"))
  public String include;

  String kind() {
    return Choice.of("kind", kind, SourceKind.class);
  }

  String country() {
    return Choice.country("country", country);
  }

  LocalDate from() {
    return Choice.date("from", from, Edtf::first);
  }

  LocalDate to() {
    return Choice.date("to", to, Edtf::last);
  }

  Set<String> includes() {
    return Choice.some("include", include, "total");
  }
}
