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

  private final Set<String> sources = new HashSet<>();
  private final Set<String> organisations = new HashSet<>();
  private final Map<Kind, Set<String>> items = new EnumMap<>(Kind.class);
  private final References known;
  private final Instant now;

  /**
   * Begins a check.
   *
   * @param stored what the package may refer to without bringing it along
   */
  PackageCheck(References stored, Instant now) {
    for (Kind kind : Kind.values()) {
      items.put(kind, new HashSet<>());
    }
    known =
        new References(
            slug -> sources.contains(slug) || stored.source().test(slug),
            stored.country(),
            code -> organisations.contains(code) || stored.organisation().test(code),
            (kind, slug) -> items.get(kind).contains(slug) || stored.item().test(kind, slug));
    this.now = now;
  }

  /** All of a package at once, in which what is referred to may come later. */
  void check(StoryPackage story, Editors editors, Findings findings) {
    story.organisations().forEach(this::organisation);
    for (int i = 0; i < story.sources().size(); i++) {
      source("/sources/" + i, story.sources().get(i), findings);
    }
    if (story.story() != null) {
      announce("/story", Kind.STORY, List.of(story.story()), findings);
    }
    announce("/events/", Kind.EVENT, story.events(), findings);
    announce("/statements/", Kind.STATEMENT, story.statements(), findings);
    announce("/discrepancies/", Kind.DISCREPANCY, story.discrepancies(), findings);
    announce("/articles/", Kind.ARTICLE, story.articles(), findings);
    if (story.story() != null) {
      item("/story", story.story(), editors.stories(), findings);
    }
    items("/events/", story.events(), editors.events(), findings);
    items("/statements/", story.statements(), editors.statements(), findings);
    items("/discrepancies/", story.discrepancies(), editors.discrepancies(), findings);
    items("/articles/", story.articles(), editors.articles(), findings);
  }

  void organisation(StoryPackage.OrganisationDraft organisation) {
    if (organisation != null) {
      organisations.add(organisation.code());
    }
  }

  void source(String at, SourceDraft source, Findings findings) {
    if (source == null) {
      return;
    }
    if (source.slug() != null && !sources.add(source.slug())) {
      findings.add(at + "/slug", source.slug(), "is the slug of another source of this package");
    }
    SourceEditor.check(at, source, findings, known);
  }

  private <D extends Record> void announce(
      String at, Kind kind, List<Item<D>> all, Findings findings) {
    for (int i = 0; i < all.size(); i++) {
      announce(at.endsWith("/") ? at + i : at, kind, all.get(i), findings);
    }
  }

  /** From now on, others of the package may refer to it. */
  void announce(String at, Kind kind, Item<?> item, Findings findings) {
    if (item != null && item.slug() != null && !items.get(kind).add(item.slug())) {
      findings.add(at + "/slug", item.slug(), "is the slug of another item of this kind");
    }
  }

  private <D extends Record> void items(
      String at, List<Item<D>> all, Editor<?, D> editor, Findings findings) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != null) {
        item(at + i, all.get(i), editor, findings);
      }
    }
  }

  /** Looks closely at the content of a version, by its number in the list. */
  interface Content {
    void check(String at, int number, References known);
  }

  <D extends Record> void item(String at, Item<D> item, Editor<?, D> editor, Findings findings) {
    item(
        at,
        item,
        (here, i, all) -> editor.check(here, item.versions().get(i).content(), findings, all),
        findings);
  }

  <D extends Record> void item(String at, Item<D> item, Content content, Findings findings) {
    List<Release<D>> versions = item.versions() == null ? List.of() : item.versions();
    Release<D> previous = null;
    for (int i = 0; i < versions.size(); i++) {
      String here = at + "/versions/" + i;
      Release<D> version = versions.get(i);
      if (version == null) {
        continue;
      }
      order(here, version, previous, i == versions.size() - 1, findings);
      if (version.content() != null && !findings.under(here + "/content")) {
        content.check(here + "/content", i, known);
      }
      previous = version;
    }
  }

  private void order(
      String at, Release<?> version, Release<?> previous, boolean last, Findings findings) {
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
