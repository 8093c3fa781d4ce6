package org.dateline.http;

import java.time.Instant;

/** A view that knows when it last changed; the answer says so in {@code Last-Modified}. */
public interface Dated {

  /** When what it shows last changed. */
  Instant lastModified();
}
