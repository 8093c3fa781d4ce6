package org.dateline.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/**
 * What is answered before Vert.x gets to see it: the same as from there, in the order that was
 * asked in, and within the same limits. Each test comes from an address of its own.
 */
@QuarkusTest
@TestProfile(FastLaneTest.Limited.class)
class FastLaneTest extends ApiTest {

  private static final int MOST = 500;

  /** So that kept answers have a limit to keep. */
  public static class Limited implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("dateline.limits.anonymous-per-minute", String.valueOf(MOST));
    }
  }

  private static final String ARTICLE = "/api/v1/articles/condemnation-of-missile-transfers";
  private static final Set<String> OF_EACH = Set.of("age", "date", "ratelimit", "x-request-id");

  private record Call(String method, String path, Map<String, String> headers, String body) {

    Call(String path, Map<String, String> headers) {
      this("GET", path, headers, "");
    }

    Call with(String name, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(name, value);
      return new Call(method, path, more, body);
    }

    byte[] bytes() {
      StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: a\r\n");
      headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
      if (!body.isEmpty()) {
        text.append("Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n");
      }
      return (text + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private record Reply(int status, Map<String, List<String>> headers, String body) {

    String header(String name) {
      return headers.get(name).get(0);
    }

    /** What must be the same, however it came to be. */
    String content() {
      return status + " " + headers.get("etag") + " " + body;
    }

    Map<String, List<String>> head() {
      Map<String, List<String>> head = new TreeMap<>(headers);
      head.keySet().removeAll(OF_EACH);
      return head;
    }
  }

  /** One connection, byte by byte. */
  private static final class Line implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Line(String from) throws IOException {
      InetAddress here = InetAddress.getByName("127.0.0.1");
      socket = new Socket(here, RestAssured.port, InetAddress.getByName(from), 0);
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** The next answer, which is to that request. */
    Reply read(Call call) throws IOException {
      int status = Integer.parseInt(line().split(" ")[1]);
      Map<String, List<String>> headers = new TreeMap<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        String[] parts = line.split(": ", 2);
        headers.computeIfAbsent(parts[0].toLowerCase(), n -> new ArrayList<>()).add(parts[1]);
      }
      headers.values().forEach(Collections::sort);
      boolean isEmpty = call.method.equals("HEAD") || status == 304 || status == 204;
      int length = isEmpty ? 0 : Integer.parseInt(headers.get("content-length").get(0));
      return new Reply(
          status, headers, new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException("after " + line);
        }
        line.append((char) c);
      }
      return line.substring(0, line.length() - 1);
    }

    Reply ask(Call call) throws IOException {
      send(call.bytes());
      return read(call);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** By Vert.x, as the connection ends with it. */
  private static Reply alone(Call call) throws IOException {
    try (Line line = new Line("127.0.0.90")) {
      Reply reply = line.ask(call.with("Connection", "close"));
      reply.headers.remove("connection");
      return reply;
    }
  }

  /** How many answers the lane has given. */
  private static long given() {
    String metrics = plain().basePath("").get("/q/metrics").asString();
    Matcher found =
        Pattern.compile("http_server_requests_seconds_count\\{.*uri=\"kept\"} ([0-9.]+)")
            .matcher(metrics);
    double sum = 0;
    while (found.find()) {
      sum += Double.parseDouble(found.group(1));
    }
    return Math.round(sum);
  }

  @Test
  void answersAsVertxDoes() throws IOException {
    List<Call> calls = new ArrayList<>();
    for (String path :
        List.of(ARTICLE, "/api/v1/articles?limit=20", "/feeds/all.atom", "/api/v1/countries")) {
      Reply whole = alone(new Call(path, Map.of()));
      calls.add(new Call(path, Map.of()));
      calls.add(new Call(path, Map.of("Accept-Encoding", "gzip")));
      calls.add(new Call(path, Map.of("Accept-Encoding", "gzip, br")));
      calls.add(new Call(path, Map.of("If-None-Match", whole.header("etag"))));
      calls.add(new Call(path, Map.of("If-Modified-Since", whole.header("last-modified"))));
    }
    try (Line line = new Line("127.0.0.91")) {
      // The first request of a connection is not for the lane.
      line.ask(calls.get(0));
      for (Call call : calls) {
        alone(call);
        Reply usual = alone(call);
        long before = given();
        Reply fast = line.ask(call);
        assertEquals(1, given() - before, call.toString());
        assertEquals(usual.content(), fast.content(), call.toString());
        assertEquals(usual.head(), fast.head(), call.toString());
        assertNotEquals(usual.header("x-request-id"), fast.header("x-request-id"));
        ZonedDateTime.parse(fast.header("date"), DateTimeFormatter.RFC_1123_DATE_TIME);
      }
      assertEquals(
          "a-1", line.ask(calls.get(0).with("X-Request-Id", "a-1")).header("x-request-id"));
    }
  }

  @Test
  void leavesWhatIsNotForEveryoneToVertx() throws IOException {
    Call plain = new Call(ARTICLE, Map.of());
    try (Line line = new Line("127.0.0.92")) {
      line.ask(plain);
      line.ask(plain);
      long before = given();
      assertEquals(401, line.ask(plain.with("Authorization", "Bearer no")).status);
      String editor = "Bearer " + token("editor");
      assertEquals(200, line.ask(plain.with("Authorization", editor)).status);
      Reply page = line.ask(plain.with("Origin", "https://page.example.org"));
      assertTrue(page.header("access-control-expose-headers").contains("ETag"));
      assertEquals(200, line.ask(new Call("HEAD", ARTICLE, Map.of(), "")).status);
      assertEquals(405, line.ask(new Call("DELETE", "/api/v1/countries", Map.of(), "")).status);
      assertEquals(0, given() - before);
      assertEquals(200, line.ask(plain).status);
      assertEquals(1, given() - before, "and after them it goes on");
    }
  }

  @Test
  void keepsTheOrderOfWhatIsAskedAtOnce() throws IOException {
    String slow = "/api/v1/countries";
    List<Call> kinds =
        List.of(
            new Call(ARTICLE, Map.of()),
            new Call(ARTICLE, Map.of("Accept-Encoding", "gzip")),
            new Call(ARTICLE, Map.of("If-None-Match", "*")),
            new Call(slow, Map.of()),
            new Call("/api/v1/stories?limit=2", Map.of("Origin", "https://page.example.org")),
            new Call("HEAD", ARTICLE, Map.of(), ""),
            new Call("/api/v1/none", Map.of()),
            new Call("POST", "/api/v1/stories", Map.of(), "{\"slug\": \"not-mine\"}"));
    List<Reply> usual = new ArrayList<>();
    for (Call kind : kinds) {
      usual.add(alone(kind));
    }
    Random chance = new Random(5);
    long before = given();
    for (int round = 0; round < 40; round++) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      List<Integer> asked = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        // Many that are kept, with now and then one that takes its time.
        int kind = chance.nextInt(5) > 0 ? chance.nextInt(4) : chance.nextInt(kinds.size());
        boolean isNew = kind == 3 && chance.nextInt(4) == 0;
        Call call = kinds.get(kind);
        asked.add(kind);
        all.writeBytes((isNew ? call.with("Accept", "*/*, x/" + round + "-" + i) : call).bytes());
      }
      try (Line line = new Line("127.0.0." + (100 + round))) {
        line.ask(kinds.get(0));
        byte[] bytes = all.toByteArray();
        for (int at = 0; at < bytes.length; ) {
          int piece = Math.min(bytes.length - at, 1 + chance.nextInt(round % 2 == 0 ? 5000 : 500));
          line.send(Arrays.copyOfRange(bytes, at, at + piece));
          at += piece;
        }
        for (int i = 0; i < asked.size(); i++) {
          Reply expected = usual.get(asked.get(i));
          Reply reply = line.read(kinds.get(asked.get(i)));
          String what = "answer " + i + " of round " + round + " to " + kinds.get(asked.get(i));
          assertEquals(expected.status, reply.status, what);
          if (expected.status < 400) {
            assertEquals(expected.content(), reply.content(), what);
          }
        }
      }
    }
    assertTrue(given() - before > 100, given() - before + " were answered in the lane");
  }

  @Test
  void keepsNothingOfWhatOneClientSaidOfItsConnection() throws IOException {
    Call call = new Call("/api/v1/articles?limit=3&sort=headline", Map.of());
    assertEquals("Dateline; fwd=miss; stored", alone(call).header("cache-status"));
    try (Line line = new Line("127.0.0.97")) {
      for (int i = 0; i < 3; i++) {
        assertFalse(line.ask(call).headers.containsKey("connection"));
      }
    }
  }

  @Test
  void holdsBackWhatNobodyReads() throws IOException {
    Call big = new Call("/api/v1/articles?limit=50&include=body", Map.of());
    Reply usual = alone(big);
    try (Line line = new Line("127.0.0.96")) {
      line.ask(big);
      for (int i = 0; i < 200; i++) {
        line.send(big.bytes());
      }
      for (int i = 0; i < 200; i++) {
        assertEquals(usual.content(), line.read(big).content(), "answer " + i);
      }
    }
  }

  @Test
  void answersAnyNumberThatWaitBehindASlowOne() throws IOException {
    Call kept = new Call("/api/v1/countries", Map.of());
    Call slow = kept.with("Accept", "*/*, x/slow");
    Reply usual = alone(kept);
    try (Line line = new Line("127.0.0.98")) {
      // The first request of a connection is under way when the others come.
      line.send((new String(slow.bytes()) + new String(kept.bytes()).repeat(450)).getBytes());
      line.read(slow);
      for (int i = 0; i < 450; i++) {
        assertEquals(usual.content(), line.read(kept).content(), "answer " + i);
      }
    }
  }

  @Test
  void countsAgainstTheLimitOfWhoAsks() throws IOException {
    Call call = new Call(ARTICLE, Map.of());
    long before = given();
    try (Line line = new Line("127.0.0.95")) {
      Reply last = line.ask(call);
      int allowed = 0;
      while (last.status == 200 && allowed < 2 * MOST) {
        assertEquals("\"minute\";q=" + MOST + ";w=60", last.header("ratelimit-policy"));
        assertTrue(last.header("ratelimit").startsWith("\"minute\";r="), last.toString());
        allowed++;
        last = line.ask(call);
      }
      assertEquals(429, last.status);
      assertTrue(allowed >= MOST, allowed + " were let through");
      assertTrue(given() - before > MOST / 2, "most of them in the lane");
    }
  }
}
