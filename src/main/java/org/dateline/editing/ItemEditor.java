package org.dateline.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.dateline.access.Actor;
import org.dateline.access.Audit;
import org.dateline.http.Choice;
import org.dateline.http.Findings;
import org.dateline.http.JsonReader;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Right;
import org.dateline.http.Violation;
import org.dateline.version.ChangeKind;
import org.dateline.version.Editor;
import org.dateline.version.Items;
import org.dateline.version.Items.Draft;
import org.dateline.version.Items.Item;
import org.dateline.version.Kind;
import org.dateline.version.Previews;
import org.dateline.version.Release;
import org.dateline.version.Stored;
import org.dateline.version.Versioned;

/** Whatever is done to an item: each method is one transaction that holds the item's lock. */
@ApplicationScoped
class ItemEditor {

  private static final Duration LONGEST_PREVIEW = Duration.ofDays(30);
  private static final Duration FARTHEST = Duration.ofDays(3650);

  private final Map<Kind, Editor<?, ?>> editors = new EnumMap<>(Kind.class);
  private final Items items;
  private final Stored stored;
  private final Previews previews;
  private final JsonReader reader;
  private final Actor actor;
  private final Audit audit;

  ItemEditor(
      @All List<Editor<?, ?>> editors,
      Items items,
      Stored stored,
      Previews previews,
      JsonReader reader,
      Actor actor,
      Audit audit) {
    editors.forEach(e -> this.editors.put(e.kind(), e));
    this.items = items;
    this.stored = stored;
    this.previews = previews;
    this.reader = reader;
    this.actor = actor;
    this.audit = audit;
  }

  /**
   * A new item, of which there is a draft only.
   *
   * @throws Problem 400 for a body that is no draft, 409 if the slug is taken
   */
  @Transactional
  Item create(Kind kind, JsonNode body) {
    Findings findings = new Findings();
    DraftBody sent = reader.incomplete(body, DraftBody.class, "", findings);
    if (sent != null) {
      slug("/slug", sent.slug(), findings);
    }
    Draft draft = draft(kind, sent, null, findings);
    findings.refuse(ProblemType.INVALID_BODY, "The draft");
    if (!editors.get(kind).reserve(sent.slug())) {
      throw taken(kind, sent.slug());
    }
    audit.note(kind + ".create", kind.toString(), sent.slug(), null, null);
    return items.save(kind, sent.slug(), draft);
  }

  private static Problem taken(Kind kind, String slug) {
    String detail = "is the slug of another " + kind + ", or was";
    return Problem.of(
        ProblemType.CONFLICT,
        "\"" + slug + "\" " + detail,
        List.of(Violation.at("/slug", slug, detail)));
  }

  private static void slug(String at, String slug, Findings findings) {
    if (slug == null || !Choice.isSlug(slug)) {
      findings.add(
          at,
          slug,
          "must be lower-case letters, digits and single hyphens, up to " + Choice.LONGEST_SLUG);
    }
  }

  /** What the client sent, in canonical form, and a story that is known. */
  private Draft draft(Kind kind, DraftBody sent, Integer of, Findings findings) {
    if (sent == null) {
      return null;
    }
    Object content =
        reader.incomplete(sent.content(), editors.get(kind).type(), "/content", findings);
    if (kind == Kind.STORY && sent.story() != null) {
      findings.add("/story", sent.story(), "is not for a story itself");
    } else if (sent.story() != null && !items.exists(Kind.STORY, sent.story())) {
      findings.add("/story", sent.story(), "is not the slug of a story");
    }
    String json = content == null ? "{}" : reader.write(content);
    return new Draft(sent.story(), json, actor.name(), Instant.now(), of);
  }

  /**
   * Replaces an item's draft, or begins one.
   *
   * @param patch whether the body is a merge patch (RFC 7396) of the draft, or of the published
   *     content if there is none
   */
  @Transactional
  Item save(Kind kind, String slug, String ifMatch, JsonNode body, boolean patch) {
    Item item = items.lock(kind, slug);
    item.require(ifMatch);
    Versioned last = editors.get(kind).last(slug).orElse(null);
    refuseRetracted(item, last);
    JsonNode whole = patch ? MergePatch.apply(base(item, last), body) : body;
    Findings findings = new Findings();
    DraftBody sent = reader.incomplete(whole, DraftBody.class, "", findings);
    if (sent != null && sent.slug() != null && !sent.slug().equals(slug)) {
      findings.add("/slug", sent.slug(), "is not the item's; rename it to change that");
    }
    Integer of = item.draft() != null ? item.draft().of() : last == null ? null : last.version();
    Draft draft = draft(kind, sent, of, findings);
    findings.refuse(ProblemType.INVALID_BODY, "The draft");
    audit.note(kind + ".save", kind.toString(), slug, null, null);
    return items.save(kind, slug, draft);
  }

