package org.dateline.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.http.Findings;
import org.dateline.version.References;

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
   * @param from when the item becomes public, and its sources with it; null for a preview
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
    if (from != null) {
      source.citedFrom(from);
    }
    return source;
  }

  /** Notes what is wrong with citations: sources that are not there, or are cited twice. */
  public static void check(
      String at, List<CitationDraft> citations, Findings findings, References known) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < citations.size(); i++) {
      String here = at + "/citations/" + i + "/source";
      known.source(here, citations.get(i).source(), findings);
      if (!seen.add(citations.get(i).source())) {
        findings.add(here, citations.get(i).source(), "is cited twice");
      }
    }
  }
}
