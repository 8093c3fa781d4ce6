package org.dateline.syndication;

import org.dateline.Settings;
import org.dateline.http.PublicUrl;

/**
 * Who publishes, and where readers reach it.
 *
 * @param name as readers know it
 * @param url without a slash at the end
 */
public record Publisher(String name, String url) {

  public static Publisher of(Settings settings, PublicUrl address) {
    return new Publisher(settings.publisher(), address.of(""));
  }

  /** An address as it has to stand in a text that is read elsewhere. */
  public String address(String pathOrUrl) {
    return pathOrUrl.startsWith("/") && !pathOrUrl.startsWith("//") ? url + pathOrUrl : pathOrUrl;
  }
}
