package org.dateline.syndication.oembed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.dateline.http.Document;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.PublicUrl;
import org.dateline.http.Violation;
import org.dateline.syndication.Taking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** oEmbed 1.0: how a story, a timeline, a statement or an article is shown in someone's page. */
@Path("/oembed")
@PermitAll
class OembedResource {

  private static final String JSON = "application/json";
  private static final String XML = "text/xml";

  private final Cards cards;
  private final Taking taking;
  private final PublicUrl address;

  OembedResource(Cards cards, Taking taking, PublicUrl address) {
    this.cards = cards;
    this.taking = taking;
    this.address = address;
  }

  /** What an embed can be asked for with. */
  static class EmbedParams {
    @RestQuery public String url;
    @RestQuery public String format;
    @RestQuery public String maxwidth;
    @RestQuery public String maxheight;
  }

  @GET
  @Produces({JSON, XML})
  @Operation(hidden = true)
  public Document embed(@BeanParam EmbedParams wanted) {
    if (wanted.format != null && !List.of("json", "xml").contains(wanted.format)) {
      throw Problem.of(
          ProblemType.NOT_IMPLEMENTED, "\"format\" takes json or xml; there is no other here");
    }
    Integer width = size("maxwidth", wanted.maxwidth);
    Integer height = size("maxheight", wanted.maxheight);
    Card card = card(wanted.url);
    Embed embed = Embed.of(card, taking.publisher(), taking.terms().licence(), width, height);
    return "xml".equals(wanted.format)
        ? new Document(XML + ";charset=UTF-8", embed.xml(), card.lastModified())
        : new Document(JSON, embed, card.lastModified());
  }

  private Card card(String url) {
    if (url == null) {
      String detail = "\"url\" is missing: the address of what is to be embedded";
      throw Problem.of(
          ProblemType.INVALID_PARAMETER,
          detail,
          List.of(Violation.parameter("url", null, "is missing")));
    }
    return address
        .path(url)
        .map(path -> path.replaceFirst("[?#].*", ""))
        .flatMap(cards::at)
        .orElseThrow(
            () ->
                Problem.of(
                    ProblemType.NOT_FOUND,
                    "Nothing to embed is at \""
                        + url
                        + "\"; here it is stories, their timelines, statements and articles"));
  }

  private static Integer size(String name, String value) {
    if (value == null) {
      return null;
    }
    if (!value.matches("[1-9][0-9]{0,5}")) {
      throw Problem.parameter(name, value, "\"" + name + "\" takes a number of pixels, from 1");
    }
    return Integer.valueOf(value);
  }
}
