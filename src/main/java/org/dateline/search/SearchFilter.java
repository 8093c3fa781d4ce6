package org.dateline.search;

import java.time.LocalDate;
import org.dateline.http.Choice;
import org.dateline.http.ListParams;
import org.dateline.time.Edtf;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a search can be narrowed down by. */
class SearchFilter extends ListParams {

  @RestQuery
  @Parameter(
      required = true,
      description =
          "Full text: words, \"phrases\", -exclusions and `or`. Stemmed by the item's language, accents folded, typos"
              + " forgiven.",
      schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 500),
      example = "missile debris Kharkiv")
  public String q;

  @RestQuery
  @Parameter(
      description = "Only this kind of item.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"article", "event", "statement"}))
  public String kind;

  @RestQuery
  @Parameter(
      description = "Only articles of this section.",
      schema = @Schema(type = SchemaType.STRING))
  public String section;

  @RestQuery
  @Parameter(
      description = "Only what has to do with this country, ISO 3166-1 alpha-2.",
      schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z]{2}$"))
  public String country;

  @RestQuery
  @Parameter(
      description = "Only items of this story, by its slug.",
      schema = @Schema(type = SchemaType.STRING))
  public String story;

  @RestQuery
  @Parameter(
      description = "First published on this day (UTC) or later (EDTF; the first day it may mean).",
      schema = @Schema(type = SchemaType.STRING))
  public String from;

  @RestQuery
  @Parameter(
      description =
          "First published on this day (UTC) or earlier (EDTF; the last day it may mean).",
      schema = @Schema(type = SchemaType.STRING))
  public String to;

  @RestQuery
  @Parameter(
      description = "Only items in this language, BCP 47.",
      schema = @Schema(type = SchemaType.STRING))
  public String language;

  String kind() {
    return Choice.of("kind", kind, java.util.List.of("article", "event", "statement"));
  }

  String section() {
    return Choice.slug("section", section);
  }

  String country() {
    return Choice.country("country", country);
  }

  String story() {
    return Choice.slug("story", story);
  }

  LocalDate from() {
    return Choice.date("from", from, Edtf::first);
  }

  LocalDate to() {
    return Choice.date("to", to, Edtf::last);
  }
}
