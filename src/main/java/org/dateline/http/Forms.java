package org.dateline.http;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms that an answer can take: JSON, a list as CSV too, and what routes make themselves. */
final class Forms {

  /** Another form of the same; what oEmbed answers is something else. */
  private static final Pattern ALTERNATE =
      Pattern.compile("rel=\"alternate\"; type=\"([^\"]*)(?<!\\+oembed)\"");

  private Forms() {}

  /**
   * The media type that the client wants most.
   *
   * @throws Problem 406 that lists what there is
   */
  static MediaType chosen(
      ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
    if (response.getEntity() instanceof Document document) {
      return MediaType.valueOf(document.mediaType());
    }
    MediaType type = response.getMediaType();
    if (type == null) {
      type = MediaType.APPLICATION_JSON_TYPE;
    } else if (!type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      return type;
    }
    List<String> made = new ArrayList<>(List.of(MediaType.APPLICATION_JSON));
    if (response.getEntity() instanceof Paged) {
      made.add(Csv.MEDIA_TYPE);
    }
    String best =
        Wanted.by(request).best(made).orElseThrow(() -> notAcceptable(made, response, resource));
    return best.equals(Csv.MEDIA_TYPE) ? MediaType.valueOf(Csv.FULL_TYPE) : type;
  }

  private static Problem notAcceptable(
      List<String> made, ContainerResponseContext response, ResourceInfo resource) {
    Set<String> types = new LinkedHashSet<>(made);
    Produces declared = resource.getResourceMethod().getAnnotation(Produces.class);
    if (declared != null) {
      types.addAll(List.of(declared.value()));
    }
    for (Object link : response.getHeaders().getOrDefault(HttpHeaders.LINK, List.of())) {
      Matcher alternate = ALTERNATE.matcher(link.toString());
      if (alternate.find()) {
        types.add(alternate.group(1));
      }
    }
    return Problem.of(
        ProblemType.NOT_ACCEPTABLE, "This address answers " + String.join(", ", types));
  }
}
