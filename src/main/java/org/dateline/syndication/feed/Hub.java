package org.dateline.syndication.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dateline.Settings;

/** The WebSub hub that is told when a feed has something new, where one is configured. */
@Singleton
class Hub {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Optional<URI> configured;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  @Inject
  Hub(Settings settings) {
    this(settings.websub().hub());
  }

  Hub(Optional<URI> configured) {
    this.configured = configured;
  }

  /** Where readers subscribe; null for nowhere. */
  String address() {
    return configured.map(URI::toString).orElse(null);
  }

  /**
   * Tells the hub that these feeds have something new, in one request.
   *
   * @param feeds absolute addresses
   * @throws IOException if it did not take it
   */
  void tell(Collection<String> feeds) throws IOException, InterruptedException {
    String form =
        feeds.stream()
            .map(f -> "&hub.url=" + URLEncoder.encode(f, StandardCharsets.UTF_8))
            .collect(Collectors.joining("", "hub.mode=publish", ""));
    HttpRequest request =
        HttpRequest.newBuilder(configured.orElseThrow())
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IOException("the hub answered " + status);
    }
  }
}
