package org.dateline.syndication.sitemap;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import java.util.List;
import org.dateline.http.Document;
import org.dateline.http.Problem;
import org.dateline.syndication.Publisher;
import org.dateline.syndication.Taking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Where search engines find what there is. */
@Path("/")
@PermitAll
class SitemapResource {

  /** The most that a file may have, by the protocol. */
  private static final int MOST = 50_000;

  private static final int MOST_NEWS = 1000;
  private static final Duration NEWS = Duration.ofHours(48);
  private static final String XML = "application/xml";

  private final Sitemaps sitemaps;
  private final Taking taking;

  SitemapResource(Sitemaps sitemaps, Taking taking) {
    this.sitemaps = sitemaps;
    this.taking = taking;
  }

  @GET
  @Path("/sitemap.xml")
  @Produces(XML)
  @Operation(hidden = true)
  public Document sitemap(@RestQuery String from) {
    if (from != null) {
      return xml(SitemapXml.urls(sitemaps.from(first(from), MOST), taking.publisher()));
    }
    List<Entry> starts = sitemaps.starts(MOST);
    if (starts.size() > 1) {
      return xml(SitemapXml.index(starts, taking.publisher()));
    }
    List<Entry> all = starts.isEmpty() ? List.of() : sitemaps.from(starts.get(0), MOST);
    return xml(SitemapXml.urls(all, taking.publisher()));
  }

  @GET
  @Path("/sitemap-news.xml")
  @Produces(XML)
  @Operation(hidden = true)
  public Document news() {
    return xml(SitemapXml.news(sitemaps.news(NEWS, MOST_NEWS), taking.publisher()));
  }

  @GET
  @Path("/robots.txt")
  @Produces("text/plain")
  @Operation(hidden = true)
  public Document robots() {
    Publisher publisher = taking.publisher();
    String text =
        """
        User-agent: *
        Allow: /

        Sitemap: %1$s/sitemap.xml
        Sitemap: %1$s/sitemap-news.xml
        """
            .formatted(publisher.url());
    return new Document("text/plain;charset=UTF-8", text);
  }

  private static Entry first(String from) {
    return Entry.of(from)
        .orElseThrow(
            () ->
                Problem.parameter(
                    "from", from, "\"from\" takes what an address in /sitemap.xml has there"));
  }

  private static Document xml(String text) {
    return new Document(XML + ";charset=UTF-8", text);
  }
}
