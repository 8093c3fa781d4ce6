package org.dateline.packages;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dateline.country.Organisations;
import org.dateline.http.JsonReader;
import org.dateline.packages.StoryPackage.Item;
import org.dateline.packages.StoryPackage.OrganisationDraft;
import org.dateline.source.SourceDraft;
import org.dateline.source.Sources;
import org.dateline.version.Editor;
import org.dateline.version.Kind;

/** Writes a story as a package: all that has been public of it, and what it rests on. */
@ApplicationScoped
public class Exporter {

  private final EntityManager em;
  private final JsonReader json;
  private final Organisations organisations;
  private final Sources sources;
  private final Editors editors;

  Exporter(
      EntityManager em,
      JsonReader json,
      Organisations organisations,
      Sources sources,
      Editors editors) {
    this.em = em;
    this.json = json;
    this.organisations = organisations;
    this.sources = sources;
    this.editors = editors;
  }

  /**
   * A story as a package. The same content gives the same bytes, in whichever database it is.
   *
   * @param slug of a story that has been public
   */
  public String export(String slug, Importer.Form form) {
    StoryPackage story = read(slug);
    if (form == Importer.Form.JSON) {
      return json.write(story) + "\n";
    }
    List<PackageLine> lines = new ArrayList<>();
    lines.add(new PackageLine(story.format(), null, null, null, null, null, null, null));
    story
        .organisations()
        .forEach(o -> lines.add(new PackageLine(null, o, null, null, null, null, null, null)));
    story
        .sources()
        .forEach(s -> lines.add(new PackageLine(null, null, s, null, null, null, null, null)));
    lines.add(new PackageLine(null, null, null, story.story(), null, null, null, null));
    story
        .events()
        .forEach(e -> lines.add(new PackageLine(null, null, null, null, e, null, null, null)));
    story
        .statements()
        .forEach(s -> lines.add(new PackageLine(null, null, null, null, null, s, null, null)));
    story
        .discrepancies()
        .forEach(d -> lines.add(new PackageLine(null, null, null, null, null, null, d, null)));
    story
        .articles()
        .forEach(a -> lines.add(new PackageLine(null, null, null, null, null, null, null, a)));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(json.write(line)).append('\n'));
    return text.toString();
  }

  private StoryPackage read(String slug) {
    var story = new Item<>(slug, editors.stories().history(slug));
    var events = items(editors.events(), slug);
    var statements = items(editors.statements(), slug);
    var discrepancies = items(editors.discrepancies(), slug);
    var articles = items(editors.articles(), slug);
    Set<String> cited = new TreeSet<>();
    Set<String> parties = new TreeSet<>();
    for (Object part : List.of(story, events, statements, discrepancies, articles)) {
      JsonNode tree = json.tree(json.write(part));
      tree.findValues("source").stream().map(JsonNode::asText).forEach(cited::add);
      tree.findValues("organisation").stream().map(JsonNode::asText).forEach(parties::add);
      for (JsonNode list : tree.findValues("organisations")) {
        list.forEach(o -> parties.add(o.path("code").asText()));
      }
    }
    List<SourceDraft> known =
        cited.stream().map(s -> sources.known(s).orElseThrow().content()).toList();
    List<OrganisationDraft> named =
        parties.stream()
            .map(o -> new OrganisationDraft(o, organisations.known(o).orElseThrow().storedName()))
            .toList();
    return new StoryPackage(
        StoryPackage.FORMAT, named, known, story, events, statements, discrepancies, articles);
  }

  @SuppressWarnings("unchecked")
  private <D extends Record> List<Item<D>> items(Editor<?, D> editor, String story) {
    Kind kind = editor.kind();
    List<String> slugs =
        em.createNativeQuery(
                "select slug from "
                    + kind
                    + " where story = :story and version = 1 and valid_from <= :now order by slug")
            .setParameter("story", story)
            .setParameter("now", Instant.now())
            .getResultList();
    return slugs.stream().map(s -> new Item<>(s, editor.history(s))).toList();
  }
}
