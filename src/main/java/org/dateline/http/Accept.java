package org.dateline.http;

import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a client takes: an {@code Accept} header, RFC 9110 section 12.5.1.
 *
 * @param ranges the media ranges, each with its quality
 */
public record Accept(List<Range> ranges) {

  /**
   * A media range.
   *
   * @param quality from 0, not at all, to 1
   */
  record Range(MediaType type, double quality) {

    /** How closely it names a type; 0 if it does not mean it. */
    private int closeness(MediaType other) {
      if (!type.isCompatible(other)) {
        return 0;
      }
      return type.isWildcardType() ? 1 : type.isWildcardSubtype() ? 2 : 3;
    }
  }

  /**
   * Reads a header. A range that cannot be read is none; without any, everything is taken.
   *
   * @param header null where there is none
   */
  public static Accept of(String header) {
    List<Range> ranges = new ArrayList<>();
    for (String part : (header == null ? "" : header).split(",")) {
      try {
        if (!part.isBlank()) {
          MediaType type = MediaType.valueOf(part.strip());
          String quality = type.getParameters().getOrDefault("q", "1");
          ranges.add(new Range(type, Double.parseDouble(quality)));
        }
      } catch (IllegalArgumentException e) {
        // Left out, as RFC 9110 lets a server do.
      }
    }
    return new Accept(ranges);
  }

  /** How much it wants this type, from 0 to 1: what the range says that names it most closely. */
  public double quality(String mediaType) {
    if (ranges.isEmpty()) {
      return 1;
    }
    MediaType type = MediaType.valueOf(mediaType);
    return ranges.stream()
        .filter(r -> r.closeness(type) > 0)
        .max(Comparator.comparingInt(r -> r.closeness(type)))
        .map(Range::quality)
        .orElse(0.0);
  }

  /**
   * The type that it wants most; of several, the first of those offered. Empty if it wants none.
   */
  public Optional<String> best(List<String> offered) {
    String best = null;
    for (String type : offered) {
      if (quality(type) > (best == null ? 0 : quality(best))) {
        best = type;
      }
    }
    return Optional.ofNullable(best);
  }
}
