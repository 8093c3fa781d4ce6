package org.dateline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a deployment can set, beside Quarkus's own configuration. */
@ConfigMapping(prefix = "dateline")
public interface Settings {

  /**
   * Whether to load the example story if nothing has ever been published. On with the embedded
   * PostgreSQL.
   */
  @WithDefault("false")
  boolean example();

  /** A token for the first administrator, at least 32 letters and digits; keep it in a secret. */
  Optional<String> adminToken();

  /** What is told to others by webhook. */
  Webhook webhook();

  /** What is told to others by webhook. */
  interface Webhook {
    /**
     * Networks (such as {@code 10.1.0.0/16}) and host names that may be told although they are not
     * on the public internet, also without TLS. None, unless the newsroom's own systems are to be
     * told.
     */
    Optional<List<String>> allowedNetworks();
  }

  /** The embedded PostgreSQL, used when no JDBC URL is set. */
  Database database();

  /** The embedded PostgreSQL. */
  interface Database {
    /** The folder that data is kept in. */
    Path folder();
  }
}
