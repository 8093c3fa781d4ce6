package org.dateline.article;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dateline.http.Choice;
import org.dateline.time.Edtf;
import org.dateline.version.ItemFilter;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of articles can be narrowed down by. */
public class ArticleFilter extends ItemFilter {

  @RestQuery
  @Parameter(
      description =
          "Full text: words, \"phrases\", -exclusions and `or`. Stemmed by the item's language, accents folded, typos"
              + " forgiven.",
      schema = @Schema(type = SchemaType.STRING, maxLength = 500))
  public String q;

  @RestQuery
  @Parameter(
      description = "Only this section.",
      schema = @Schema(type = SchemaType.STRING),
      example = "world")
  public String section;

  @RestQuery
  @Parameter(description = "Only with this tag.", schema = @Schema(type = SchemaType.STRING))
  public String tag;

  @RestQuery
  @Parameter(
      description = "Only about this country, ISO 3166-1 alpha-2.",
      schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z]{2}$"),
      example = "KP")
  public String country;

  @RestQuery
  @Parameter(
      description = "First published on this day (UTC) or later (EDTF; the first day it may mean).",
      schema = @Schema(type = SchemaType.STRING),
      example = "2024-01")
  public String from;

  @RestQuery
  @Parameter(
      description =
          "First published on this day (UTC) or earlier (EDTF; the last day it may mean).",
      schema = @Schema(type = SchemaType.STRING))
  public String to;

  @RestQuery
  @Parameter(
      description =
          "The order; with a minus sign from the last to the first. With `q`, and no `sort`, by relevance.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {
                "published",
                "-published",
                "updated",
                "-updated",
                "headline",
                "-headline"
              },
              defaultValue = "-published"))
  public String sort;

  @RestQuery
  @Parameter(
      description =
          "What to add, separated by commas: `body`, `sources`, and `total`, the length of the whole list.",
      schema = @Schema(type = SchemaType.STRING),
      example = "sources,total")
  public String include;

  /** The sections that the caller may take; empty for all. */
  public List<String> sections = List.of();

  /**
   * Whether {@code at()} is in the past only because the caller gets everything later: then what
   * has been retracted meanwhile is left out all the same.
   */
  public boolean delayed;

  String section() {
    return Choice.slug("section", section);
  }

  String tag() {
    return Choice.slug("tag", tag);
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

  @Override
  public Set<String> includes() {
    return Choice.some("include", include, "body", "sources", "total");
  }
}