  private JsonNode base(Item item, Versioned last) {
    var base = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    if (item.draft() != null) {
      base.put("story", item.draft().story());
      base.set("content", reader.tree(item.draft().content()));
    } else if (last != null) {
      base.put("story", item.kind() == Kind.STORY ? null : last.story());
      base.set(
          "content",
          reader.tree(reader.write(editors.get(item.kind()).lastContent(item.slug()).get())));
    } else {
      base.putObject("content");
    }
    return base;
  }

  /** An item that has a draft. */
  Item drafted(Kind kind, String slug) {
    Item item = items.get(kind, slug);
    if (item.draft() == null) {
      throw Problem.of(
          ProblemType.NOT_FOUND,
          "The " + kind + " \"" + slug + "\" has no draft; PUT or PATCH this address to begin one");
    }
    return item;
  }

  /** Takes an item's draft away; and the item, if nothing of it was ever published. */
  @Transactional
  void discard(Kind kind, String slug, String ifMatch) {
    Item item = items.lock(kind, slug);
    requireDraft(item);
    item.require(ifMatch);
    audit.note(kind + ".discard", kind.toString(), slug, null, null);
    if (editors.get(kind).last(slug).isPresent() || isReferredTo(kind, slug)) {
      items.save(kind, slug, null);
    } else {
      items.forget(kind, slug);
    }
  }

  private boolean isReferredTo(Kind kind, String slug) {
    return kind == Kind.STORY
        && !items.drafts(null, slug, Instant.now().plusSeconds(60), 1).isEmpty();
  }

