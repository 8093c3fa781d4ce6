package org.dateline.access;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/**
 * Access tokens of the newsroom's identity provider: an issuer of our own, with real signatures.
 */
@QuarkusTest
@TestProfile(OpenIdConnectTest.WithIssuer.class)
class OpenIdConnectTest extends ApiTest {

  /** The service as it is configured for an identity provider. */
  public static class WithIssuer implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Issuer.class));
    }
  }

  /** Discovery document and JWKS on loopback. */
  public static class Issuer implements QuarkusTestResourceLifecycleManager {
    static final KeyPair KEYS = keys();
    static String url;
    private HttpServer server;

    private static KeyPair keys() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Map<String, String> start() {
      try {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      url = "http://127.0.0.1:" + server.getAddress().getPort();
      RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
      answer(
          "/.well-known/openid-configuration",
          "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/jwks\"}".formatted(url, url));
      answer(
          "/jwks",
          "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"k1\", \"use\": \"sig\", \"alg\": \"RS256\", \"n\": \"%s\", \"e\": \"%s\"}]}"
              .formatted(encode(key.getModulus()), encode(key.getPublicExponent())));
      server.start();
      return Map.of(
          "quarkus.oidc.tenant-enabled", "true",
          "quarkus.oidc.auth-server-url", url,
          "quarkus.oidc.token.audience", "dateline",
          "quarkus.oidc.roles.role-claim-path", "newsroom/roles");
    }

    private static String encode(BigInteger number) {
      byte[] bytes = number.toByteArray();
      int sign = bytes[0] == 0 ? 1 : 0;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private void answer(String path, String json) {
      server.createContext(
          path,
          exchange -> {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
    }

    @Override
    public void stop() {
      server.stop(0);
    }
  }

  private static JwtClaimsBuilder claims(String... roles) {
    return Jwt.issuer(Issuer.url)
        .audience("dateline")
        .subject("u-1")
        .preferredUserName("ada")
        .claim("newsroom", Map.of("roles", List.of(roles)))
        .expiresIn(Duration.ofMinutes(5));
  }

  private static String signed(JwtClaimsBuilder claims) {
    return claims.jws().keyId("k1").sign(Issuer.KEYS.getPrivate());
  }

  private static void refused(String token) {
    for (String path : List.of("/drafts", "/stories")) {
      plain()
          .header("Authorization", "Bearer " + token)
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", startsWith("Bearer"))
          .body("type", equalTo("/problems/unauthenticated"));
    }
  }

  @Test
  void rolesComeFromTheConfiguredClaim() {
    String writer = "Bearer " + signed(claims("writer", "stranger"));
    api().header("Authorization", writer).get("/drafts").then().statusCode(200);
    api().header("Authorization", writer).get("/tokens").then().statusCode(403);
    api()
        .header("Authorization", "Bearer " + signed(claims("admin")))
        .get("/tokens")
        .then()
        .statusCode(200);
    // Our own words for rights are no roles.
    api()
        .header("Authorization", "Bearer " + signed(claims("draft", "token")))
        .get("/drafts")
        .then()
        .statusCode(403);
    api()
        .header("Authorization", "Bearer " + signed(claims()))
        .get("/stories")
        .then()
        .statusCode(200);
  }

  @Test
  void theirNameIsOnWhatTheyDo() {
    api()
        .header("Authorization", "Bearer " + signed(claims("writer")))
        .contentType("application/json")
        .body(Map.of("slug", "by-ada", "content", Map.of("headline", "By Ada")))
        .post("/articles")
        .then()
        .statusCode(201)
        .body("author", equalTo("ada"));
  }

  @Test
  void whatIsNotForUsIsRefused() throws NoSuchAlgorithmException {
    refused(signed(claims("admin").expiresAt(Instant.now().minusSeconds(600))));
    refused(signed(claims("admin").audience("another-service")));
    refused(signed(claims("admin").issuer("https://elsewhere.example")));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    refused(claims("admin").jws().keyId("k1").sign(generator.generateKeyPair().getPrivate()));
    String good = signed(claims("admin"));
    refused(good.substring(0, good.length() - 20));
    refused(good.replaceFirst("\\.[^.]+\\.", "."));
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String header = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    refused(header + "." + good.split("\\.")[1] + ".");
  }

  @Test
  void apiTokensStillWork() {
    as("admin").get("/tokens").then().statusCode(200);
  }
}
