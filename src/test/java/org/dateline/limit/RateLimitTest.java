package org.dateline.limit;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dateline.ApiTest;
import org.dateline.access.Limits;
import org.junit.jupiter.api.Test;

/**
 * What a caller is told of its limits and how it is refused. 127.0.0.2 is a proxy that is trusted,
 * 127.0.0.1, which is where most requests of the tests come from, is not.
 */
@QuarkusTest
@TestProfile(RateLimitTest.Limited.class)
class RateLimitTest extends ApiTest {

  /** Strangers may ask three times a minute. */
  public static class Limited implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "dateline.limits.anonymous-per-minute", "3",
          "dateline.limits.token-per-minute", "2",
          "quarkus.http.proxy.proxy-address-forwarding", "true",
          "quarkus.http.proxy.allow-x-forwarded", "true",
          "quarkus.http.proxy.trusted-proxies", "127.0.0.2");
    }
  }

  private static final String LIMITS = "{\"perMinute\": %d, \"burst\": %d}";

  private static String partner(int perMinute, int burst) {
    String slug = "limited-" + UUID.randomUUID();
    as("admin")
        .contentType("application/json")
        .body(
            "{\"slug\": \"%s\", \"name\": \"Limited\", \"text\": \"full\", \"limits\": %s}"
                .formatted(slug, LIMITS.formatted(perMinute, burst)))
        .post("/partners")
        .then()
        .statusCode(201);
    return slug;
  }

  private static String tokenOf(String partner) {
    return as("admin")
        .contentType("application/json")
        .body(Map.of("name", "t " + UUID.randomUUID(), "role", "partner", "partner", partner))
        .post("/tokens")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  private static Response ask(String token) {
    return api().header("Authorization", "Bearer " + token).get("/stories");
  }

  @Test
  void tellsWhatIsLeftAndRefusesWhatIsMore() throws InterruptedException {
    String token = tokenOf(partner(60, 4));
    for (int left = 3; left >= 0; left--) {
      ask(token)
          .then()
          .statusCode(200)
          .header("RateLimit-Policy", "\"minute\";q=60;w=60;dateline-burst=4")
          .header("RateLimit", matchesPattern("\"minute\";r=[0-4];t=[0-4]"));
    }
    Response refused = ask(token);
    while (refused.statusCode() == 200) {
      refused = ask(token);
    }
    refused
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", "1")
        .header("RateLimit", "\"minute\";r=0;t=1")
        .header("Cache-Control", containsString("no-store"))
        .body("type", equalTo("/problems/too-many-requests"))
        .body("detail", containsString("1 s"));
    Thread.sleep(1000L * Integer.parseInt(refused.header("Retry-After")));
    assertEquals(200, ask(token).statusCode(), "after Retry-After it may");
  }

  @Test
  void holdsForAllTokensOfAPartnerTogetherAndForNoOther() {
    String partner = partner(1, 6);
    String one = tokenOf(partner);
    String two = tokenOf(partner);
    for (int i = 0; i < 3; i++) {
      assertEquals(200, ask(one).statusCode());
      assertEquals(200, ask(two).statusCode());
    }
    assertEquals(429, ask(one).statusCode());
    assertEquals(429, ask(two).statusCode());
    assertEquals(200, ask(tokenOf(partner(1, 1))).statusCode());
  }

  @Test
  void holdsForWritesTooWhoseBodiesWaitWithThem() {
    String token = tokenOf(partner(1, 1));
    for (int status : new int[] {403, 429}) {
      plain()
          .header("Authorization", "Bearer " + token)
          .contentType("application/json")
          .body("{\"slug\": \"" + "x".repeat(50_000) + "\"}")
          .post("/articles")
          .then()
          .statusCode(status);
    }
  }

  @Test
  void changesWithWhatIsAgreed() {
    String slug = partner(1, 1);
    String token = tokenOf(slug);
    assertEquals(200, ask(token).statusCode());
    assertEquals(429, ask(token).statusCode());
    as("admin")
        .contentType("application/json")
        .header("If-Match", "*")
        .body(
            "{\"slug\": \"%s\", \"name\": \"Limited\", \"text\": \"full\", \"limits\": %s}"
                .formatted(slug, LIMITS.formatted(60_000, 100)))
        .put("/partners/" + slug)
        .then()
        .statusCode(200);
    assertEquals(200, ask(token).statusCode());
  }

  @Test
  void doesNotHoldForTheNewsroomNorForHealthMetricsAndTheDocument() {
    for (int i = 0; i < 5; i++) {
      as("writer").get("/drafts").then().statusCode(200).header("RateLimit", nullValue());
      for (String path : new String[] {"/q/health/live", "/q/metrics", "/q/openapi"}) {
        plain().basePath("").get(path).then().statusCode(200).header("RateLimit", nullValue());
      }
    }
  }

  @Test
  void holdsForATokenOfNoPartner() {
    String token = token("partner");
    assertEquals(200, ask(token).statusCode());
    assertEquals(200, ask(token).statusCode());
    assertEquals(429, ask(token).statusCode());
  }

  @Test
  void holdsForStrangersByAddressWhichOnlyATrustedProxyMaySay() throws IOException {
    String untrusted = "127.0.0.1";
    for (int i = 1; i <= 3; i++) {
      assertEquals(200, status(untrusted, "X-Forwarded-For: 198.51.100." + i));
    }
    assertEquals(429, status(untrusted, "X-Forwarded-For: 198.51.100.4"), "it is not believed");
    String proxy = "127.0.0.2";
    for (int i = 1; i <= 3; i++) {
      assertEquals(200, status(proxy, "X-Forwarded-For: 203.0.113.7"));
      assertEquals(200, status(proxy, "X-Forwarded-For: 2001:db8:0:1::" + i));
    }
    assertEquals(429, status(proxy, "X-Forwarded-For: 203.0.113.7"));
    assertEquals(429, status(proxy, "X-Forwarded-For: 2001:db8:0:1::ffff"), "one network");
    assertEquals(200, status(proxy, "X-Forwarded-For: 2001:db8:0:2::1"), "another");
    // A refusal can be read by a browser.
    String refusal = answer(untrusted, "Origin: https://example.org");
    assertTrue(refusal.contains("access-control-expose-headers"), refusal);
    assertTrue(refusal.contains("ratelimit-policy"), refusal);
    assertTrue(refusal.contains("retry-after"), refusal);
  }

  @Test
  void holdsForWhoTriesTokensOut() throws IOException {
    String guesser = "127.0.0.3";
    for (int i = 0; i < 3; i++) {
      assertEquals(401, status(guesser, "Authorization: Bearer guess" + i));
    }
    // The fourth is what finds the bucket empty.
    assertEquals(401, status(guesser, "Authorization: Bearer guess"));
    await429(guesser);
    assertEquals(200, status(guesser, "Accept: */*"), "it is still a stranger like others");
  }

  private static void await429(String from) throws IOException {
    int status = 0;
    for (int i = 0; i < 100 && status != 429; i++) {
      status = status(from, "Authorization: Bearer guess");
    }
    assertEquals(429, status);
  }

  private static int status(String from, String header) throws IOException {
    return Integer.parseInt(answer(from, header).substring(9, 12));
  }

  /** An answer as it comes over the wire, in lower case. */
  private static String answer(String from, String header) throws IOException {
    try (Socket socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"), RestAssured.port, InetAddress.getByName(from), 0)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/stories?limit=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                      + header
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Test
  void isOnlySetWithinMeasure() {
    assertEquals(Optional.empty(), RateLimit.limits("X", 0));
    assertEquals(Optional.of(Limits.perMinute(1_000_000)), RateLimit.limits("X", 1_000_000));
    for (long wrong : new long[] {-1, 1_000_001, Long.MAX_VALUE}) {
      String message =
          assertThrows(IllegalStateException.class, () -> RateLimit.limits("DATELINE_X", wrong))
              .getMessage();
      assertEquals("DATELINE_X is " + wrong + "; allowed are 0 to 1000000", message);
    }
  }
}
