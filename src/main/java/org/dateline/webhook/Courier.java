package org.dateline.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;

/**
 * Carries messages to receivers, whatever these do: an attempt ends in time, reads little, follows
 * no redirect, and keeps nobody else waiting.
 */
@ApplicationScoped
class Courier {

  /** How long an attempt takes at most, from looking up the host to the end of the answer. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How many attempts are under way at once at most. */
  static final int MOST_AT_ONCE = 512;

  private static final int LOOK_UPS_AT_ONCE = 64;

  private final Vertx vertx;
  private final Targets targets;
  private final HttpClient client;
  private final ExecutorService lookUps;

  @Inject
  Courier(Vertx vertx, Targets targets) {
    this(vertx, targets, new HttpClientOptions());
  }

  /**
   * @param options whom it trusts
   */
  Courier(Vertx vertx, Targets targets, HttpClientOptions options) {
    this.vertx = vertx;
    this.targets = targets;
    client =
        vertx
            .httpClientBuilder()
            .with(
                options
                    .setConnectTimeout((int) PATIENCE.toMillis() / 2)
                    .setKeepAliveTimeout(30)
                    .setMaxHeaderSize(16 * 1024))
            .with(new PoolOptions().setHttp1MaxSize(MOST_AT_ONCE))
            // What breaks a connection is told by the delivery; Vert.x would log it as an error of
            // ours.
            .withConnectHandler(connection -> connection.exceptionHandler(e -> {}))
            .build();
    AtomicInteger number = new AtomicInteger();
    ThreadFactory threads =
        run -> {
          Thread thread = new Thread(run, "webhook-look-up-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    lookUps = Executors.newFixedThreadPool(LOOK_UPS_AT_ONCE, threads);
  }

  @PreDestroy
  void close() {
    lookUps.shutdownNow();
    client.close();
  }

  /** Tries once. What comes of it comes in time, and is never an exception. */
  CompletableFuture<Answer> carry(Letter letter) {
    Attempt attempt = new Attempt();
    long timer = vertx.setTimer(PATIENCE.toMillis(), t -> attempt.abandon());
    attempt.answer().whenComplete((answer, e) -> vertx.cancelTimer(timer));
    lookUps.execute(() -> begin(letter, attempt));
    return attempt.answer();
  }

  private void begin(Letter letter, Attempt attempt) {
    if (attempt.answer().isDone()) {
      return;
    }
    try {
      Target target = targets.read(letter.url());
      InetAddress address = targets.find(target, letter.attempt());
      send(letter, target, address, attempt).onFailure(e -> attempt.fail(why(e)));
    } catch (ForbiddenTarget e) {
      attempt.fail("Nothing was sent: the URL " + e.getMessage());
    } catch (RuntimeException e) {
      attempt.fail(why(e));
    }
  }

  private Future<Void> send(Letter letter, Target target, InetAddress address, Attempt attempt) {
    // The connection goes to the address that was checked; the name is for Host, SNI and the
    // certificate.
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(
                SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.tls())
            .setURI(target.path())
            .setFollowRedirects(false);
    return client
        .request(options)
        .compose(
            request -> {
              if (!attempt.isFor(request)) {
                return Future.succeededFuture();
              }
              long seconds = Instant.now().getEpochSecond();
              request
                  .putHeader("content-type", "application/json")
                  .putHeader("user-agent", "Dateline-Webhooks/1.0")
                  .putHeader("webhook-id", letter.id())
                  .putHeader("webhook-timestamp", Long.toString(seconds))
                  .putHeader(
                      "webhook-signature",
                      Signature.of(letter.id(), seconds, letter.body(), letter.secrets()));
              return request
                  .send(Buffer.buffer(letter.body()))
                  .onSuccess(response -> attempt.read(response, Courier::why))
                  .mapEmpty();
            });
  }

  /** In words that tell a receiver what to look at, and nothing of what is in here. */
  private static String why(Throwable e) {
    if (e instanceof SSLException) {
      return "No secure connection: " + e.getMessage();
    }
    if (e instanceof ConnectException) {
      return "The receiver cannot be connected to";
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return "The connection broke: " + message;
  }
}
