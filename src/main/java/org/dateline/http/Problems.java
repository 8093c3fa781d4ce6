package org.dateline.http;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.exception.DataException;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns whatever is thrown below a resource into problem+json. Nothing of an exception's own text
 * reaches the client.
 */
class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  public Response known(Problem problem) {
    return problem.response();
  }

  @ServerExceptionMapper
  public Response moved(Moved moved, ContainerRequestContext request) {
    URI address = Wanted.address(request);
    String query = address.getRawQuery();
    String instead = moved.instead(address.getRawPath());
    return Response.status(308)
        .header(HttpHeaders.LOCATION, query == null ? instead : instead + "?" + query)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
        .build();
  }

  @ServerExceptionMapper
  public Response standard(WebApplicationException e) {
    Response original = e.getResponse();
    return switch (original.getStatus()) {
      case 404 ->
          Problem.of(ProblemType.NOT_FOUND, "Nothing is at this address; start at /api/v1/stories")
              .response();
      case 405 -> {
        String allowed = original.getHeaderString(HttpHeaders.ALLOW);
        yield Response.fromResponse(
                Problem.of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "Allowed here: " + (allowed == null ? "GET, HEAD" : allowed))
                    .response())
            .header(HttpHeaders.ALLOW, allowed == null ? "GET, HEAD" : allowed)
            .build();
      }
      case 406 ->
          Problem.of(
                  ProblemType.NOT_ACCEPTABLE,
                  "This address answers application/json; see /q/openapi")
              .response();
      case 413 -> Problem.of(ProblemType.BODY_TOO_LARGE, "The body is over the limit").response();
      case 415 ->
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json")
              .response();
      case 400 -> malformed();
      default -> original.getStatus() < 400 ? original : unexpected(e);
    };
  }

  @ServerExceptionMapper
  public Response json(JacksonException e) {
    long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    String detail = "The body is not well-formed JSON, at line " + line;
    return Problem.of(ProblemType.INVALID_BODY, detail, List.of(Violation.at("", null, detail)))
        .response();
  }

  @ServerExceptionMapper
  public Response persistence(PersistenceException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataException) {
        return malformed();
      }
      if (cause instanceof JDBCConnectionException
          || cause instanceof SQLException sql && isConnection(sql)) {
        LOG.warnf("The database cannot be reached: %s", cause.getMessage());
        return Problem.of(
                ProblemType.UNAVAILABLE, "The database cannot be reached; try again in a moment")
            .response();
      }
    }
    return unexpected(e);
  }

  /**
   * SQLSTATE classes 08 (connection), 53 (resources), 57P (shut down), and the pool's own, which
   * has none.
   */
  private static boolean isConnection(SQLException e) {
    String state = e.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P");
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable e) {
    Problem problem = Problem.of(ProblemType.INTERNAL_ERROR, "Something went wrong on our side");
    LOG.errorf(e, "Answered 500, %s", problem.view().instance());
    return problem.response();
  }

  private static Response malformed() {
    return Problem.of(ProblemType.MALFORMED_REQUEST, "The request is not well-formed").response();
  }
}
