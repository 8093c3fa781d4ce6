package org.dateline.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.dateline.Settings;
import org.dateline.access.Caller;
import org.dateline.access.Limits;
import org.dateline.http.Gate;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses what is more than a caller may ask, before any resource: strangers by their address and
 * before authentication, others by what was agreed with them. Nothing under {@code /q/} is limited.
 *
 * <p>Whose tokens are refused again and again is limited as a stranger too, in a bucket of its own,
 * so that trying tokens out does not get around the limit and costs nobody else theirs.
 */
@ApplicationScoped
public class RateLimit {

  /** After CORS, so that a browser may read the refusal, and before authentication. */
  private static final int BEFORE_AUTHENTICATION = 250;

  private static final int AFTER_AUTHENTICATION = 150;
  private static final int UNAUTHORIZED = 401;

  /** No dots, escapes or doubled slashes, by which it could mean another address. */
  private static final Pattern UNLIMITED = Pattern.compile("/q(/[A-Za-z0-9_-]+(\\.[a-z0-9]+)*)*/?");

  private static final long MOST_PER_MINUTE = 1_000_000;

  private final Quotas quotas;
  private final Optional<Limits> strangers;
  private final Optional<Limits> tokens;

  RateLimit(
      Quotas quotas,
      Settings settings,
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding")
          Optional<Boolean> forwarded,
      @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<String> trusted) {
    if (forwarded.orElse(false) && trusted.isEmpty()) {
      throw new IllegalStateException(
          "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING needs QUARKUS_HTTP_PROXY_TRUSTED_PROXIES, or"
              + " anyone could choose the address that they are limited by");
    }
    this.quotas = quotas;
    this.strangers =
        limits("DATELINE_LIMITS_ANONYMOUS_PER_MINUTE", settings.limits().anonymousPerMinute());
    this.tokens = limits("DATELINE_LIMITS_TOKEN_PER_MINUTE", settings.limits().tokenPerMinute());
  }

  static Optional<Limits> limits(String setting, long perMinute) {
    if (perMinute < 0 || perMinute > MOST_PER_MINUTE) {
      throw new IllegalStateException(
          setting + " is " + perMinute + "; allowed are 0 to " + MOST_PER_MINUTE);
    }
    return perMinute == 0 ? Optional.empty() : Optional.of(Limits.perMinute(perMinute));
  }

  void register(@Observes Filters filters) {
    filters.register(this::limitStrangers, BEFORE_AUTHENTICATION);
    filters.register(this::limitCallers, AFTER_AUTHENTICATION);
  }

  private void limitStrangers(RoutingContext context) {
    if (strangers.isEmpty() || UNLIMITED.matcher(context.request().path()).matches()) {
      context.next();
      return;
    }
    String address = Address.of(context.request().remoteAddress());
    if (context.request().getHeader("Authorization") == null) {
      follow(context, quotas.take("address:" + address, strangers.get()));
      return;
    }
    String refused = "refused:" + address;
    if (quotas.isClosed(refused)) {
      follow(context, quotas.take(refused, strangers.get()));
      return;
    }
    context.addEndHandler(
        end -> {
          if (context.response().getStatusCode() == UNAUTHORIZED) {
            quotas.take(refused, strangers.get());
          }
        });
    context.next();
  }

  /**
   * Takes a request of a stranger from what is left to it, for who answers before all filters.
   *
   * @param tell takes the headers that tell what is left, none where nothing is limited
   * @return false, and nothing taken, where it is not to be let through at once
   */
  public boolean letsThrough(SocketAddress remote, BiConsumer<CharSequence, CharSequence> tell) {
    if (strangers.isEmpty()) {
      return true;
    }
    Verdict verdict = quotas.takeAtOnce("address:" + Address.of(remote), strangers.get());
    if (verdict == null || !verdict.allowed()) {
      return false;
    }
    verdict.tell(tell);
    return true;
  }

  private void limitCallers(RoutingContext context) {
    if (UNLIMITED.matcher(context.request().path()).matches()) {
      context.next();
      return;
    }
    Caller caller = Caller.of(context);
    switch (caller.kind()) {
      case PARTNER -> follow(context, quotas.take("partner:" + caller.name(), caller.limits()));
      case TOKEN -> {
        if (tokens.isPresent()) {
          follow(context, quotas.take("token:" + caller.name(), tokens.get()));
        } else {
          context.next();
        }
      }
      default -> context.next();
    }
  }

  /** At once where the verdict is there, or later on the request's own thread. */
  private static void follow(RoutingContext context, CompletionStage<Verdict> coming) {
    CompletableFuture<Verdict> verdict = coming.toCompletableFuture();
    if (verdict.isDone()) {
      follow(context, verdict.join());
      return;
    }
    Context own = Vertx.currentContext();
    verdict.thenAccept(v -> own.runOnContext(go -> follow(context, v)));
  }

  private static void follow(RoutingContext context, Verdict verdict) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    verdict.tell(response::putHeader);
    if (verdict.allowed()) {
      context.next();
      return;
    }
    response.putHeader("Retry-After", Long.toString(verdict.seconds()));
    Gate.refuse(
        context,
        Problem.of(
            ProblemType.TOO_MANY_REQUESTS,
            "That is more than you may ask; go on in " + verdict.seconds() + " s"));
  }
}
