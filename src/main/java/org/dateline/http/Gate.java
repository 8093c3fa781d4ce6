package org.dateline.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses, before any routing, addresses that cannot be read: too long, badly encoded, or with
 * control characters. What comes after can rely on them.
 */
@ApplicationScoped
public class Gate {

  private static final int LONGEST_URI = 8192;

  private final long mostOfABody;

  Gate(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostOfABody) {
    this.mostOfABody = mostOfABody.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, 1000);
  }

  /** What goes wrong outside the resources is told in the same form. */
  void register(@Observes Router router) {
    Map.of(
            400, ProblemType.MALFORMED_REQUEST,
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            413, ProblemType.BODY_TOO_LARGE,
            500, ProblemType.INTERNAL_ERROR)
        .forEach(
            (status, type) ->
                router.errorHandler(status, c -> refuse(c, Problem.of(type, type.title()))));
  }

  /** As announced; one that comes in chunks is cut off by the server when it is too long. */
  private static long bodyLength(RoutingContext context) {
    String length = context.request().getHeader("Content-Length");
    return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
  }

  private void check(RoutingContext context) {
    RequestId.give(context);
    String uri = context.request().uri();
    if (uri.length() > LONGEST_URI) {
      refuse(
          context,
          Problem.of(
              ProblemType.URI_TOO_LONG, "An address may have up to " + LONGEST_URI + " bytes"));
      return;
    }
    if (bodyLength(context) > mostOfABody) {
      refuse(
          context,
          Problem.of(
              ProblemType.BODY_TOO_LARGE, "A body may have up to " + mostOfABody + " bytes here"));
      return;
    }
    try {
      if (decode(uri).codePoints().anyMatch(Character::isISOControl)) {
        refuse(
            context,
            Problem.of(ProblemType.MALFORMED_REQUEST, "The address contains a control character"));
        return;
      }
    } catch (IllegalArgumentException e) {
      refuse(
          context,
          Problem.of(ProblemType.MALFORMED_REQUEST, "The address has a % that begins no escape"));
      return;
    }
    context.next();
  }

  private static String decode(String uri) {
    String text = URLDecoder.decode(uri, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      throw new IllegalArgumentException("not UTF-8");
    }
    return text;
  }

  /** Answers with a problem, outside of any resource. */
  public static void refuse(RoutingContext context, Problem problem) {
    if (problem.view().status() == 401) {
      context.response().putHeader("WWW-Authenticate", Problem.CHALLENGE);
    }
    context
        .response()
        .setStatusCode(problem.view().status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(Json.encode(problem.view()));
  }
}
