package org.dateline.http;

import java.util.Locale;

/**
 * Everything that can be wrong with a request: RFC 9457 problem types, each explained at {@code
 * /problems/{slug}}.
 */
public enum ProblemType {
  MALFORMED_REQUEST(
      400,
      "The request cannot be read",
      "The address or a header is not well-formed: a stray % in the URL, a control character, JSON that does not parse."),
  UNKNOWN_PARAMETER(
      400,
      "A query parameter is not known here",
      "Parameters are never ignored: a misspelt filter would answer more than you asked for. The violations list what"
          + " this operation takes."),
  INVALID_PARAMETER(
      400,
      "A query parameter has a value that is not allowed",
      "The violations name each parameter, the value given, and what is allowed."),
  INVALID_BODY(
      400,
      "The body is not valid",
      "The violations hold a JSON pointer (RFC 6901) to each bad field, the value given, and what is allowed."
          + " Nothing of the body has been stored."),
  UNAUTHENTICATED(
      401,
      "A valid token is needed",
      "Send an API token or an access token of the newsroom's identity provider as Authorization: Bearer. One that has"
          + " expired, was revoked, or is not meant for this service is refused everywhere, also where none is needed."),
  FORBIDDEN(
      403,
      "The token does not allow this",
      "The detail names the right that is missing; an administrator can make a token that has it."),
  EMBARGOED(
      403,
      "The future is not public",
      "asOf may name any moment up to now. Later moments would show embargoed content, which needs a right of its own."),
  NOT_FOUND(
      404,
      "There is no such thing",
      "Nothing is published at this address at the moment asked for. The detail names a list to look in."),
  METHOD_NOT_ALLOWED(
      405, "The method is not allowed here", "The Allow header lists the methods that are."),
  NOT_ACCEPTABLE(
      406,
      "No representation matches the Accept header",
      "The detail lists the media types of this operation."),
  CONFLICT(
      409,
      "It does not go together with what is there",
      "Someone else is changing the same item right now, or it is not in a state for this; the detail says which. Look"
          + " at the item's status and try again."),
  RETRACTED(
      410,
      "This has been retracted",
      "It was published once and has been withdrawn. The problem says when and why; earlier versions are not served"
          + " as current any more."),
  CHANGED_MEANWHILE(
      412,
      "It has been changed meanwhile",
      "The If-Match header names a state that is past; the ETag of this answer is the present one. Read it, merge, send"
          + " again: nothing has been overwritten."),
  URI_TOO_LONG(414, "The address is too long", "An address may have up to 8,192 bytes."),
  UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported", "Send application/json."),
  BODY_TOO_LARGE(413, "The body is too large", "See the limits in the README."),
  NOT_PUBLISHABLE(
      422,
      "The draft cannot be published as it is",
      "The violations hold a JSON pointer to everything that is wrong. Nothing has been published; the draft is as it was."),
  KEY_REUSED(
      422,
      "The Idempotency-Key was used for another request",
      "A key stands for one request. Use a new one for a new request; keys are forgotten after 24 hours."),
  PRECONDITION_REQUIRED(
      428,
      "If-Match is required",
      "Send the ETag of the state that you have seen, so that nobody's change is overwritten unseen."),
  TOO_MANY_REQUESTS(
      429,
      "That is more than you may ask",
      "Wait for the seconds in the Retry-After header, then go on. RateLimit-Policy says how much you may ask, RateLimit how"
          + " much is left. What was refused was not done, so sending it again is safe."),
  INTERNAL_ERROR(
      500,
      "Something went wrong on our side",
      "It is logged under the id in the field \"instance\"; tell us that id."),
  NOT_IMPLEMENTED(
      501,
      "This form is not provided",
      "oEmbed answers JSON and XML, and by its specification a 501 for any other format."),
  UNAVAILABLE(
      503,
      "The database cannot be reached",
      "Try again after the seconds in the Retry-After header. Nothing is wrong with the request.");

  private final int status;
  private final String title;
  private final String explanation;

  ProblemType(int status, String title, String explanation) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
  }

  /** The HTTP status that it comes with. */
  public int status() {
    return status;
  }

  /** What kind of error it is, in words. */
  public String title() {
    return title;
  }

  /** What it means and what to do, in words. */
  public String explanation() {
    return explanation;
  }

  /** Its name in URLs: {@code unknown-parameter}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
