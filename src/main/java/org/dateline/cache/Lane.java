package org.dateline.cache;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The fast lane of one connection, always on its own event loop: sends what {@link FastLane}
 * answers, and lets all other requests through to Vert.x, in the order in which they came.
 */
class Lane extends ChannelDuplexHandler {

  private final FastLane fast;
  private final ChannelHandlerContext encoder;
  private final String scheme;
  private final SocketAddress remote;

  /** Requests that have gone on and are not answered yet: the first one is on its way. */
  private int underWay = 1;

  /** Whether the first one is still being read. */
  private boolean isFirst = true;

  /** Whether the request that is being read was answered here, so that its end is for nobody. */
  private boolean isAnswered;

  /** What has come while another request is under way. */
  private final Queue<Object> held = new ArrayDeque<>();

  /** Whether all requests go on, as it cannot be known which are under way. */
  private boolean isClosed;

  private boolean hasWritten;

  /**
   * A lane.
   *
   * @param encoder what bytes go out before, as they need none
   * @param scheme of the connection, up to the host
   * @param isClosed whether all requests are to go on
   */
  Lane(
      FastLane fast,
      ChannelHandlerContext encoder,
      String scheme,
      SocketAddress remote,
      boolean isClosed) {
    this.fast = fast;
    this.encoder = encoder;
    this.scheme = scheme;
    this.remote = remote;
    this.isClosed = isClosed;
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
    ByteBuf bytes = fast.answer(request, scheme, remote, encoder.alloc());
    if (bytes != null) {
      encoder.write(bytes);
      hasWritten = true;
    }
    return bytes != null;
  }
}
