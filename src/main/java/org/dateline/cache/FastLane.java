package org.dateline.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpVersion;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.dateline.change.ChangeWatch;
import org.dateline.http.Gate;
import org.dateline.http.Origins;
import org.dateline.http.RequestId;
import org.dateline.limit.RateLimit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers what is kept for everyone on the connection itself, between Netty's HTTP/1.1 codec and
 * Vert.x: what nothing but the cache has a say in need not pass the router, half of whose time goes
 * into finding that out. All that is not as plain as that goes on to Vert.x, in its order.
 */
@ApplicationScoped
class FastLane {

  /** Before all other filters, on the first request of a connection. */
  private static final int FIRST = 2000;

  private static final String NAME = "dateline";

  /** What makes a request one for Vert.x: who asks, from where, or what is to happen after it. */
  private static final List<CharSequence> NOT_PLAIN =
      List.of(
          HttpHeaderNames.AUTHORIZATION,
          HttpHeaderNames.ORIGIN,
          HttpHeaderNames.CONTENT_LENGTH,
          HttpHeaderNames.TRANSFER_ENCODING,
          HttpHeaderNames.EXPECT,
          HttpHeaderNames.UPGRADE);

  private final AnswerCache cache;
  private final Keys keys;
  private final ChangeWatch watch;
  private final RateLimit limit;
  private final Origins origins;
  private final boolean isOpen;
  private final Timer whole;
  private final Timer unchanged;

  FastLane(
      AnswerCache cache,
      Keys keys,
      ChangeWatch watch,
      RateLimit limit,
      Origins origins,
      MeterRegistry metrics,
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding") boolean isForwarded,
      @ConfigProperty(name = "quarkus.http.access-log.enabled") boolean isLogged) {
    this.cache = cache;
    this.keys = keys;
    this.watch = watch;
    this.limit = limit;
    this.origins = origins;
    // Who asks is then told by headers; and who wants a log of all requests, gets it from Quarkus.
    isOpen = !isForwarded && !isLogged;
    whole = timer(metrics, "SUCCESS", "200");
    unchanged = timer(metrics, "REDIRECTION", "304");
  }

  /** Beside those that Quarkus measures, so that their sum is still all requests. */
  private static Timer timer(MeterRegistry metrics, String outcome, String status) {
    return metrics.timer(
        "http.server.requests",
        io.micrometer.core.instrument.Tags.of(
            "method", "GET", "outcome", outcome, "status", status, "uri", "kept"));
  }

  void register(@Observes Filters filters) {
    if (isOpen) {
      filters.register(this::open, FIRST);
    }
  }

  private void open(RoutingContext context) {
    HttpConnection connection = context.request().connection();
    if (connection instanceof Http1xServerConnection plain
        && plain.channel().pipeline().get(NAME) == null) {
      open(plain);
    }
    context.next();
  }

  private void open(Http1xServerConnection connection) {
    ChannelPipeline pipeline = connection.channel().pipeline();
    ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
    ChannelHandlerContext last = connection.channelHandlerContext();
    String scheme = (connection.isSsl() ? "https" : "http") + "://";
    // Only while this very request is being read is it sure that no other one waits behind it.
    boolean isClosed = encoder == null || !isBeingRead();
    Lane lane = new Lane(this, encoder, scheme, connection.remoteAddress(), isClosed);
    pipeline.addBefore(last.name(), NAME, lane);
  }

  private static boolean isBeingRead() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(frames -> frames.anyMatch(f -> f.getDeclaringClass() == ByteToMessageDecoder.class));
  }

  private static boolean isPlain(HttpRequest request) {
    HttpHeaders headers = request.headers();
    String connection = headers.get(HttpHeaderNames.CONNECTION);
    return request.method() == HttpMethod.GET
        && request.protocolVersion() == HttpVersion.HTTP_1_1
        && request.decoderResult().isSuccess()
        && (connection == null || HttpHeaderValues.KEEP_ALIVE.contentEqualsIgnoreCase(connection))
        && NOT_PLAIN.stream().noneMatch(headers::contains);
  }

  /**
   * The answer to a request, as the bytes that go out; null where it is for Vert.x to give.
   *
   * @param scheme of the connection, up to the host
   */
  ByteBuf answer(
      HttpRequest request, String scheme, SocketAddress remote, ByteBufAllocator memory) {
    if (!isPlain(request)) {
      return null;
    }
    long begun = System.nanoTime();
    HttpHeaders headers = request.headers();
    String accept = headers.get(HttpHeaderNames.ACCEPT);
    String host = headers.get(HttpHeaderNames.HOST);
    String key = keys.of(request.uri(), accept, scheme + host, "");
    Answer answer = key == null || !cache.isOn() ? null : cache.find(key);
    if (answer == null) {
      return null;
    }
    List<Answer.Header> own = new ArrayList<>();
    BiConsumer<CharSequence, CharSequence> tell =
        (name, value) -> own.add(new Answer.Header(name, value));
    if (!limit.letsThrough(remote, tell)) {
      return null;
    }
    Gate.headers(RequestId.of(headers.get(RequestId.HEADER)), tell);
    origins.tell(tell);
    Answer.Form form =
        answer.form(
            headers.get(HttpHeaderNames.ACCEPT_ENCODING),
            headers.get(HttpHeaderNames.IF_NONE_MATCH),
            headers.get(HttpHeaderNames.IF_MODIFIED_SINCE));
    ByteBuf bytes = answer.bytes(memory, form, Answer.status(watch), own);
    Timer timer = form.isKnown() ? unchanged : whole;
    timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    return bytes;
  }
}
