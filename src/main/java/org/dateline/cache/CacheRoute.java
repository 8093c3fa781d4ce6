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
import org.dateline.Settings;
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

  private static final int LONGEST_ACCEPT = 200;
  private static final int MOST_PATHS = 1000;

  /** What is not kept with an answer: it is made anew for each, or was put there before us. */
  private static final Set<String> OF_EACH_REQUEST =
      Set.of(
          "access-control-allow-credentials",
          "access-control-allow-origin",
          "access-control-expose-headers",
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

  private static final CharSequence HIT = HttpHeaders.createOptimized("Dateline; hit");
  private static final CharSequence STORED =
      HttpHeaders.createOptimized("Dateline; fwd=miss; stored");
  private static final CharSequence STALE =
      HttpHeaders.createOptimized("Dateline; hit; detail=database-away");

  private final AnswerCache cache;
  private final ChangeWatch watch;
  private final boolean hasPublicUrl;
  private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();

  /** Of the paths that were asked for with parameters, what these are if they are not given. */
  private final Map<String, Map<String, String>> defaults = new ConcurrentHashMap<>();

  CacheRoute(AnswerCache cache, ChangeWatch watch, Settings settings) {
    this.cache = cache;
    this.watch = watch;
    hasPublicUrl = settings.publicUrl().isPresent();
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
      // While changes cannot be heard of, what is kept is better than nothing.
      answer.send(context, watch.isDeaf() ? STALE : HIT);
    }
  }

  /**
   * What stands for the request, and everything that its answer may depend on; null where its
   * answer is not to be kept.
   */
  private String key(HttpServerRequest request, String view) {
    boolean isRead = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    String uri = request.uri();
    // Whoever follows the changes is answered when there are some, or never to the end, and nobody
    // else must wait for that.
    boolean isKept = !uri.startsWith("/q/") && !uri.startsWith("/api/v1/changes");
    if (!isRead || !isKept) {
      return null;
    }
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept != null && accept.length() > LONGEST_ACCEPT) {
      return null;
    }
    String host =
        hasPublicUrl ? "" : request.scheme() + "://" + request.getHeader(HttpHeaders.HOST);
    String normal =
        uri.indexOf('?') < 0
            ? uri
            : Query.normal(uri, defaults.getOrDefault(Query.path(uri), Map.of()));
    return normal + '\n' + (accept == null ? "" : accept) + '\n' + host + '\n' + view;
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
    Map<String, String> usual = KnownParameters.defaults(context);
    if (!usual.isEmpty() && defaults.size() < MOST_PATHS) {
      defaults.put(Query.path(request.uri()), usual);
    }
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
      answer.send(context, HIT);
    }
  }
}