  private static void requireDraft(Item item) {
    if (item.draft() == null) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "The "
              + item.kind()
              + " \""
              + item.slug()
              + "\" has no draft; perhaps someone has just published it");
    }
  }

  /** What stands against publishing a draft now. */
  Findings check(Item item) {
    Findings findings = new Findings();
    content(item, editors.get(item.kind()), "", Instant.now(), (k, s) -> false, findings);
    return findings;
  }

  private <D extends Record> D content(
      Item item,
      Editor<?, D> editor,
      String at,
      Instant from,
      BiPredicate<Kind, String> alongside,
      Findings findings) {
    String here = at + "/content";
    D content =
        reader.incomplete(reader.tree(item.draft().content()), editor.type(), here, findings);
    reader.validate(here, content, findings);
    var known = stored.references(from, alongside);
    if (item.kind() != Kind.STORY) {
      if (item.draft().story() == null) {
        findings.add(at + "/story", null, "is required");
      } else {
        known.item(at + "/story", Kind.STORY, item.draft().story(), findings);
      }
    }
    if (!findings.under(here)) {
      editor.check(here, content, findings, known);
    }
    return content;
  }

  /**
   * Publishes an item's draft, at once or later.
   *
   * @throws Problem 409 if there is none, or the item is not in a state for it; 412; 422 with all
   *     that is wrong with it
   */
  @Transactional
  Versioned publish(Kind kind, String slug, String ifMatch, PublishBody how) {
    Item item = items.lock(kind, slug);
    requireDraft(item);
    item.require(ifMatch);
    Findings findings = new Findings();
    Instant from = moment(how.publishAt(), "/publishAt", findings);
    findings.refuse(ProblemType.INVALID_BODY, "The request");
    Versioned version = publish(item, editors.get(kind), how, from, "", (k, s) -> false, findings);
    findings.refuse(ProblemType.NOT_PUBLISHABLE, "The draft");
    return version;
  }

  /** Publishes several drafts in one act: all of them, or none. */
  @Transactional
  List<Versioned> publish(ReleaseBody release) {
    Findings findings = new Findings();
    Instant from = moment(release.publishAt(), "/publishAt", findings);
    for (int i = 0; i < release.items().size(); i++) {
      ReleaseBody.Part part = release.items().get(i);
      if (release.items().subList(0, i).stream()
          .anyMatch(p -> p.kind() == part.kind() && p.slug().equals(part.slug()))) {
        findings.add("/items/" + i + "/slug", part.slug(), "is there twice");
      }
    }
    findings.refuse(ProblemType.INVALID_BODY, "The release");
    BiPredicate<Kind, String> alongside =
        (kind, slug) ->
            release.items().stream().anyMatch(p -> p.kind() == kind && p.slug().equals(slug));
    List<Versioned> published = new ArrayList<>();
    for (int i = 0; i < release.items().size(); i++) {
      ReleaseBody.Part part = release.items().get(i);
      Item item = items.lock(part.kind(), part.slug());
      requireDraft(item);
      item.require(part.ifMatch());
      PublishBody how = new PublishBody(part.change(), part.note(), null);
      published.add(
          publish(item, editors.get(part.kind()), how, from, "/items/" + i, alongside, findings));
    }
    findings.refuse(ProblemType.NOT_PUBLISHABLE, "The release");
    return published;
  }

  /** When the version becomes valid: not exactly then, where the one before is as young. */
  private static Instant moment(Instant wanted, String at, Findings findings) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    if (wanted == null) {
      return now;
    }
    if (!wanted.isAfter(now)) {
      findings.add(at, wanted, "must be in the future; leave it out to publish at once");
    } else if (wanted.isAfter(now.plus(FARTHEST))) {
      findings.add(at, wanted, "must be within ten years");
    }
    return wanted.truncatedTo(ChronoUnit.MICROS);
  }

  /** Null, where something is wrong. */
  private <D extends Record> Versioned publish(
      Item item,
      Editor<?, D> editor,
      PublishBody how,
      Instant wanted,
      String at,
      BiPredicate<Kind, String> alongside,
      Findings findings) {
    Versioned last = editor.last(item.slug()).orElse(null);
    refuseRetracted(item, last);
    refuseScheduled(item, last);
    ChangeKind change =
        how.change() != null
            ? how.change()
            : last == null ? ChangeKind.PUBLISHED : ChangeKind.UPDATED;
    if (change == ChangeKind.RETRACTED) {
      findings.add(
          at + "/change", change, "is not published but retracted; see the address for that");
    } else if ((last == null) != (change == ChangeKind.PUBLISHED)) {
      findings.add(
          at + "/change",
          change,
          "must be \"published\" the first time, and never again",
          last == null ? new Object[] {"published"} : new Object[] {"updated", "corrected"});
    }
    if (change == ChangeKind.CORRECTED && (how.note() == null || how.note().isBlank())) {
      findings.add(at + "/note", how.note(), "is required: readers are told what was wrong");
    }
    D content = content(item, editor, at, wanted, alongside, findings);
    if (!findings.all().isEmpty()) {
      return null;
    }
    Instant from =
        last == null || wanted.isAfter(last.validFrom())
            ? wanted
            : last.validFrom().plus(1, ChronoUnit.MICROS);
    Versioned version =
        editor.publish(
            item.slug(),
            item.draft().story(),
            new Release<>(from, change, how.note(), actor.name(), content));
    items.save(item.kind(), item.slug(), null);
    note(from.isAfter(Instant.now()) ? "schedule" : "publish", version, how.note());
    return version;
  }

  private void note(String action, Versioned version, String detail) {
    String kind = version.kind().toString();
    audit.note(kind + "." + action, kind, version.slug(), version.version(), detail);
  }

  private static void refuseRetracted(Item item, Versioned last) {
    if (last != null && last.isRetracted()) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "The "
              + item.kind()
              + " \""
              + item.slug()
              + "\" has been retracted, for good; publish under another slug");
    }
  }

  private static void refuseScheduled(Item item, Versioned last) {
    if (last != null && last.validFrom().isAfter(Instant.now())) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "Version "
              + last.version()
              + " of the "
              + item.kind()
              + " \""
              + item.slug()
              + "\" is scheduled for "
              + last.validFrom()
              + "; wait for it or cancel it first");
    }
  }

  /** Withdraws what is public; a draft, if there is one, goes with it. */
  @Transactional
  Versioned retract(Kind kind, String slug, String ifMatch, String reason) {
    Item item = items.lock(kind, slug);
    Versioned last = editors.get(kind).last(slug).orElse(null);
    if (last == null) {
      throw Problem.of(
          ProblemType.CONFLICT, "Nothing of the " + kind + " \"" + slug + "\" has been published");
    }
    refuseRetracted(item, last);
    refuseScheduled(item, last);
    item.require(ifMatch);
    Versioned version = retract(editors.get(kind), slug, last, reason);
    items.save(kind, slug, null);
    note("retract", version, reason);
    return version;
  }

  private <D extends Record> Versioned retract(
      Editor<?, D> editor, String slug, Versioned last, String reason) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Instant from =
        now.isAfter(last.validFrom()) ? now : last.validFrom().plus(1, ChronoUnit.MICROS);
    return editor.publish(
        slug, last.story(), new Release<>(from, ChangeKind.RETRACTED, reason, actor.name(), null));
  }

  /** Takes back what is scheduled; it is the draft again. */
  @Transactional
  Item cancel(Kind kind, String slug, String ifMatch) {
    Item item = items.lock(kind, slug);
    Versioned last = editors.get(kind).last(slug).orElse(null);
    if (last == null || !last.validFrom().isAfter(Instant.now())) {
      throw Problem.of(
          ProblemType.CONFLICT, "Nothing of the " + kind + " \"" + slug + "\" is scheduled");
    }
    item.require(ifMatch);
    if (item.draft() != null) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "The " + kind + " \"" + slug + "\" has another draft by now; discard that first");
    }
    String story = kind == Kind.STORY ? null : last.story();
    int number = last.version();
    String author = last.author();
    Object content = Objects.requireNonNull(editors.get(kind).cancel(slug));
    audit.note(kind + ".cancel", kind.toString(), slug, number, null);
    Integer of = number == 1 ? null : number - 1;
    return items.save(
        kind, slug, new Draft(story, reader.write(content), author, Instant.now(), of));
  }

  /** Gives an item another slug; the old one leads to it for ever. */
  @Transactional
  Item rename(Kind kind, String slug, String ifMatch, String to) {
    Findings findings = new Findings();
    slug("/slug", to, findings);
    findings.refuse(ProblemType.INVALID_BODY, "The request");
    Item item = items.lock(kind, slug);
    item.require(ifMatch);
    if (to.equals(slug)) {
      throw taken(kind, to);
    }
    boolean isPublic = editors.get(kind).current(slug).isPresent();
    if (!items.rename(kind, slug, to, isPublic)) {
      throw taken(kind, to);
    }
    if (isPublic) {
      editors.get(kind).redirect(slug, to);
    }
    audit.note(kind + ".rename", kind.toString(), slug, null, "to " + to);
    return items.get(kind, to);
  }

  /** A link to a draft. */
  PreviewView preview(Item item, Instant expires) {
    Instant now = Instant.now();
    Findings findings = new Findings();
    if (expires != null && (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST_PREVIEW)))) {
      findings.add("/expiresAt", expires, "must be in the future, and within 30 days");
    }
    findings.refuse(ProblemType.INVALID_BODY, "The request");
    Instant until = expires == null ? now.plus(Duration.ofDays(1)) : expires;
    until = until.truncatedTo(ChronoUnit.SECONDS);
    String token = previews.token(item.kind(), item.slug(), until);
    return new PreviewView(item.kind().path(item.slug()) + "?preview=" + token, until);
  }

  /**
   * What changed between two versions.
   *
   * @param to a number, or {@code draft}
   */
  DiffView diff(Kind kind, String slug, String from, String to) {
    return new DiffView(from, to, Diff.of(version(kind, slug, from), version(kind, slug, to)));
  }

  private JsonNode version(Kind kind, String slug, String written) {
    if (written.equals("draft")) {
      if (!actor.may(Right.DRAFT)) {
        throw actor.refusal(Right.DRAFT);
      }
      return reader.tree(drafted(kind, slug).draft().content());
    }
    int number = written.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(written) : 0;
    return editors
        .get(kind)
        .content(slug, number)
        .map(content -> reader.tree(reader.write(content)))
        .orElseThrow(
            () -> {
              // A slug that moved leads on; and what is not public yet is not told from what is not
              // there.
              items.follow(kind, slug);
              return Problem.notFound(
                  "version " + written + " with content of " + kind,
                  slug,
                  kind.path(slug) + "/versions");
            });
  }

  /** How an item stands. */
  StatusView status(Item item) {
    Editor<?, ?> editor = editors.get(item.kind());
    Versioned current = editor.current(item.slug()).orElse(null);
    Versioned last = editor.last(item.slug()).orElse(null);
    boolean scheduled = last != null && last.validFrom().isAfter(Instant.now());
    String state = "unpublished";
    if (current != null) {
      state = current.isRetracted() ? "retracted" : "published";
    }
    return new StatusView(
        item.kind(),
        item.slug(),
        state,
        state.equals("published") ? current.version() : null,
        scheduled ? PublishedView.of(last) : null,
        item.draft() == null ? null : item.draft().author(),
        item.draft() == null ? null : item.draft().at(),
        item.tag());
  }
}
