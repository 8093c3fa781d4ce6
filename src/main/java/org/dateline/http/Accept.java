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
          double quality = Double.parseDouble(type.getParameters().getOrDefault("q", "1"));
          if (quality >= 0 && quality <= 1) {
            ranges.add(new Range(type, quality));
          }
        }
      } catch (IllegalArgumentException e) {
        // Left out, as RFC 9110 lets a server do.
      }
    }
    return new Accept(ranges);
  }

  /** How much it wants this type, from 0 to 1: what the range says that names it most closely. */
  public double quality(String mediaType) {
    return ranges.isEmpty() ? 1 : range(mediaType).map(Range::quality).orElse(0.0);
  }

  private Optional<Range> range(String mediaType) {
    MediaType type = MediaType.valueOf(mediaType);
    return ranges.stream()
        .filter(r -> r.closeness(type) > 0)
        .max(Comparator.comparingInt(r -> r.closeness(type)));
  }

  /**
   * The type that it wants most; of several, the one that it names first, or else the first of
   * those offered. Empty if it wants none.
   */
  public Optional<String> best(List<String> offered) {
    return offered.stream()
        .filter(t -> quality(t) > 0)
        .min(
            Comparator.comparingDouble((String t) -> -quality(t))
                .thenComparing(t -> range(t).map(ranges::indexOf).orElse(0)));
  }

  /** Whether it wants nothing more than this type, nor names anything before it. */
  boolean prefers(String mediaType) {
    double most = ranges.stream().mapToDouble(Range::quality).max().orElse(1);
    return quality(mediaType) == most
        && ranges.stream()
            .filter(r -> r.quality() == most)
            .findFirst()
            .map(r -> r.closeness(MediaType.valueOf(mediaType)) > 0)
            .orElse(true);
  }
}
