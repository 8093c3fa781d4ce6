package org.dateline.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.spi.CDI;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The id of a request: the client's {@code X-Request-Id}, if it is a sensible one, or a new one. It
 * goes out with the answer, and into the audit log.
 */
public final class RequestId {

  public static final String HEADER = "X-Request-Id";
  private static final String KEY = "dateline.request";

  private RequestId() {}

  /** Gives the request its id. */
  static String give(RoutingContext context) {
    String id = of(context.request().getHeader(HEADER));
    context.put(KEY, id);
    return id;
  }

  /**
   * The id of a request.
   *
   * @param given by the client, or null
   */
  public static String of(String given) {
    return given != null && given.matches("[A-Za-z0-9._:+/=-]{1,100}") ? given : fresh();
  }

  /** It has to be another one each time, but nobody gains by guessing it. */
  private static String fresh() {
    ThreadLocalRandom chance = ThreadLocalRandom.current();
    return new UUID(chance.nextLong(), chance.nextLong()).toString();
  }

  /** The id of the request that is being answered; null outside of one. */
  public static String current() {
    RoutingContext context = CDI.current().select(CurrentVertxRequest.class).get().getCurrent();
    return context == null ? null : context.get(KEY);
  }
}
