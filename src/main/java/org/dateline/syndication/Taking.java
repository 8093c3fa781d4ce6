package org.dateline.syndication;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.dateline.Settings;
import org.dateline.access.Actor;
import org.dateline.access.Terms;
import org.dateline.http.Document;
import org.dateline.http.Problem;
import org.dateline.http.PublicUrl;
import org.dateline.version.ItemParams;

/**
 * What every taking over has to do with: who takes on what terms, from whom, up to which moment.
 */
@Singleton
public class Taking {

  private final Actor actor;
  private final Settings settings;
  private final PublicUrl address;
  private final ObjectMapper json;

  Taking(Actor actor, Settings settings, PublicUrl address, ObjectMapper json) {
    this.actor = actor;
    this.settings = settings;
    this.address = address;
    this.json = json;
  }

  public Terms terms() {
    return actor.terms();
  }

  public Publisher publisher() {
    return Publisher.of(settings, address);
  }

  public String write(Node document) {
    return document.write(json);
  }

  /**
   * The moment to read: no later than the terms allow, other than for a preview.
   *
   * @throws Problem 400 if {@code fields} are chosen, which other forms than JSON do not have
   */
  public Instant at(ItemParams read) {
    if (read.fields != null) {
      throw Problem.parameter("fields", read.fields, "\"fields\" goes with the plain JSON only");
    }
    Terms terms = terms();
    Instant latest = terms.latest(Instant.now());
    // Without a delay, whoever may look into the future (asOf) may do so here.
    boolean late = !terms.delay().isZero() && read.preview == null && read.at().isAfter(latest);
    return late ? latest : read.at();
  }

  /** The {@code Link} by which a form of an item leads to its oEmbed. */
  public String oembed(String path, String format) {
    return Alternates.oembed(address, path, format);
  }

  /**
   * An answer that depends on who asks, and is one of several forms of an item.
   *
   * @param path of the item
   * @param extension of this form
   */
  public static Response.ResponseBuilder answer(
      Document document, String path, String extension, UriInfo uri) {
    return Response.ok(document)
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
        .header(HttpHeaders.CONTENT_LOCATION, path + "." + extension + Alternates.query(uri));
  }
}
