package org.dateline.syndication.feed;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells whoever reads a story or a list of articles where the feed of the same is: as {@code Link}
 * headers with {@code rel="alternate"} (RFC 8288), which feed readers look for.
 */
class FeedLinks {

  private static final Pattern STORY = Pattern.compile("/api/v1/stories/([a-z0-9-]+)(/articles)?");

  /** What only changes how a list is shown, not what is in it. */
  private static final Set<String> PRESENTATION =
      Set.of("limit", "cursor", "lang", "fields", "include", "sort");

  /** What of a list has a feed, with the folder of these feeds. */
  private static final Map<String, String> FOLDERS =
      Map.of("story", "stories", "section", "sections", "tag", "tags", "country", "countries");

  @ServerResponseFilter
  public void offer(ContainerRequestContext request, ContainerResponseContext response) {
    int status = response.getStatus();
    if (!Set.of("GET", "HEAD").contains(request.getMethod()) || status != 200 && status != 304) {
      return;
    }
    feed(request.getUriInfo().getPath(), request.getUriInfo().getQueryParameters())
        .ifPresent(
            feed -> {
              for (FeedFormat format : FeedFormat.values()) {
                String link = "<%s>; rel=\"alternate\"; type=\"%s\"";
                response
                    .getHeaders()
                    .add(HttpHeaders.LINK, link.formatted(feed.apply(format), format.mediaType()));
              }
            });
  }

  private interface Address {
    String apply(FeedFormat format);
  }

  private static Optional<Address> feed(String path, MultivaluedMap<String, String> parameters) {
    Set<String> filters = new TreeSet<>(parameters.keySet());
    filters.removeAll(PRESENTATION);
    Matcher story = STORY.matcher(path);
    if (story.matches()) {
      return filters.isEmpty() ? at("/feeds/stories/" + story.group(1)) : Optional.empty();
    }
    if (!path.equals("/api/v1/articles") || filters.size() > 1) {
      return Optional.empty();
    }
    if (filters.isEmpty()) {
      return at("/feeds/all");
    }
    String filter = filters.iterator().next();
    String value = parameters.getFirst(filter);
    if (filter.equals("q")) {
      return Optional.of(
          format ->
              UriBuilder.fromPath("/feeds/search." + format)
                  .queryParam("q", "{q}")
                  .build(value)
                  .toString());
    }
    return Optional.ofNullable(FOLDERS.get(filter))
        .flatMap(folder -> at("/feeds/" + folder + "/" + value));
  }

  private static Optional<Address> at(String path) {
    return Optional.of(format -> path + "." + format);
  }
}
