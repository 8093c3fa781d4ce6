package org.dateline.packages;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.http.Findings;
import org.dateline.packages.StoryPackage.Item;
import org.dateline.source.SourceDraft;
import org.dateline.source.SourceEditor;
import org.dateline.version.ChangeKind;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.References;
import org.dateline.version.Release;

/**
 * Looks at what a package says, after its form is known: references, dates, the order of versions,
 * and that every fact has a source.
 */
final class PackageCheck {

  private final Findings findings;
  private final Editors editors;
  private final References stored;
  private final Instant now;

  /**
   * Begins a check.
   *
   * @param stored what the package may refer to without bringing it along
   */
  PackageCheck(Findings findings, Editors editors, References stored, Instant now) {
    this.findings = findings;
    this.editors = editors;
    this.stored = stored;
    this.now = now;
  }

  void check(StoryPackage story) {
    Set<String> sources = new HashSet<>();
    for (int i = 0; i < story.sources().size(); i++) {
      source("/sources/" + i, story.sources().get(i), sources);
    }
    Set<String> organisations = new HashSet<>();
    story.organisations().forEach(o -> organisations.add(o.code()));
    Map<Kind, Set<String>> items = new EnumMap<>(Kind.class);
    items.put(Kind.EVENT, slugs(story.events()));
    items.put(Kind.STATEMENT, slugs(story.statements()));
    items.put(Kind.ARTICLE, slugs(story.articles()));
    items.put(Kind.DISCREPANCY, slugs(story.discrepancies()));
    items.put(Kind.STORY, story.story() == null ? Set.of() : slugs(List.of(story.story())));
    References known =
        new References(
            slug -> sources.contains(slug) || stored.source().test(slug),
            stored.country(),
            code -> organisations.contains(code) || stored.organisation().test(code),
            (kind, slug) -> items.get(kind).contains(slug) || stored.item().test(kind, slug));
    if (story.story() != null) {
      item("/story", story.story(), editors.stories(), known);
    }
    items("/events", story.events(), editors.events(), known);
    items("/statements", story.statements(), editors.statements(), known);
    items("/discrepancies", story.discrepancies(), editors.discrepancies(), known);
    items("/articles", story.articles(), editors.articles(), known);
  }

  private static <D extends Record> Set<String> slugs(List<Item<D>> items) {
    Set<String> slugs = new HashSet<>();
    items.stream().filter(i -> i != null && i.slug() != null).forEach(i -> slugs.add(i.slug()));
    return slugs;
  }

  private void source(String at, SourceDraft source, Set<String> own) {
    if (source == null) {
      return;
    }
    if (source.slug() != null && !own.add(source.slug())) {
      findings.add(at + "/slug", source.slug(), "is the slug of another source of this package");
    }
    SourceEditor.check(at, source, findings, stored);
  }

  private <D extends Record> void items(
      String at, List<Item<D>> items, Editor<?, D> editor, References known) {
    Set<String> slugs = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      Item<D> item = items.get(i);
      if (item == null) {
        continue;
      }
      if (item.slug() != null && !slugs.add(item.slug())) {
        findings.add(
            at + "/" + i + "/slug", item.slug(), "is the slug of another item of this kind");
      }
      item(at + "/" + i, item, editor, known);
    }
  }

  private <D extends Record> void item(
      String at, Item<D> item, Editor<?, D> editor, References known) {
    List<Release<D>> versions = item.versions() == null ? List.of() : item.versions();
    Release<D> previous = null;
    for (int i = 0; i < versions.size(); i++) {
      String here = at + "/versions/" + i;
      Release<D> version = versions.get(i);
      if (version == null) {
        continue;
      }
      order(here, version, previous, i == versions.size() - 1);
      if (version.content() != null && !findings.under(here + "/content")) {
        editor.check(here + "/content", version.content(), findings, known);
      }
      previous = version;
    }
  }

  private void order(String at, Release<?> version, Release<?> previous, boolean last) {
    ChangeKind change = version.change();
    if (change == null || version.validFrom() == null) {
      return;
    }
    if ((previous == null) != (change == ChangeKind.PUBLISHED)) {
      findings.add(
          at + "/change", change, "must be \"published\" in the first version, and in no other");
    }
    if (previous != null
        && previous.validFrom() != null
        && !version.validFrom().isAfter(previous.validFrom())) {
      findings.add(
          at + "/validFrom", version.validFrom(), "must be later than that of the version before");
    }
    if (version.validFrom().isAfter(now)) {
      findings.add(at + "/validFrom", version.validFrom(), "must not be in the future");
    }
    boolean noted = change == ChangeKind.CORRECTED || change == ChangeKind.RETRACTED;
    if (noted && (version.changeNote() == null || version.changeNote().isBlank())) {
      findings.add(
          at + "/changeNote", version.changeNote(), "is required: readers are told what was wrong");
    }
    if (change == ChangeKind.RETRACTED && !last) {
      findings.add(at + "/change", change, "must be the last version");
    }
    if ((version.content() == null) != (change == ChangeKind.RETRACTED)) {
      findings.add(
          at + "/content", null, "is required, except in a retraction, where it is left out");
    }
  }
}
