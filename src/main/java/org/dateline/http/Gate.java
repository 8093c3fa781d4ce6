package org.dateline.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Refuses, before any routing, addresses that cannot be read: too long, badly encoded, or with
 * control characters. What comes after can rely on them.
 */
@ApplicationScoped
public class Gate {

  private static final int LONGEST_URI = 8192;

  /** Packages, which are streamed to a file. */
  private static final String OF_ANY_LENGTH = "/api/v1/imports";

  /** How long a client may go on sending a body that is refused already, until it is cut off. */
  private static final long GRACE_MILLIS = 5000;

  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(RequestId.HEADER);
  private static final CharSequence SNIFFING =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
  private static final CharSequence ORIGIN_ONLY =
      HttpHeaders.createOptimized("strict-origin-when-cross-origin");

  private static final int FIRST = -10_000;
  private static final long MOST_OF_A_BODY = 2 << 20;

  private final BodyHandler inChunks = BodyHandler.create(false).setBodyLimit(MOST_OF_A_BODY);

  void register(@Observes Filters filters) {
    filters.register(this::check, 1000);
  }

  /** What goes wrong outside the resources is told in the same form. */
  void register(@Observes Router router) {
    // Before Quarkus's own, which answers without a body.
    router.route().order(FIRST).failureHandler(this::refuseWhatGoesOn);
    Map.of(
            400, ProblemType.MALFORMED_REQUEST,
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            500, ProblemType.INTERNAL_ERROR)
        .forEach(
            (status, type) ->
                router.errorHandler(status, c -> refuse(c, Problem.of(type, type.title()))));
  }

  private void refuseWhatGoesOn(RoutingContext context) {
    if (context.request().authority() == null && !context.response().ended()) {
      headers(RequestId.give(context), context.response()::putHeader);
      refuse(context, homeless());
      return;
    }
    if (context.statusCode() != ProblemType.BODY_TOO_LARGE.status() || context.response().ended()) {
      context.next();
      return;
    }
    refuse(context, tooLarge());
    context.vertx().setTimer(GRACE_MILLIS, t -> context.request().connection().close());
  }

  private static Problem homeless() {
    return Problem.of(ProblemType.MALFORMED_REQUEST, "A request needs a Host header");
  }

  private static Problem tooLarge() {
    return Problem.of(
        ProblemType.BODY_TOO_LARGE, "A body may have up to " + MOST_OF_A_BODY + " bytes here");
  }

  private static long announced(String length) {
    return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : Long.MAX_VALUE;
  }

  /**
   * The headers of each answer, whatever it is.
   *
   * @param id the request's
   */
  public static void headers(String id, BiConsumer<CharSequence, CharSequence> tell) {
    tell.accept(REQUEST_ID, id);
    tell.accept(HttpHeaders.DATE, HttpDate.now());
    tell.accept(SNIFFING, NO_SNIFFING);
    tell.accept(REFERRER, ORIGIN_ONLY);
  }

  private void check(RoutingContext context) {
    headers(RequestId.give(context), context.response()::putHeader);
    if (context.request().authority() == null) {
      // HTTP/1.0 does without, but nothing behind this does; of HTTP/1.1 the router sees to it.
      refuse(context, homeless());
      return;
    }
    String uri = context.request().uri();
    if (uri.length() > LONGEST_URI) {
      refuse(
          context,
          Problem.of(
              ProblemType.URI_TOO_LONG, "An address may have up to " + LONGEST_URI + " bytes"));
      return;
    }
    String length = context.request().getHeader("Content-Length");
    boolean limited = !context.request().path().equals(OF_ANY_LENGTH);
    if (limited && length != null && announced(length) > MOST_OF_A_BODY) {
      refuse(context, tooLarge());
      return;
    }
    try {
      if (!isPlain(uri) && decode(uri).codePoints().anyMatch(Character::isISOControl)) {
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
    if (limited && length == null && mayHaveABody(context.request().method())) {
      // One that comes in chunks is known to be too long only when it has come so far.
      inChunks.handle(context);
    } else {
      context.next();
    }
  }

  private static boolean mayHaveABody(HttpMethod method) {
    return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
  }

  /** Whether there is nothing to decode, and nothing but what can be printed. */
  private static boolean isPlain(String uri) {
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c <= ' ' || c >= 0x7F || c == '%') {
        return false;
      }
    }
    return true;
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
