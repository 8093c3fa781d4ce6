package org.dateline.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dateline.http.Sha256;

/**
 * The style, the script and the icon of the pages. Their addresses hold a digest of what is in
 * them, so that they may be kept for good.
 */
@Singleton
class Assets {

  private static final int DIGITS = 12;
  private static final Map<String, String> TYPES =
      Map.of(
          "page.css", "text/css;charset=UTF-8",
          "page.js", "text/javascript;charset=UTF-8",
          "icon.svg", "image/svg+xml;charset=UTF-8");

  /** A file. */
  record Asset(String name, String mediaType, String text, String digest) {

    String address() {
      return "/assets/" + digest + "/" + name;
    }
  }

  private final Map<String, Asset> all = new TreeMap<>();

  Assets() {
    TYPES.forEach(
        (name, type) -> {
          String text = read(name);
          byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
          String digest = HexFormat.of().formatHex(hash).substring(0, DIGITS);
          all.put(name, new Asset(name, type, text, digest));
        });
  }

  Optional<Asset> named(String name) {
    return Optional.ofNullable(all.get(name));
  }

  String address(String name) {
    return all.get(name).address();
  }

  /** A file of this package's resources. */
  static String read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/page/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
