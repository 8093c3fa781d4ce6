package org.dateline.statement;

import java.util.List;
import java.util.function.Predicate;
import org.dateline.http.Choice;
import org.dateline.http.Problem;
import org.dateline.http.ReadParams;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of signatories can be narrowed down by. */
class SignatoryFilter extends ReadParams {

  @RestQuery
  @Parameter(
      description = "Only those added in this version, or a later one.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1"),
      example = "2")
  public String added;

  @RestQuery
  @Parameter(
      description = "Only countries of this region or subregion, by its UN M49 code.",
      schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9]{3}$"),
      example = "150")
  public String region;

  @RestQuery
  @Parameter(
      description = "Only those who signed in this capacity.",
      schema = @Schema(implementation = Capacity.class))
  public String capacity;

  @RestQuery
  @Parameter(
      description = "Only countries, or only organisations.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"country", "organisation"}))
  public String kind;

  /**
   * Whether a signatory is wanted.
   *
   * @param countries the codes of the region's countries; null where there is no region given
   */
  Predicate<SignatoryView> matching(List<String> countries) {
    int since = added();
    String in = Choice.of("capacity", capacity, Capacity.class);
    String party = Choice.of("kind", kind, List.of("country", "organisation"));
    return s ->
        s.addedIn().version() >= since
            && (in == null || s.capacity().toString().equals(in))
            && (party == null || s.party().kind().equals(party))
            && (countries == null
                || s.party().kind().equals("country") && countries.contains(s.party().code()));
  }

  private int added() {
    if (added != null && !added.matches("[1-9][0-9]{0,8}")) {
      throw Problem.parameter("added", added, "\"added\" takes the number of a version, from 1");
    }
    return added == null ? 1 : Integer.parseInt(added);
  }
}
