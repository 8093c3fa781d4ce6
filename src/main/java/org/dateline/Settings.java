package org.dateline;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
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

  /**
   * Where readers reach the service, such as {@code https://news.example.org}: what feeds, sitemaps
   * and links in texts that leave it begin with. Without it, whatever each request was sent to.
   */
  Optional<URI> publicUrl();

  /** Who publishes here, as syndicated texts name it. */
  @WithDefault("Dateline")
  String publisher();

  /** Who is told when a feed has something new. */
  Websub websub();

  /** Who is told when a feed has something new. */
  interface Websub {
    /** Address of a WebSub hub, which feeds then name, and which is told of each change of them. */
    Optional<URI> hub();
  }

  /** How much may be asked by those with whom nothing was agreed. */
  Limits limits();

  /**
   * How much may be asked, per minute and at once; 0 for no limit, 1,000,000 at most. Checked where
   * it is used: one constraint here, and each start would build the validator twice.
   */
  interface Limits {
    /** By an address without a token; an IPv6 address is its /64. */
    @WithDefault("600")
    long anonymousPerMinute();

    /** By a token of the role partner that belongs to none. */
    @WithDefault("1200")
    long tokenPerMinute();
  }

  /** The answers that are kept in memory. */
  Cache cache();

  /** The answers that are kept in memory. */
  interface Cache {
    /** How much memory they may take; 0 to keep none. */
    @WithDefault("64M")
    MemorySize memory();
  }

  /** The CDN that is told which answers to drop. */
  Purge purge();

  /**
   * The CDN that is told which answers to drop, by the keys that they carry. As it is without more
   * settings, Fastly's API.
   */
  interface Purge {
    /**
     * Where to: {@code https://api.fastly.com/service/<id>/purge}, or each Varnish. Without it,
     * nobody is told.
     */
    Optional<List<URI>> urls();

    /** POST for Fastly; what the VCL of a Varnish asks for. */
    @WithDefault("POST")
    String method();

    /** The header that names the keys, parted by spaces; {@code xkey-purge} for Varnish's xkey. */
    @WithDefault("Surrogate-Key")
    String keysHeader();

    /** What it knows us by; keep it in a secret. */
    Optional<String> token();

    /** The header that the token goes into. */
    @WithDefault("Fastly-Key")
    String tokenHeader();
  }

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
