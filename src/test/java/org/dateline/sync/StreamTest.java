package org.dateline.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** The stream of changes, as those meet it who listen at the same time. */
@QuarkusTest
class StreamTest extends ApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  /** Someone who listens, and keeps what was told as "change slug". */
  private final class Listener implements AutoCloseable {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final InputStream stream;

    private Listener(String query) throws Exception {
      HttpResponse<InputStream> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://localhost:"
                              + RestAssured.port
                              + "/api/v1/changes/stream"
                              + query))
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertEquals(200, answer.statusCode());
      stream = answer.body();
      Thread reader = new Thread(this::read, "listener");
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try (Scanner lines = new Scanner(stream, StandardCharsets.UTF_8)) {
        while (lines.hasNextLine()) {
          String line = lines.nextLine();
          if (line.startsWith("data:")) {
            JsonNode change = JSON.readTree(line.substring(5));
            told.add(change.path("change").asText() + " " + change.path("slug").asText());
          }
        }
      } catch (java.io.IOException e) {
        told.add("broken: " + e);
      }
    }

    /** The next that is told and is in question: other tests publish as well. */
    private String next(String slugs) throws InterruptedException {
      String one;
      do {
        one = told.poll(10, TimeUnit.SECONDS);
        assertNotNull(one, "nothing was told of " + slugs);
      } while (!one.contains(slugs));
      return one;
    }

    @Override
    public void close() throws Exception {
      stream.close();
    }
  }

  private static String name(String kind) {
    return kind + "-" + UUID.randomUUID().toString().substring(0, 13);
  }

  @Test
  void tellsEveryoneWhoListensAtTheSameAddress() throws Exception {
    try (Listener one = new Listener("");
        Listener other = new Listener("")) {
      String slug = name("heard");
      publishArticle(slug, STORY, "world");
      assertEquals("published " + slug, one.next(slug));
      assertEquals("published " + slug, other.next(slug));
    }
  }

  @Test
  void tellsOnlyOfASection() throws Exception {
    String section = name("desk");
    try (Listener listener = new Listener("?section=" + section)) {
      String mark = name("heard");
      publishArticle(mark + "-elsewhere", STORY, "world");
      publishArticle(mark + "-here", STORY, section);
      assertEquals("published " + mark + "-here", listener.next(mark));
    }
  }

  @Test
  void goesOnWithAStoryThatIsRenamed() throws Exception {
    String story = name("story");
    publishStory(story);
    try (Listener listener = new Listener("?story=" + story)) {
      perform("/stories/" + story, "rename", Map.of("slug", story + "-new"));
      assertEquals("redirected " + story, listener.next(story));
      publishArticle(story + "-article", story + "-new", "world");
      assertEquals("published " + story + "-article", listener.next(story));
    }
  }
}
