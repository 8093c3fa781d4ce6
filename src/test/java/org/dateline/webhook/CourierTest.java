package org.dateline.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.KeyStoreOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A message on its way over TLS: to the address that was checked, under the name that was asked
 * for.
 */
class CourierTest {

  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;

  private static final AtomicReference<String> SEEN = new AtomicReference<>();
  private static Vertx vertx;
  private static HttpsServer server;
  private static Path keys;

  @BeforeAll
  static void start() throws Exception {
    keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "hooks",
                "-keyalg",
                "EC",
                "-dname",
                "CN=hooks.example",
                "-ext",
                "san=dns:hooks.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    assertEquals(0, keytool.waitFor(), () -> new String(read(keytool)));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          ExtendedSSLSession session =
              (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
          SEEN.set(
              exchange.getRequestHeaders().getFirst("Host")
                  + " "
                  + session.getRequestedServerNames());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    vertx = Vertx.vertx();
  }

  private static byte[] read(Process process) {
    try {
      return process.getInputStream().readAllBytes();
    } catch (java.io.IOException e) {
      return new byte[0];
    }
  }

  @AfterAll
  static void stop() {
    server.stop(0);
    vertx.close();
  }

  /** As all names lead to this machine. */
  private static Answer carry(String host, boolean trusting) throws Exception {
    SEEN.set(null);
    HttpClientOptions options = new HttpClientOptions();
    if (trusting) {
      options.setTrustOptions(
          new KeyStoreOptions().setType("PKCS12").setPath(keys.toString()).setPassword(PASSWORD));
    }
    Targets targets =
        new Targets(
            List.of("127.0.0.0/8"), name -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});
    Courier courier = new Courier(vertx, targets, options);
    try {
      String url = "https://" + host + ":" + server.getAddress().getPort() + "/hook";
      return courier
          .carry(new Letter(url, "msg_1", "{}", List.of(Signature.secret()), 1))
          .get(20, TimeUnit.SECONDS);
    } finally {
      courier.close();
    }
  }

  @Test
  void goesToTheAddressUnderTheName() throws Exception {
    Answer answer = carry("hooks.example", true);
    assertNull(answer.error());
    assertEquals(204, answer.status());
    assertTrue(SEEN.get().startsWith("hooks.example:"), SEEN.get());
    assertTrue(SEEN.get().contains("value=hooks.example"), SEEN.get());
  }

  @Test
  void tellsNothingToSomeoneElsesCertificate() throws Exception {
    for (String host : List.of("other.example", "127.0.0.1")) {
      Answer answer = carry(host, true);
      assertFalse(answer.isSuccess());
      assertTrue(answer.error().startsWith("No secure connection"), answer.error());
      assertNull(SEEN.get(), "nothing was sent to " + host);
    }
  }

  @Test
  void tellsNothingToACertificateThatNobodyVouchesFor() throws Exception {
    Answer answer = carry("hooks.example", false);
    assertTrue(answer.error().startsWith("No secure connection"), answer.error());
    assertNull(SEEN.get());
  }
}
