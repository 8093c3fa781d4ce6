package org.dateline.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A receiver of webhooks on this machine, which remembers what it was told. */
class Receiver implements AutoCloseable {

  /** What it answers. */
  interface Manner {
    void answer(Told told, HttpExchange exchange) throws IOException;
  }

  /** A message that came. */
  record Told(Instant at, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.get(name).get(0);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger underWay = new AtomicInteger();
  final AtomicInteger mostUnderWay = new AtomicInteger();
  final List<Told> told = new CopyOnWriteArrayList<>();

  Receiver(Manner manner) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", exchange -> take(exchange, manner));
    server.start();
  }

  /** One that takes everything. */
  static Receiver willing() throws IOException {
    return new Receiver((told, exchange) -> exchange.sendResponseHeaders(204, -1));
  }

  private void take(HttpExchange exchange, Manner manner) throws IOException {
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, List<String>> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(exchange.getRequestHeaders());
      Told one = new Told(Instant.now(), headers, body);
      told.add(one);
      manner.answer(one, exchange);
    } finally {
      underWay.decrementAndGet();
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** The bodies that came and contain this. */
  List<Told> about(String text) {
    List<Told> about = new ArrayList<>(told);
    about.removeIf(t -> !t.body().contains(text));
    return about;
  }

  /** Waits for something to come true. */
  static void await(String what, Duration most, BooleanSupplier isTrue) {
    Instant end = Instant.now().plus(most);
    while (!isTrue.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("within " + most + ": " + what);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
