package org.dateline.syndication.oembed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.dateline.syndication.Publisher;
import org.dateline.syndication.Xml;

/**
 * An answer of oEmbed 1.0 of the type "rich".
 *
 * @param cacheAge in seconds
 * @param width in pixels
 * @param height in pixels, a guess at what the HTML needs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Embed(
    String version,
    String type,
    String title,
    @JsonProperty("provider_name") String providerName,
    @JsonProperty("provider_url") String providerUrl,
    @JsonProperty("cache_age") int cacheAge,
    String html,
    int width,
    int height) {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 400;
  private static final int CACHE_AGE = 300;

  /**
   * A thing as it can stand in someone else's page.
   *
   * @param licence of what is shown; null where none is said
   * @param mostWidth in pixels; null for any
   * @param mostHeight in pixels; null for any
   */
  static Embed of(
      Card card, Publisher publisher, String licence, Integer mostWidth, Integer mostHeight) {
    return new Embed(
        "1.0",
        "rich",
        card.title(),
        publisher.name(),
        publisher.url() + "/",
        CACHE_AGE,
        card.html(publisher, licence, mostWidth, mostHeight),
        mostWidth == null ? WIDTH : Math.min(WIDTH, mostWidth),
        mostHeight == null ? HEIGHT : Math.min(HEIGHT, mostHeight));
  }

  String xml() {
    return new Xml("oembed", null)
        .element("version", version)
        .element("type", type)
        .element("title", title)
        .element("provider_name", providerName)
        .element("provider_url", providerUrl)
        .element("cache_age", cacheAge)
        .element("html", html)
        .element("width", width)
        .element("height", height)
        .end()
        .toString();
  }
}
