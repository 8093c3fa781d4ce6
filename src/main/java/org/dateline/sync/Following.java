package org.dateline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.function.LongSupplier;
import org.dateline.access.Terms;
import org.dateline.change.ChangeFilter;
import org.dateline.change.ChangeWatch;
import org.dateline.change.Changes;
import org.dateline.http.Choice;
import org.dateline.http.Problem;

/** Lets clients follow the change log, each on its own terms. */
@ApplicationScoped
class Following {

  private final ChangeWatch watch;
  private final Changes changes;

  Following(ChangeWatch watch, Changes changes) {
    this.watch = watch;
    this.changes = changes;
  }

  /** Which changes a client wants and may have. */
  ChangeFilter filter(ChangeParams params, Terms terms) {
    Set<String> section =
        params.section == null ? Set.of() : Set.of(Choice.slug("section", params.section));
    return new ChangeFilter(params.kinds(), stories(params.story), section, terms.sections());
  }

  private Set<String> stories(String slug) {
    if (slug == null) {
      return Set.of();
    }
    Set<String> slugs = changes.slugsOfStory(Choice.slug("story", slug));
    if (slugs.isEmpty()) {
      throw Problem.parameter(
          "story", slug, "\"story\" takes the slug of a story; see /api/v1/stories");
    }
    return slugs;
  }

  /** The number of the last change that may be told on these terms by now. */
  long end(Terms terms) {
    return terms.delay().isZero() ? changes.last() : changes.lastAt(terms.latest(Instant.now()));
  }

  /** A reader that begins behind a change. */
  Follower follower(ChangeFilter filter, Terms terms, long seq) {
    LongSupplier end = terms.delay().isZero() ? watch::last : () -> end(terms);
    return new Follower(watch, end, filter, seq);
  }
}
