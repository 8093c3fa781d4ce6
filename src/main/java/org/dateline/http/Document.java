package org.dateline.http;

import java.time.Instant;

/**
 * An answer that is not plain JSON of a view: GeoJSON, HTML, text.
 *
 * @param mediaType its media type
 * @param content a text, bytes, or an object to be written as JSON
 * @param changed when it last changed; null where only the content itself, or the change log, knows
 */
public record Document(String mediaType, Object content, Instant changed) {

  public Document(String mediaType, Object content) {
    this(mediaType, content, null);
  }
}
