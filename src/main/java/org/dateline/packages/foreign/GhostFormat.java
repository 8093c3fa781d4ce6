package org.dateline.packages.foreign;

import static org.dateline.packages.foreign.JsonFile.elements;
import static org.dateline.packages.foreign.JsonFile.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dateline.image.Image;
import org.dateline.packages.foreign.Found.Markup;
import org.dateline.packages.foreign.Found.Publication;
import org.dateline.packages.foreign.Found.Text;

/** Ghost's export: published posts with their tags and authors. */
final class GhostFormat implements Format {

  /** What Ghost writes where its own address belongs. */
  private static final String OWN_ADDRESS = "__GHOST_URL__";

  @Override
  public void read(MendedText text, Consumer<Found> found, Account account) throws IOException {
    JsonNode file = JsonFile.read(text);
    String at = "";
    if (file.path("db").isArray()) {
      at = "/db/0";
      file = file.path("db").path(0);
    }
    if (file.path("data").isObject()) {
      at += "/data";
      file = file.path("data");
    }
    if (!file.path("posts").isArray()) {
      throw new Unreadable("is no Ghost export: it has no list of posts", null);
    }
    Site site = new Site(file);
    JsonNode posts = file.path("posts");
    for (int i = 0; i < posts.size(); i++) {
      post(site, posts.get(i), at + "/posts/" + i, found, account);
    }
    text.tell(account);
  }

  private static void post(
      Site site, JsonNode post, String at, Consumer<Found> found, Account account) {
    String against = against(post);
    if (against == null) {
      found.accept(site.found(post, at, account));
    } else {
      account.item(at, against);
    }
  }

  private static String against(JsonNode post) {
    String type = text(post, "type");
    if ("page".equals(type) || post.path("page").asInt() == 1 || post.path("page").asBoolean()) {
      return "is a page, not a post";
    }
    String status = text(post, "status");
    if (!"published".equals(status)) {
      return "has the status \"" + status + "\", so it was not published";
    }
    if (text(post, "html") != null || text(post, "plaintext") != null) {
      return null;
    }
    for (String editor : List.of("lexical", "mobiledoc", "markdown")) {
      if (text(post, editor) != null) {
        return "has its text only as " + editor + ", without html or plaintext";
      }
    }
    return "has no text";
  }

  /** What the posts refer to. */
  private static final class Site {
    private final Publication publication;
    private final Map<String, String> users;
    private final Map<String, String> tags;
    private final Map<String, JsonNode> meta;
    private final Map<String, List<String>> authorsOf;
    private final Map<String, List<String>> tagsOf;

    private Site(JsonNode data) {
      Map<String, String> settings = pairs(data.path("settings"), "key", "value");
      String language = settings.getOrDefault("locale", settings.get("lang"));
      publication = new Publication(Plain.line(settings.get("title")), null, language);
      users = pairs(data.path("users"), "id", "name");
      tags = pairs(data.path("tags"), "id", "name");
      meta =
          elements(data.path("posts_meta"))
              .filter(m -> text(m, "post_id") != null)
              .collect(Collectors.toMap(m -> text(m, "post_id"), Function.identity(), (a, b) -> a));
      authorsOf = many(data.path("posts_authors"), "author_id");
      tagsOf = many(data.path("posts_tags"), "tag_id");
    }

    private static Map<String, String> pairs(JsonNode rows, String key, String value) {
      Map<String, String> pairs = new HashMap<>();
      elements(rows)
          .filter(r -> text(r, key) != null && text(r, value) != null)
          .forEach(r -> pairs.put(text(r, key), text(r, value)));
      return pairs;
    }

    private static Map<String, List<String>> many(JsonNode rows, String other) {
      return elements(rows)
          .filter(r -> text(r, "post_id") != null && text(r, other) != null)
          .sorted(Comparator.comparingInt(r -> r.path("sort_order").asInt()))
          .collect(
              Collectors.groupingBy(
                  r -> text(r, "post_id"),
                  Collectors.mapping(r -> text(r, other), Collectors.toList())));
    }

    private Found found(JsonNode post, String at, Account account) {
      String id = text(post, "id");
      // A tag that begins with a hash is for the editors only.
      List<String> named =
          names(tagsOf.get(id), tags).stream().filter(t -> !t.startsWith("#")).toList();
      List<String> authors = names(authorsOf.get(id), users);
      if (authors.isEmpty() && text(post, "author_id") != null) {
        authors = names(List.of(text(post, "author_id")), users);
      }
      String html = text(post, "html");
      return new Found(
          at,
          text(post, "uuid") == null ? id : text(post, "uuid"),
          Plain.line(text(post, "title")),
          Plain.line(text(post, "custom_excerpt")),
          html == null
              ? new Text(text(post, "plaintext"), Markup.PLAIN)
              : new Text(own(html), Markup.HTML),
          authors,
          named.stream().limit(1).toList(),
          named.stream().skip(1).toList(),
          text(post, "locale"),
          date(post, at, account),
          link(post),
          image(post, id, at, account),
          publication);
    }

    private static String own(String text) {
      return text.replace(OWN_ADDRESS, "");
    }

    private static List<String> names(List<String> ids, Map<String, String> names) {
      return ids == null
          ? List.of()
          : ids.stream().map(names::get).filter(Objects::nonNull).toList();
    }

    /** As Ghost makes addresses if it is not told otherwise. */
    private static String link(JsonNode post) {
      String canonical = text(post, "canonical_url");
      if (canonical != null) {
        return own(canonical);
      }
      return text(post, "slug") == null ? null : "/" + text(post, "slug") + "/";
    }

    private Image image(JsonNode post, String id, String at, Account account) {
      String picture = text(post, "feature_image");
      if (picture == null) {
        return null;
      }
      JsonNode more = id == null ? null : meta.get(id);
      String alt = more == null ? null : text(more, "feature_image_alt");
      if (alt == null) {
        account.field(at, "image", "its picture has no alternative text");
        return null;
      }
      String caption = Plain.ofHtml(text(more, "feature_image_caption"));
      return new Image(own(picture), Plain.line(alt), caption, null, null, null, null);
    }

    private static LocalDate date(JsonNode post, String at, Account account) {
      String written = text(post, "published_at");
      // The oldest exports have milliseconds.
      return written != null && written.matches("[0-9]{12,14}")
          ? LocalDate.ofEpochDay(Long.parseLong(written) / 86_400_000)
          : account.day(at, written);
    }
  }
}
