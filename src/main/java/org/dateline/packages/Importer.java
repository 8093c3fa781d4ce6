package org.dateline.packages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.country.Countries;
import org.dateline.country.Organisations;
import org.dateline.http.Findings;
import org.dateline.http.JsonReader;
import org.dateline.http.ProblemType;
import org.dateline.packages.StoryPackage.Item;
import org.dateline.source.Sources;
import org.dateline.version.Editor;
import org.dateline.version.References;
import org.dateline.version.Release;
import org.dateline.version.Stored;

/** Stores a package: all of it or nothing, and nothing again if it is there already. */
@ApplicationScoped
public class Importer {

  private final EntityManager em;
  private final JsonReader reader;
  private final Stored stored;
  private final Countries countries;
  private final Organisations organisations;
  private final Sources sources;
  private final Editors editors;

  Importer(
      EntityManager em,
      JsonReader reader,
      Stored stored,
      Countries countries,
      Organisations organisations,
      Sources sources,
      Editors editors) {
    this.em = em;
    this.reader = reader;
    this.stored = stored;
    this.countries = countries;
    this.organisations = organisations;
    this.sources = sources;
    this.editors = editors;
  }

  /**
   * Stores a package.
   *
   * @return how many items were new
   * @throws IOException if it cannot be read, or is no JSON
   * @throws org.dateline.http.Problem 400 with all that is wrong with it; then nothing has been
   *     stored
   */
  @Transactional(rollbackOn = Exception.class)
  public int load(InputStream json) throws IOException {
    // Two importers of the same package would otherwise both find it missing.
    em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('dateline.import')) as text)")
        .getSingleResult();
    Findings findings = new Findings();
    StoryPackage story = reader.read(json, StoryPackage.class, findings);
    if (story != null) {
      check(story, findings);
    }
    findings.refuse(ProblemType.INVALID_BODY, "The package");
    return store(story, findings);
  }

  private void check(StoryPackage story, Findings findings) {
    Instant now = Instant.now();
    References known = stored.references(now, (kind, slug) -> false);
    new PackageCheck(findings, editors, known, now).check(story);
  }

  @SuppressWarnings("unchecked")
  private Set<String> texts(String sql) {
    return new HashSet<>((List<String>) em.createNativeQuery(sql).getResultList());
  }

  private int store(StoryPackage story, Findings findings) {
    story.organisations().forEach(o -> organisations.add(o.code(), o.name()));
    Set<String> stored = texts("select s.slug from source s");
    story.sources().stream()
        .filter(s -> !stored.contains(s.slug()))
        .forEach(s -> sources.add(s, countries.known(s.publisherCountry()).orElse(null)));
    String slug = story.story().slug();
    var itself = fresh("story", "/story", List.of(story.story()), findings);
    var newEvents = fresh("event", "/events", story.events(), findings);
    var newStatements = fresh("statement", "/statements", story.statements(), findings);
    var newDiscrepancies = fresh("discrepancy", "/discrepancies", story.discrepancies(), findings);
    var newArticles = fresh("article", "/articles", story.articles(), findings);
    findings.refuse(ProblemType.INVALID_BODY, "The package");
    return record(editors.stories(), slug, itself)
        + record(editors.events(), slug, newEvents)
        + record(editors.statements(), slug, newStatements)
        + record(editors.discrepancies(), slug, newDiscrepancies)
        + record(editors.articles(), slug, newArticles);
  }

  /** Those that are not stored yet. One that is must have the very same history. */
  @SuppressWarnings("unchecked")
  private <D extends Record> List<Item<D>> fresh(
      String table, String at, List<Item<D>> items, Findings findings) {
    Set<String> taken = texts("select s.slug from " + table + "_slug s");
    for (int i = 0; i < items.size(); i++) {
      Item<D> item = items.get(i);
      if (taken.contains(item.slug())) {
        List<Instant> history =
            em.createNativeQuery(
                    "select v.valid_from from "
                        + table
                        + " v where v.slug = :slug and v.state <> 'draft' order by v.version",
                    Instant.class)
                .setParameter("slug", item.slug())
                .getResultList();
        if (!history.equals(item.versions().stream().map(Release::validFrom).toList())) {
          String pointer = at.equals("/story") ? at + "/slug" : at + "/" + i + "/slug";
          findings.add(pointer, item.slug(), "is taken by an item with another history");
        }
      }
    }
    return items.stream().filter(i -> !taken.contains(i.slug())).toList();
  }

  private static <D extends Record> int record(
      Editor<?, D> editor, String story, List<Item<D>> items) {
    items.forEach(i -> editor.reserve(i.slug()));
    items.forEach(i -> editor.record(i.slug(), story, i.versions()));
    return items.size();
  }
}
