package org.dateline.syndication.feed;

import org.dateline.http.ListParams;
import org.dateline.http.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What every feed takes. A feed is of the present, and its items are whole: no more than this. */
class FeedParams {

  @RestQuery
  @Parameter(
      description = "How many items a page has at most.",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"),
      example = "5")
  public String limit;

  @RestQuery
  @Parameter(
      description = "Where to go on; the feed links to its next and previous page.",
      schema = @Schema(type = SchemaType.STRING))
  public String cursor;

  @RestQuery
  @Parameter(
      description = "Only items in this language, BCP 47.",
      schema = @Schema(type = SchemaType.STRING))
  public String language;

  private static final String LANGUAGE_TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

  /**
   * The language that items must be in; null for any.
   *
   * @throws Problem 400 if it is no language tag
   */
  String language() {
    if (language != null && !language.matches(LANGUAGE_TAG)) {
      throw Problem.parameter(
          "language", language, "\"language\" takes a BCP 47 language tag such as en or pt-BR");
    }
    return language;
  }

  /** How many items a page has. */
  int size() {
    ListParams list = new ListParams();
    list.limit = limit;
    return list.size();
  }
}
