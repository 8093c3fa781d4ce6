package org.dateline.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dateline.version.Kind;

/**
 * A partner's copy: a first copy, then whatever changes. All that it knows is what the guide for
 * partners says.
 */
final class Mirror {

  private static final List<String> NOT_ITS_OWN =
      List.of("counts", "countries", "updatedAt", "citedBy");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final String api;
  private final String token;
  private final Map<String, JsonNode> items = new TreeMap<>();
  private String cursor;

  Mirror(String api, String token) {
    this.api = api;
    this.token = token;
  }

  /** What it holds, by kind and slug. */
  Map<String, JsonNode> items() {
    return items;
  }

  void copy() throws IOException, InterruptedException {
    items.clear();
    boolean whole = false;
    for (String text : send("/export").body().split("\n")) {
      JsonNode line = json.readTree(text);
      if (line.has("cursor")) {
        cursor = line.path("cursor").asText();
      } else if (line.has("end")) {
        whole = line.path("total").asInt() == items.size();
      } else {
        keep(line.path("kind").asText(), line.path("slug").asText(), line.path("item"));
      }
    }
    if (!whole) {
      throw new IOException("the copy has no end");
    }
  }

  /** Takes what has changed; returns how many changes there were. */
  int follow() throws IOException, InterruptedException {
    JsonNode page = json.readTree(send("/changes?include=item&limit=200&after=" + cursor).body());
    for (JsonNode change : page.path("items")) {
      apply(change);
    }
    cursor = page.at("/page/next").asText();
    return page.path("items").size();
  }

  private void apply(JsonNode change) throws IOException, InterruptedException {
    String kind = change.path("kind").asText();
    String slug = change.path("slug").asText();
    boolean moved = change.has("target");
    String now = moved ? change.path("target").asText() : slug;
    if (moved) {
      items.remove(kind + "/" + slug);
    }
    if (change.has("item")) {
      keep(kind, now, change.path("item"));
    } else {
      items.remove(kind + "/" + now);
    }
    if (moved || kind.equals("source")) {
      fetchWhatMentions(slug);
    }
  }

  private void fetchWhatMentions(String slug) throws IOException, InterruptedException {
    List<String> mentioning =
        items.entrySet().stream()
            .filter(e -> mentions(e.getValue().toString(), slug))
            .map(Map.Entry::getKey)
            .toList();
    for (String key : mentioning) {
      String kind = key.substring(0, key.indexOf('/'));
      String its = key.substring(key.indexOf('/') + 1);
      HttpResponse<String> answer =
          send(Kind.pathOf(kind).substring("/api/v1".length()) + "/" + its);
      if (answer.statusCode() == 200) {
        JsonNode item = json.readTree(answer.body());
        items.remove(key);
        keep(kind, item.path("slug").asText(), item);
      } else {
        // Gone in the meantime; the change that says so is still to come.
        items.remove(key);
      }
    }
  }

  private static boolean mentions(String item, String slug) {
    return item.contains("\"" + slug + "\"") || item.contains("/" + slug + "\"");
  }

  private void keep(String kind, String slug, JsonNode item) {
    ObjectNode own = ((ObjectNode) item).deepCopy();
    if (kind.equals("story") || kind.equals("source")) {
      own.remove(NOT_ITS_OWN);
    }
    items.put(kind + "/" + slug, own);
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
