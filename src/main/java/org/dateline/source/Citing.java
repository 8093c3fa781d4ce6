package org.dateline.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Cites sources in what is about to be published. Every source that it is given must be known. */
@ApplicationScoped
public class Citing {

  private final Sources sources;

  Citing(Sources sources) {
    this.sources = sources;
  }

  /** Cites each of these for the item as a whole. */
  public List<Citation> all(List<CitationDraft> drafts, Instant from) {
    return inParagraphs(drafts, Map.of(), from);
  }

  /**
   * Cites each of these.
   *
   * @param paragraphs which paragraphs rest on which source, by its slug
   * @param from when the item becomes public, and its sources with it
   */
  public List<Citation> inParagraphs(
      List<CitationDraft> drafts, Map<String, List<Integer>> paragraphs, Instant from) {
    return drafts.stream()
        .map(
            d ->
                new Citation(
                    one(d.source(), from),
                    paragraphs.getOrDefault(d.source(), List.of()),
                    d.note()))
        .toList();
  }

  /** The source with this slug, now cited by something that becomes public at that moment. */
  public Source one(String slug, Instant from) {
    Source source =
        sources.known(slug).orElseThrow(() -> new IllegalArgumentException("no source " + slug));
    source.citedFrom(from);
    return source;
  }
}
