package org.dateline.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One exchange with a receiver, which ends once: with its answer, or when we have had enough. */
class Attempt {

  private static final int KEPT = 1024;
  private static final int MOST_READ = 16 * 1024;

  private final long begun = System.nanoTime();
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private HttpClientRequest request;

  CompletableFuture<Answer> answer() {
    return answer;
  }

  /** Takes the request, unless it comes too late. */
  synchronized boolean isFor(HttpClientRequest request) {
    if (answer.isDone()) {
      request.reset();
      return false;
    }
    this.request = request;
    return true;
  }

  /** Ends it because it takes too long, and the connection with it. */
  void abandon() {
    fail("There was no whole answer within " + Courier.PATIENCE.toSeconds() + " seconds");
    reset();
  }

  void fail(String why) {
    answer.complete(Answer.failed(printable(why), took()));
  }

  /** Reads an answer, but no more of it than is of use. */
  void read(HttpClientResponse response, Function<Throwable, String> why) {
    Buffer body = Buffer.buffer();
    response.exceptionHandler(e -> fail(why.apply(e)));
    response.endHandler(end -> end(response, body));
    response.handler(
        part -> {
          if (body.length() < MOST_READ) {
            body.appendBuffer(part, 0, Math.min(part.length(), MOST_READ - body.length()));
          }
          if (body.length() >= MOST_READ) {
            end(response, body);
            reset();
          }
        });
  }

  private void end(HttpClientResponse response, Buffer body) {
    String text =
        new String(body.getBytes(), 0, Math.min(KEPT, body.length()), StandardCharsets.UTF_8);
    Duration wait = retryAfter(response.getHeader(HttpHeaders.RETRY_AFTER), Instant.now());
    answer.complete(Answer.of(response.statusCode(), printable(text), took(), wait));
  }

  private synchronized void reset() {
    if (request != null) {
      request.reset();
    }
  }

  private int took() {
    return (int) Math.max(1, (System.nanoTime() - begun) / 1_000_000);
  }

  /** PostgreSQL has no place for a zero in a text. */
  private static String printable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** RFC 9110: seconds, or a date; zero for anything else. */
  static Duration retryAfter(String header, Instant now) {
    if (header == null) {
      return Duration.ZERO;
    }
    if (header.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
