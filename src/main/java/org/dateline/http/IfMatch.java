package org.dateline.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;

/** The state that a client has seen, RFC 9110: what it changes must still be that. */
public class IfMatch {

  @RestHeader("If-Match")
  @Parameter(
      required = true,
      description = "The ETag of the state that you have seen.",
      example = "*")
  public String ifMatch;

  /**
   * Makes sure that it is.
   *
   * @param given the header; null if there is none
   * @param tag the present state's strong ETag
   * @param what is changed, as in {@code The article "x"}
   * @param where a client finds the ETag
   * @throws Problem 428 without a header, 412 with the present ETag if it is another
   */
  public static void require(String given, String tag, String what, String where) {
    if (given == null) {
      throw Problem.of(
          ProblemType.PRECONDITION_REQUIRED, "Send If-Match with the ETag of " + where);
    }
    List<String> tags = List.of(given.strip().split("\\s*,\\s*"));
    if (!tags.contains("*") && !tags.contains(tag)) {
      throw Problem.of(
              ProblemType.CHANGED_MEANWHILE,
              what + " has been changed since; it is at " + tag + " now")
          .with("ETag", tag);
    }
  }
}
