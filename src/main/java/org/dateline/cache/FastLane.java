package org.dateline.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
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
    String server = (connection.isSsl() ? "https" : "http") + "://";
    Lane lane = new Lane(encoder, server, connection.remoteAddress());
    // Only while this very request is being read is it sure that no other one waits behind it.
    lane.isClosed = encoder == null || !isBeingRead();
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

  /** One connection, always on its own event loop. */
  private final class Lane extends ChannelDuplexHandler {

    private final ChannelHandlerContext encoder;
    private final String server;
    private final SocketAddress remote;

    /** Requests that have gone on and are not answered yet: the first one is on its way. */
    private int underWay = 1;

    /** Whether the first one is still being read. */
    private boolean isFirst = true;

    /** Whether the request that is being read was answered here, so that its end is for nobody. */
    private boolean isAnswered;

    /** What has come while another request is under way. */
    private final Queue<Object> held = new ArrayDeque<>();

    private boolean isClosed;
    private boolean hasWritten;

    /**
     * A lane.
     *
     * @param encoder what bytes go out before, as they need none
     * @param server the scheme, up to the host
     */
    Lane(ChannelHandlerContext encoder, String server, SocketAddress remote) {
      this.encoder = encoder;
      this.server = server;
      this.remote = remote;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      isClosed |= isFirst && message instanceof HttpRequest;
      if (held.isEmpty() && !mustWait(message)) {
        take(context, message);
      } else {
        held.add(message);
        context.channel().config().setAutoRead(false);
      }
    }

    /**
     * One request at a time: for order, and as Vert.x would answer those that wait from within each
     * other, deeper and deeper. And none while the client does not read what it was answered.
     */
    private boolean mustWait(Object message) {
      return message instanceof HttpRequest
          && !isClosed
          && (underWay > 0 || !encoder.channel().isWritable());
    }

    private void take(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        isAnswered = !isClosed && answer(request);
        underWay += isAnswered ? 0 : 1;
      }
      boolean isForNobody = isAnswered;
      if (message instanceof LastHttpContent) {
        isFirst = false;
        isAnswered = false;
      }
      if (isForNobody) {
        ReferenceCountUtil.release(message);
      } else {
        context.fireChannelRead(message);
      }
    }

    /** Not at once, as it is told in the middle of an answer. */
    private void goOnLater(ChannelHandlerContext context) {
      if (!held.isEmpty()) {
        context.executor().execute(() -> goOn(context));
      }
    }

    /** Goes on with what was held back. */
    private void goOn(ChannelHandlerContext context) {
      if (held.isEmpty() || mustWait(held.peek())) {
        return;
      }
      // Before, as what is taken may be too much for Vert.x, which then stops it again.
      context.channel().config().setAutoRead(true);
      while (!held.isEmpty() && !mustWait(held.peek())) {
        take(context, held.poll());
      }
      if (!held.isEmpty()) {
        context.channel().config().setAutoRead(false);
      }
      channelReadComplete(context);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      boolean isInterim =
          message instanceof HttpResponse response
              && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      context.write(message, promise);
      if (message instanceof LastHttpContent && !isInterim) {
        underWay--;
        goOnLater(context);
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      if (hasWritten) {
        hasWritten = false;
        encoder.flush();
      }
      context.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      goOnLater(context);
      context.fireChannelWritabilityChanged();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
      held.forEach(ReferenceCountUtil::release);
      held.clear();
    }

    /** False where it is for Vert.x to answer. */
    private boolean answer(HttpRequest request) {
      if (!isPlain(request)) {
        return false;
      }
      long begun = System.nanoTime();
      HttpHeaders headers = request.headers();
      String accept = headers.get(HttpHeaderNames.ACCEPT);
      String host = headers.get(HttpHeaderNames.HOST);
      String key = keys.of(request.uri(), accept, server + host, "");
      Answer answer = key == null || !cache.isOn() ? null : cache.find(key);
      if (answer == null) {
        return false;
      }
      List<Answer.Header> own = new ArrayList<>();
      BiConsumer<CharSequence, CharSequence> tell =
          (name, value) -> own.add(new Answer.Header(name, value));
      if (!limit.letsThrough(remote, tell)) {
        return false;
      }
      Gate.headers(RequestId.of(headers.get(RequestId.HEADER)), tell);
      origins.tell(tell);
      tell.accept(Answer.STATUS, Answer.status(watch));
      Answer.Form form =
          answer.form(
              headers.get(HttpHeaderNames.ACCEPT_ENCODING),
              headers.get(HttpHeaderNames.IF_NONE_MATCH),
              headers.get(HttpHeaderNames.IF_MODIFIED_SINCE));
      encoder.write(answer.bytes(encoder.alloc(), form, own));
      hasWritten = true;
      Timer timer = form.isKnown() ? unchanged : whole;
      timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      return true;
    }
  }
}
