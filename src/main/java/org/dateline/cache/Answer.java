package org.dateline.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.dateline.change.Change;
import org.dateline.change.ChangeWatch;
import org.dateline.http.Coding;
import org.dateline.http.Precondition;
import org.dateline.http.Rendered;

/**
 * An answer that is kept, with all that is needed to send it again: headers are kept as the bytes
 * that go out.
 *
 * @param headers other than those that each request gets for itself
 * @param ofBody more of them, which a 304 does without
 * @param begun when it was asked for: it knows nothing that became public later
 * @param tags what it was made of
 */
record Answer(
    Rendered rendered,
    Map<Coding, Buffer> bodies,
    List<Header> headers,
    List<Header> ofBody,
    Instant begun,
    Set<String> tags) {

  /** A line of the head of an answer. */
  record Header(CharSequence name, CharSequence value) {

    static Header of(String name, String value) {
      return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }
  }

  /**
   * The form in which a request gets it.
   *
   * @param tag of the body in this coding, with quotes
   * @param isKnown whether who asks has this already
   */
  record Form(Coding coding, String tag, boolean isKnown) {}

  /** How it came to be, RFC 9211. */
  static final CharSequence STATUS = HttpHeaders.createOptimized("Cache-Status");

  private static final CharSequence HIT = HttpHeaders.createOptimized("Dateline; hit");
  private static final CharSequence STALE =
      HttpHeaders.createOptimized("Dateline; hit; detail=database-away");

  /** Up to here a copy is cheaper than one more buffer to be written. */
  private static final int WORTH_COPYING = 64 << 10;

  private static final byte[] OK = "HTTP/1.1 200 OK\r\n".getBytes(US_ASCII);
  private static final byte[] NOT_MODIFIED = "HTTP/1.1 304 Not Modified\r\n".getBytes(US_ASCII);
  private static final byte[] NOTHING = {};
  private static final short COLON = (':' << 8) + ' ';
  private static final short NEWLINE = ('\r' << 8) + '\n';

  private static final int BESIDE_THE_BODY = 1024;
  private static final int USUAL_HEAD = 2048;
  private static final int PER_TAG = 120;

  static Answer of(
      Rendered rendered,
      List<Header> headers,
      List<Header> ofBody,
      Set<String> tags,
      Instant begun) {
    Map<Coding, Buffer> bodies = new EnumMap<>(Coding.class);
    for (Coding coding : Coding.values()) {
      if (rendered.body(coding) != null) {
        bodies.put(coding, buffer(rendered.body(coding)));
      }
    }
    return new Answer(rendered, bodies, headers, ofBody, begun, tags);
  }

  /** Without a copy; what is sent is a view with marks of its own. */
  @SuppressWarnings("deprecation")
  private static Buffer buffer(byte[] bytes) {
    return Buffer.buffer(Unpooled.wrappedBuffer(bytes).asReadOnly());
  }

  /** How much memory it takes, in bytes. */
  int weight() {
    int bytes = bodies.values().stream().mapToInt(Buffer::length).sum();
    return bytes + BESIDE_THE_BODY + tags.size() * PER_TAG;
  }

  /** Its age, in seconds. */
  private long age() {
    return Math.max(0, Instant.now().getEpochSecond() - begun.getEpochSecond());
  }

  /** How an answer came to be that is kept: while changes cannot be heard of, it may be old. */
  static CharSequence status(ChangeWatch watch) {
    return watch.isDeaf() ? STALE : HIT;
  }

  /** The form that fits what a request says in its headers, each of which may be null. */
  Form form(String acceptEncoding, String ifNoneMatch, String ifModifiedSince) {
    Coding coding = rendered.coding(acceptEncoding);
    String tag = rendered.etag(coding);
    boolean isKnown =
        Precondition.isUnchanged(ifNoneMatch, ifModifiedSince, tag, rendered.modified());
    return new Form(coding, tag, isKnown);
  }

  /** Answers with it: whole, by its head, or that it has not changed. */
  void send(RoutingContext context, CharSequence status) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    Form form =
        form(
            request.getHeader(HttpHeaders.ACCEPT_ENCODING),
            request.getHeader(HttpHeaders.IF_NONE_MATCH),
            request.getHeader(HttpHeaders.IF_MODIFIED_SINCE));
    tell(form, status, (name, value) -> response.headers().add(name, value));
    if (form.isKnown) {
      response.setStatusCode(304).end();
    } else if (request.method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(bodies.get(form.coding));
    }
  }

  /** Tells the headers of the answer in this form, other than those that each request gets. */
  private void tell(Form form, CharSequence status, BiConsumer<CharSequence, CharSequence> tell) {
    headers.forEach(h -> tell.accept(h.name, h.value));
    tell.accept(HttpHeaders.ETAG, form.tag);
    tell.accept(HttpHeaders.AGE, Long.toString(age()));
    tell.accept(STATUS, status);
    if (form.isKnown) {
      return;
    }
    ofBody.forEach(h -> tell.accept(h.name, h.value));
    if (form.coding != Coding.IDENTITY) {
      tell.accept(HttpHeaders.CONTENT_ENCODING, form.coding.word());
    }
    tell.accept(HttpHeaders.CONTENT_LENGTH, Integer.toString(rendered.body(form.coding).length));
  }

  /**
   * The answer to a GET as the bytes that go out.
   *
   * @param own headers that are for this request alone
   */
  ByteBuf bytes(ByteBufAllocator memory, Form form, CharSequence status, List<Header> own) {
    byte[] body = form.isKnown ? NOTHING : rendered.body(form.coding);
    boolean isCopied = body.length <= WORTH_COPYING;
    ByteBuf out = memory.ioBuffer(USUAL_HEAD + (isCopied ? body.length : 0));
    out.writeBytes(form.isKnown ? NOT_MODIFIED : OK);
    own.forEach(h -> line(out, h.name, h.value));
    tell(form, status, (name, value) -> line(out, name, value));
    out.writeShort(NEWLINE);
    return isCopied
        ? out.writeBytes(body)
        : Unpooled.wrappedBuffer(out, Unpooled.wrappedBuffer(body));
  }

  private static void line(ByteBuf out, CharSequence name, CharSequence value) {
    out.writeCharSequence(name, US_ASCII);
    out.writeShort(COLON);
    out.writeCharSequence(value, US_ASCII);
    out.writeShort(NEWLINE);
  }

  /** Whether a change makes it wrong. */
  boolean isTouchedBy(Change change) {
    return concerns(change, rendered.asOf()) && !Collections.disjoint(tags, Tags.of(change));
  }

  /**
   * Whether a change can concern what was asked for as of a moment: what is said later does not,
   * but sources have no past, and a slug moves with all of it.
   */
  static boolean concerns(Change change, Instant asOf) {
    return asOf == null
        || !change.at().isAfter(asOf)
        || change.kind().equals("source")
        || change.change().equals("redirected");
  }
}
