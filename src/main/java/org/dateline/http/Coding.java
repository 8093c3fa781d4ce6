package org.dateline.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** In which coding a body goes out (RFC 9110, section 12.5.3; Brotli: RFC 7932). */
public enum Coding {
  IDENTITY("identity"),
  GZIP("gzip"),
  BROTLI("br");

  /** As fast as gzip, and a tenth to a fifth smaller. */
  private static final int BROTLI_QUALITY = 5;

  private final CharSequence word;

  Coding(String word) {
    this.word = HttpHeaders.createOptimized(word);
  }

  /** As it is called in headers, as the bytes that go out. */
  public CharSequence word() {
    return word;
  }

  /** What a client prefers of what there is; of two that it likes as much, the smaller. */
  static Coding preferred(String acceptEncoding, boolean hasGzip, boolean hasBrotli) {
    if (acceptEncoding == null || !hasGzip) {
      return IDENTITY;
    }
    float gzip = 0;
    float brotli = 0;
    for (int at = 0; at < acceptEncoding.length(); ) {
      int comma = acceptEncoding.indexOf(',', at);
      int end = comma < 0 ? acceptEncoding.length() : comma;
      int semicolon = acceptEncoding.indexOf(';', at);
      boolean isWeighed = semicolon >= 0 && semicolon < end;
      String name = acceptEncoding.substring(at, isWeighed ? semicolon : end).strip();
      float weight = isWeighed ? weight(acceptEncoding.substring(semicolon + 1, end)) : 1;
      if (name.equalsIgnoreCase("gzip") || name.equalsIgnoreCase("x-gzip")) {
        gzip = weight;
      } else if (name.equalsIgnoreCase("br")) {
        brotli = weight;
      }
      at = end + 1;
    }
    if (hasBrotli && brotli > 0 && brotli >= gzip) {
      return BROTLI;
    }
    return gzip > 0 ? GZIP : IDENTITY;
  }

  /** One that cannot be read is none. */
  private static float weight(String parameter) {
    String q = parameter.strip();
    return q.matches("[qQ]=[01](\\.[0-9]{0,3})?") ? Float.parseFloat(q.substring(2)) : 0;
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Null, where there is no library for this machine. */
  static byte[] brotli(byte[] bytes) {
    if (!Brotli4jLoader.isAvailable()) {
      return null;
    }
    try {
      return Encoder.compress(bytes, Encoder.Parameters.create(BROTLI_QUALITY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it is called in headers. */
  @Override
  public String toString() {
    return word.toString();
  }
}
