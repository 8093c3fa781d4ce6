package org.dateline.sync;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dateline.access.Terms;
import org.dateline.article.ArticleView;
import org.dateline.change.Change;
import org.dateline.source.Sources;
import org.dateline.version.Versions;

/** The items that changes tell of, as they are now, on the terms of whoever asks. */
@ApplicationScoped
class CurrentItems {

  private final List<Versions<?>> kinds;
  private final Sources sources;

  CurrentItems(@All List<Versions<?>> kinds, Sources sources) {
    this.kinds = kinds;
    this.sources = sources;
  }

  List<Versions<?>> kinds() {
    return kinds;
  }

  /** Those that are public, by what {@link Change#item} calls them. */
  Map<String, Record> of(List<Change> changes, Terms terms) {
    Instant at = terms.latest(Instant.now());
    Map<String, List<String>> slugs =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    Change::kind, Collectors.mapping(Change::slugAfter, Collectors.toList())));
    Map<String, Record> items = new HashMap<>();
    for (Versions<?> kind : kinds) {
      kind.views(slugs.getOrDefault(kind.kind().toString(), List.of()), Locale.ENGLISH, at)
          .forEach((slug, item) -> items.put(kind.kind() + "/" + slug, on(terms, item)));
    }
    sources
        .views(slugs.getOrDefault("source", List.of()), Locale.ENGLISH, at)
        .forEach((slug, item) -> items.put("source/" + slug, item));
    items.values().removeIf(item -> !allowed(terms, item));
    return items;
  }

  /** Whether an item may be taken over on these terms. */
  static boolean allowed(Terms terms, Record item) {
    return !(item instanceof ArticleView article) || terms.allows(article.section());
  }

  /** An item as it may be taken over: an article without its text, where the terms say so. */
  static Record on(Terms terms, Record item) {
    return item instanceof ArticleView article && !terms.fullText() ? article.withoutBody() : item;
  }
}
