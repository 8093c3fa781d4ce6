package org.dateline.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An error to be told to the client: throw it anywhere below a resource, and it is answered as
 * problem+json.
 */
public final class Problem extends RuntimeException {

  /** The media type of RFC 9457. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** What a 401 asks for. */
  public static final String CHALLENGE = "Bearer realm=\"dateline\"";

  private final transient ProblemView view;
  private final transient Map<String, String> headers;

  private Problem(ProblemView view) {
    this(view, Map.of());
  }

  private Problem(ProblemView view, Map<String, String> headers) {
    super(view.detail(), null, false, false);
    this.view = view;
    this.headers = headers;
  }

  /** The same with a header in its answer. */
  public Problem with(String header, String value) {
    return new Problem(view, Map.of(header, value));
  }

  public static Problem of(ProblemType type, String detail) {
    return of(type, detail, null);
  }

  public static Problem of(ProblemType type, String detail, List<Violation> violations) {
    String instance = type == ProblemType.INTERNAL_ERROR ? "urn:uuid:" + UUID.randomUUID() : null;
    return new Problem(
        new ProblemView(
            "/problems/" + type.slug(),
            type.title(),
            type.status(),
            detail,
            instance,
            violations,
            null,
            null));
  }

  /** 400: one query parameter has a value that is not allowed. */
  public static Problem parameter(String name, String value, String detail) {
    return of(
        ProblemType.INVALID_PARAMETER, detail, List.of(Violation.parameter(name, value, detail)));
  }

  /** 400: one query parameter has a value outside its list. */
  public static Problem parameter(String name, String value, Collection<String> allowed) {
    String detail = "\"" + name + "\" takes one of " + String.join(", ", allowed);
    return of(
        ProblemType.INVALID_PARAMETER,
        detail,
        List.of(Violation.parameter(name, value, detail, allowed)));
  }

  /** 404: nothing has this slug at the moment asked for. */
  public static Problem notFound(String kind, String slug, String list) {
    return of(ProblemType.NOT_FOUND, "No " + kind + " \"" + slug + "\"; see " + list);
  }

  /** 410: it was published and has been withdrawn. */
  public static Problem retracted(String kind, String slug, Instant at, String reason) {
    ProblemType type = ProblemType.RETRACTED;
    return new Problem(
        new ProblemView(
            "/problems/" + type.slug(),
            type.title(),
            type.status(),
            "The " + kind + " \"" + slug + "\" was retracted: " + reason,
            null,
            null,
            at,
            reason));
  }

  /** What the client is told. */
  public ProblemView view() {
    return view;
  }

  public Response response() {
    Response.ResponseBuilder answer =
        Response.status(view.status())
            .entity(view)
            .type(MEDIA_TYPE)
            .header(
                HttpHeaders.CACHE_CONTROL,
                view.status() == 410 ? "public, max-age=10" : "no-store");
    headers.forEach(answer::header);
    if (view.status() == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
    if (view.status() == 503) {
      answer.header(HttpHeaders.RETRY_AFTER, 2);
    }
    return answer.build();
  }
}
