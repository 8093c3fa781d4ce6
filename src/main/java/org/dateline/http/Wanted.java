package org.dateline.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
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
    if (accept != null) {
      request.setProperty(ACCEPT, accept);
      // Whatever is wanted, plain JSON may be what it is made from: a list for CSV, or at least the
      // list of forms that a 406 shows (Answers).
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, accept + ", application/json;q=0.001");
    }
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
