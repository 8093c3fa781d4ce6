package org.dateline.cache;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dateline.access.Caller;
import org.dateline.change.ChangeWatch;
import org.dateline.http.KnownParameters;
import org.dateline.http.Rendered;

/**
 * Answers from the cache before anything else looks at a request: on the event loop, without a
 * worker, the database or JSON. For readers without a token, who all get the same, even before
 * authentication; for partners after it, from what is kept for whoever has the same rights on the
 * same terms. Of those who ask for the same thing at once that is not kept, one is let through and
 * the others wait for it.
 *
 * <p>How an answer came to be is told in {@code Cache-Status} (RFC 9211).
 */
@ApplicationScoped
class CacheRoute {

  /** After CORS and limits, which are for each request by itself, and before authentication. */
  private static final int FOR_ALL = 240;

  /** After authentication, and after the partner's use was counted and limited. */
  private static final int FOR_PARTNERS = 140;

  /** What is not kept with an answer: it is made anew for each, or was put there before us. */
  private static final Set<String> OF_EACH_REQUEST =
      Set.of(
          "access-control-allow-credentials",
          "access-control-allow-origin",
          "access-control-expose-headers",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "date",
          "etag",
          "ratelimit",
          "ratelimit-policy",
          "referrer-policy",
          "x-content-type-options",
          "x-request-id");

  /** What a CDN keeps with a body, and has already where that has not changed. */
  private static final Set<String> OF_BODY = Set.of("surrogate-key", "cache-tag");

  private static final CharSequence STORED =
      HttpHeaders.createOptimized("Dateline; fwd=miss; stored");

  private final AnswerCache cache;
  private final ChangeWatch watch;
  private final Keys keys;
  private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();

  CacheRoute(AnswerCache cache, ChangeWatch watch, Keys keys) {
    this.cache = cache;
    this.watch = watch;
    this.keys = keys;
  }

  void register(@Observes Filters filters) {
    filters.register(this::answerAll, FOR_ALL);
    filters.register(this::answerPartner, FOR_PARTNERS);
  }

  private void answerAll(RoutingContext context) {
    answer(context, context.request().headers().contains(HttpHeaders.AUTHORIZATION) ? null : "");
  }

  private void answerPartner(RoutingContext context) {
    String view = Caller.of(context).view();
    answer(context, "".equals(view) ? null : view);
  }

  /**
   * Goes on where nothing is kept.
   *
   * @param view what stands for what the reader may see; null if it is not from here
   */
  private void answer(RoutingContext context, String view) {
    String key = cache.isOn() && view != null ? key(context.request(), view) : null;
    if (key == null) {
      context.next();
      return;
    }
    Answer answer = cache.get(key);
    if (answer == null) {
      miss(context, key);
    } else {
      answer.send(context, Answer.status(watch));
    }
  }

  private String key(HttpServerRequest request, String view) {
    boolean isRead = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    String server = request.scheme() + "://" + request.getHeader(HttpHeaders.HOST);
    return isRead
        ? keys.of(request.uri(), request.getHeader(HttpHeaders.ACCEPT), server, view)
        : null;
  }

  private void miss(RoutingContext context, String key) {
    Flight own = new Flight();
    Flight other = flights.putIfAbsent(key, own);
    if (other != null) {
      context.request().pause();
      other.join(context, () -> landed(context, key));
      return;
    }
    lead(context, key, own);
  }

  /** Lets a request through, and keeps what it is answered with. */
  private void lead(RoutingContext context, String key, Flight flight) {
    long since = cache.position();
    Instant begun = Instant.now();
    context.addHeadersEndHandler(
        ended -> {
          if (keep(context, key, since, begun)) {
            context.response().putHeader(Answer.STATUS, STORED);
          }
        });
    context.addEndHandler(
        ended -> {
          flights.remove(key, flight);
          flight.land();
        });
    context.next();
  }

  private boolean keep(RoutingContext context, String key, long since, Instant begun) {
    Rendered rendered = Rendered.of(context);
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    int status = response.getStatusCode();
    String caching = response.headers().get(HttpHeaders.CACHE_CONTROL);
    boolean isForAll = caching != null && caching.startsWith("public");
    if (rendered == null
        || status != 200 && status != 304
        || rendered.isRestricted()
        || !isForAll && !request.headers().contains(HttpHeaders.AUTHORIZATION)) {
      return false;
    }
    Set<String> tags = Tags.of(request.path(), request.query(), rendered.plain());
    if (isForAll) {
      response.putHeader("Surrogate-Key", Tags.header(tags, " "));
      response.putHeader("Cache-Tag", Tags.header(tags, ","));
    }
    List<Answer.Header> headers = new ArrayList<>();
    List<Answer.Header> ofBody = new ArrayList<>();
    for (Map.Entry<String, String> header : response.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OF_EACH_REQUEST.contains(name)) {
        (OF_BODY.contains(name) ? ofBody : headers)
            .add(Answer.Header.of(header.getKey(), header.getValue()));
      }
    }
    ofBody.add(Answer.Header.of("Content-Type", rendered.mediaType()));
    keys.learn(request.uri(), KnownParameters.defaults(context));
    cache.put(
        key, Answer.of(rendered, List.copyOf(headers), List.copyOf(ofBody), tags, begun), since);
    return true;
  }

  /** Another request for the same has been answered. */
  private void landed(RoutingContext context, String key) {
    context.request().resume();
    Answer answer = cache.get(key);
    if (answer == null) {
      // It was not one to keep, so this one goes its own way.
      context.next();
    } else {
      answer.send(context, Answer.status(watch));
    }
  }
}
