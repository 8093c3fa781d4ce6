package org.dateline.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * In which form a read is wanted: by {@code Accept}, or by an extension of the address, which says
 * the same. No slug has a dot in it, so an extension that is not known stays part of one that
 * nothing has.
 */
public class Wanted {

  /** Media types by extension. */
  public static final Map<String, String> EXTENSIONS =
      Map.of(
          "json",
          MediaType.APPLICATION_JSON,
          "csv",
          Csv.MEDIA_TYPE,
          "html",
          MediaType.TEXT_HTML,
          "txt",
          MediaType.TEXT_PLAIN,
          "md",
          "text/markdown",
          "jsonld",
          "application/ld+json",
          "ninjs",
          "application/vnd.iptc.ninjs+json",
          "ninjs.json",
          "application/vnd.iptc.ninjs+json");

  private static final String ACCEPT = "dateline.accept";
  private static final String ADDRESS = "dateline.address";

  @ServerRequestFilter(preMatching = true)
  public void read(ContainerRequestContext request) {
    URI address = request.getUriInfo().getRequestUri();
    String path = address.getRawPath();
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (!read || !path.startsWith("/api/")) {
      return;
    }
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    int dot = path.indexOf('.', path.lastIndexOf('/'));
    String type = dot < 0 ? null : EXTENSIONS.get(path.substring(dot + 1));
    if (type != null) {
      request.setProperty(ADDRESS, address);
      request.setRequestUri(
          UriBuilder.fromUri(address).replacePath(path.substring(0, dot)).build());
      accept = type;
    }
    request.setProperty(ACCEPT, accept);
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, forRouting(accept));
  }

  /**
   * What routes are chosen by. Plain JSON comes first, where the client does not mind; and last, as
   * it is what CSV is made from, and what a 406 knows the other forms by (Forms).
   */
  private static String forRouting(String accept) {
    Accept wanted = Accept.of(accept);
    return wanted.prefers(MediaType.APPLICATION_JSON)
        ? "application/json, */*;q=0.1"
        : wanted.ranges().stream().map(r -> r.type() + ", ").collect(Collectors.joining())
            + "application/json;q=0.001";
  }

  /** What the client takes. */
  public static Accept by(ContainerRequestContext request) {
    return Accept.of((String) request.getProperty(ACCEPT));
  }

  /** The address that the client asked, with its extension. */
  static URI address(ContainerRequestContext request) {
    URI address = (URI) request.getProperty(ADDRESS);
    return address == null ? request.getUriInfo().getRequestUri() : address;
  }
}
