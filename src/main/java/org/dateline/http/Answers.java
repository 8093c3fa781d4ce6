package org.dateline.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.DateFormatter;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * How every successful read is answered: the fields asked for, compressed where that pays, with a
 * strong ETag of just these bytes, Last-Modified, Cache-Control, Link, and 304 where the client has
 * it already (RFC 9110, 9111, 8288).
 */
class Answers {

  private static final int WORTH_COMPRESSING = 1024;

  private final ObjectMapper json;
  private final EntityManager em;
  private final RoutingContext context;

  Answers(ObjectMapper json, EntityManager em, RoutingContext context) {
    this.json = json;
    this.em = em;
    this.context = context;
  }

  @ServerResponseFilter
  public void answer(
      ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (!read
        || response.getStatus() != 200
        || !response.hasEntity()
        || response.getEntity() instanceof StreamingOutput
        || resource.getResourceMethod() == null) {
      return;
    }
    try {
      shape(request, response, resource);
    } catch (Problem problem) {
      Response refusal = problem.response();
      response.setStatus(refusal.getStatus());
      response.getHeaders().clear();
      response.getHeaders().putAll(refusal.getHeaders());
      response.setEntity(refusal.getEntity());
    }
  }

  private void shape(
      ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
    UriInfo uri = request.getUriInfo();
    Object entity = response.getEntity();
    MultivaluedMap<String, Object> headers = response.getHeaders();
    MediaType type = Forms.chosen(request, response, resource);
    byte[] plain = bytes(entity, type, uri.getQueryParameters().getFirst("fields"), resource);
    boolean worthIt = plain.length >= WORTH_COMPRESSING && !type.getType().equals("image");
    String asOf = uri.getQueryParameters().getFirst("asOf");
    Instant now = Instant.now();
    Object dated = headers.getFirst(HttpHeaders.LAST_MODIFIED);
    Date modified = dated instanceof Date date ? date : Date.from(lastModified(entity));
    boolean restricted =
        isRestricted(resource)
            || uri.getQueryParameters().containsKey("preview")
            || asOf != null && ReadParams.moment(asOf, now).isAfter(now);
    // What is changed by its ETag has one of its own, which must not depend on how it is
    // compressed.
    String own = (String) headers.getFirst(HttpHeaders.ETAG);
    Rendered rendered =
        new Rendered(
            plain,
            worthIt ? Coding.gzip(plain) : null,
            worthIt ? Coding.brotli(plain) : null,
            own == null ? digest(plain) : own.substring(1, own.length() - 1),
            own != null,
            type.toString(),
            modified.toInstant(),
            restricted,
            past(asOf, now));
    rendered.leave(context);
    Coding coding = rendered.coding(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
    String tag = rendered.etag(coding);
    headers.putSingle(HttpHeaders.ETAG, tag);
    if (coding != Coding.IDENTITY) {
      headers.putSingle(HttpHeaders.CONTENT_ENCODING, coding.toString());
    }
    headers.putSingle(HttpHeaders.LAST_MODIFIED, DateFormatter.format(modified));
    headers.add(HttpHeaders.VARY, "Accept, Accept-Encoding");
    if (restricted || !headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(
          HttpHeaders.CACHE_CONTROL,
          restricted
              ? "private, no-store"
              : "public, max-age="
                  + (asOf != null ? 3600 : 10)
                  + ", stale-while-revalidate=60, stale-if-error=86400");
    }
    if (entity instanceof Paged page) {
      link(page, Wanted.address(request), headers);
    }
    Response.ResponseBuilder unchanged =
        request
            .getRequest()
            .evaluatePreconditions(modified, new EntityTag(tag.substring(1, tag.length() - 1)));
    if (unchanged != null) {
      response.setStatus(unchanged.build().getStatus());
      headers.remove(HttpHeaders.CONTENT_ENCODING);
      response.setEntity(null);
      return;
    }
    response.setEntity(rendered.body(coding), response.getEntityAnnotations(), type);
    headers.putSingle(HttpHeaders.CONTENT_TYPE, type.toString());
  }

  /** The moment that was asked for; none, if that is now, or this day as far as it has come. */
  private static Instant past(String asOf, Instant now) {
    Instant moment = asOf == null ? now : ReadParams.moment(asOf, now);
    return moment.isBefore(now) ? moment : null;
  }

  /** Whether only some may read it, so that nothing on the way may keep it. */
  private static boolean isRestricted(ResourceInfo resource) {
    return resource.getResourceMethod().isAnnotationPresent(RolesAllowed.class);
  }

  private byte[] bytes(Object entity, MediaType type, String fields, ResourceInfo resource) {
    try {
      if (entity instanceof Paged page && type.getSubtype().equals("csv")) {
        JavaType item = itemType(page, resource);
        JsonNode items = json.valueToTree(page.items());
        Fields chosen = fields == null ? null : Fields.of(fields, item);
        if (chosen != null) {
          chosen.prune(items);
        }
        return Csv.of(items, item, chosen).getBytes(StandardCharsets.UTF_8);
      }
      Object content = entity instanceof Document document ? document.content() : entity;
      if (content instanceof byte[] ready) {
        return ready;
      }
      if (content instanceof String text) {
        return text.getBytes(StandardCharsets.UTF_8);
      }
      if (fields == null || entity instanceof Document) {
        return json.writeValueAsBytes(content);
      }
      JsonNode tree = json.valueToTree(content);
      if (entity instanceof Paged page) {
        Fields.of(fields, itemType(page, resource)).prune(tree.get("items"));
      } else {
        Fields.of(fields, json.constructType(entity.getClass())).prune(tree);
      }
      return json.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The declared type of a page's items, or that of the first of them, where the method may answer
   * in several forms.
   */
  private JavaType itemType(Paged page, ResourceInfo resource) {
    ItemsOf named = resource.getResourceMethod().getAnnotation(ItemsOf.class);
    if (named != null) {
      return json.constructType(named.value());
    }
    JavaType declared = json.constructType(resource.getResourceMethod().getGenericReturnType());
    if (declared.containedTypeCount() == 1) {
      return declared.containedType(0);
    }
    return json.constructType(
        page.items().isEmpty() ? Object.class : page.items().get(0).getClass());
  }

  /**
   * A list changes with anything in it, and with anything that leaves it, so the last change of all
   * is its date.
   */
  private Instant lastModified(Object entity) {
    if (entity instanceof Document document && document.changed() != null) {
      return document.changed();
    }
    Object content = entity instanceof Document document ? document.content() : entity;
    if (content instanceof Dated dated) {
      return dated.lastModified();
    }
    Instant last =
        (Instant)
            em.createNativeQuery(
                    "select c.recorded_at from change c where c.seq is not null order by c.seq desc limit 1")
                .getSingleResultOrNull();
    return last == null ? Instant.EPOCH : last;
  }

  private static void link(Paged page, URI uri, MultivaluedMap<String, Object> headers) {
    String next = page.page().next();
    String prev = page.page().prev();
    if (next != null) {
      headers.add(HttpHeaders.LINK, address(uri, next) + "; rel=\"next\"");
    }
    if (prev != null) {
      headers.add(HttpHeaders.LINK, address(uri, prev) + "; rel=\"prev\"");
    }
  }

  private static String address(URI uri, String cursor) {
    // Relative to the host, which a proxy may know under another name.
    URI full = UriBuilder.fromUri(uri).replaceQueryParam("cursor", cursor).build();
    return "<" + full.getRawPath() + "?" + full.getRawQuery() + ">";
  }

  private static String digest(byte[] bytes) {
    byte[] hash = Sha256.of(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
  }
}
