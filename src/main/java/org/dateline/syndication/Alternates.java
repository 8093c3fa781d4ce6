package org.dateline.syndication;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dateline.article.ArticleView;
import org.dateline.http.Paged;
import org.dateline.http.PublicUrl;
import org.dateline.statement.StatementView;
import org.dateline.story.StoryView;
import org.dateline.syndication.article.ArticleFormat;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells with the plain JSON of an item what other forms there are of it (RFC 8288), and oEmbed. */
class Alternates {

  private static final Pattern TIMELINE = Pattern.compile("/api/v1/stories/[^/]+/timeline");

  /** What of a query means the same for every form. */
  private static final List<String> SHARED = List.of("asOf", "lang", "preview");

  private final PublicUrl address;

  Alternates(PublicUrl address) {
    this.address = address;
  }

  // Before http/Answers, which lists them in a 406.
  @ServerResponseFilter(priority = 6000)
  public void answer(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() != 200 || !request.getMethod().matches("GET|HEAD")) {
      return;
    }
    UriInfo uri = request.getUriInfo();
    String path = uri.getRequestUri().getRawPath();
    Object entity = response.getEntity();
    Map<String, String> forms = new LinkedHashMap<>();
    boolean embeddable = entity instanceof Paged && TIMELINE.matcher(path).matches();
    if (entity instanceof ArticleView article && path.equals(article.links().get("self"))) {
      for (ArticleFormat format : ArticleFormat.values()) {
        forms.put(format.extension, format.mediaType);
      }
      embeddable = true;
    } else if (entity instanceof StoryView story && path.equals(story.links().get("self"))) {
      forms.put("jsonld", Node.MEDIA_TYPE);
      embeddable = true;
    } else if (entity instanceof StatementView statement) {
      embeddable = path.equals(statement.links().get("self"));
    }
    forms.forEach(
        (extension, type) ->
            response
                .getHeaders()
                .add(HttpHeaders.LINK, alternate(path + "." + extension + query(uri), type)));
    if (!forms.isEmpty()) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_LOCATION, path + ".json" + asked(uri));
    }
    if (embeddable) {
      for (String format : List.of("json", "xml")) {
        response.getHeaders().add(HttpHeaders.LINK, oembed(address, path, format));
      }
    }
  }

  /** A {@code Link} to another form. */
  private static String alternate(String target, String type) {
    return "<" + target + ">; rel=\"alternate\"; type=\"" + type + "\"";
  }

  /** The {@code Link} by which oEmbed is discovered. */
  static String oembed(PublicUrl address, String path, String format) {
    String url = URLEncoder.encode(address.of(path), StandardCharsets.UTF_8);
    String type = format.equals("json") ? "application/json+oembed" : "text/xml+oembed";
    return alternate(address.of("/oembed?url=" + url + "&format=" + format), type);
  }

  private static String asked(UriInfo uri) {
    String query = uri.getRequestUri().getRawQuery();
    return query == null ? "" : "?" + query;
  }

  /** What of a request's query goes on to another form, with its question mark. */
  static String query(UriInfo uri) {
    UriBuilder shared = UriBuilder.fromPath("/");
    for (String name : SHARED) {
      String value = uri.getQueryParameters().getFirst(name);
      if (value != null) {
        shared.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
      }
    }
    String query = shared.build().getRawQuery();
    return query == null ? "" : "?" + query;
  }
}
