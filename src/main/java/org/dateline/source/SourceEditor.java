package org.dateline.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.dateline.access.Audit;
import org.dateline.change.Changes;
import org.dateline.country.Countries;
import org.dateline.http.Findings;
import org.dateline.http.IfMatch;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Violation;
import org.dateline.version.References;
import org.dateline.version.Stored;

/**
 * Writes sources. They have no versions: what is wrong about one is put right for all that cite it.
 */
@ApplicationScoped
public class SourceEditor {

  private final EntityManager em;
  private final Sources sources;
  private final Countries countries;
  private final Stored stored;
  private final Changes changes;
  private final Audit audit;

  SourceEditor(
      EntityManager em,
      Sources sources,
      Countries countries,
      Stored stored,
      Changes changes,
      Audit audit) {
    this.em = em;
    this.changes = changes;
    this.sources = sources;
    this.countries = countries;
    this.stored = stored;
    this.audit = audit;
  }

  /** Notes what is wrong with a source whose form is right. */
  public static void check(String at, SourceDraft source, Findings findings, References known) {
    if (source.title() == null && source.label() == null) {
      findings.add(at + "/label", null, "is required where there is no title");
    }
    findings.date(at + "/published", source.published());
    known.country(at + "/publisherCountry", source.publisherCountry(), findings);
  }

  private void refuse(SourceDraft draft, Findings findings) {
    if (draft != null) {
      check("", draft, findings, stored.references(Instant.now(), (kind, slug) -> false));
    }
    findings.refuse(ProblemType.INVALID_BODY, "The source");
  }

  /**
   * A new source.
   *
   * @throws Problem 400 with all that is wrong with it, 409 if its slug is taken
   */
  @Transactional
  Source create(SourceDraft draft, Findings findings) {
    refuse(draft, findings);
    em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('dateline.source')) as text)")
        .getSingleResult();
    if (sources.known(draft.slug()).isPresent()) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "There is a source \"" + draft.slug() + "\" already",
          List.of(Violation.at("/slug", draft.slug(), "is taken")));
    }
    Source source = sources.add(draft, countries.known(draft.publisherCountry()).orElse(null));
    sources.flush();
    em.refresh(source);
    audit.note("source.create", "source", draft.slug(), null, null);
    return source;
  }

  /** Puts right what is known of a source. */
  @Transactional
  Source update(String slug, String ifMatch, SourceDraft draft, Findings findings) {
    if (draft != null && draft.slug() != null && !draft.slug().equals(slug)) {
      findings.add("/slug", draft.slug(), "must be the source's; it cannot be changed");
    }
    Source source = lock(slug, ifMatch);
    refuse(draft, findings);
    source.write(draft, countries.known(draft.publisherCountry()).orElse(null));
    touch(source);
    tell(source, null);
    audit.note("source.update", "source", slug, null, null);
    return source;
  }

  /**
   * Says that a source is the same as another. Versions that cite it stay as they are, and lead to
   * the other.
   */
  @Transactional
  Source merge(String slug, String ifMatch, String into) {
    Source source = lock(slug, ifMatch);
    Source other = into == null ? null : sources.known(into).orElse(null);
    String wrong = null;
    if (other == null) {
      wrong = "is not the slug of a source";
    } else if (other.id.equals(source.id)) {
      wrong = "is the source itself";
    } else if (other.mergedInto != null) {
      wrong = "has been merged itself, into " + other.mergedInto.slug;
    }
    if (wrong != null) {
      throw Problem.of(
          ProblemType.INVALID_BODY,
          "\"" + into + "\" " + wrong,
          List.of(Violation.at("/into", into, wrong)));
    }
    source.mergedInto = other;
    sources.update("mergedInto = ?1 where mergedInto = ?2", other, source);
    if (source.citedFrom != null) {
      other.citedFrom(source.citedFrom);
    }
    touch(source);
    touch(other);
    tell(source, other.slug);
    tell(other, null);
    audit.note("source.merge", "source", slug, null, "into " + into);
    return other;
  }

  /** Tells what is public of it to those who follow the change log. */
  private void tell(Source source, String target) {
    Instant now = Instant.now();
    if (source.citedFrom == null || source.citedFrom.isAfter(now)) {
      return;
    }
    if (target == null) {
      changes.append("source", source.slug, null, null, "updated", null, now);
    } else {
      changes.redirect("source", source.slug, null, null, target, now);
    }
  }

  private void touch(Source source) {
    source.updatedAt = Instant.now();
    em.flush();
    em.createNativeQuery("update source set revision = nextval('item_revision') where id = :id")
        .setParameter("id", source.id)
        .executeUpdate();
    em.refresh(source);
  }

  private Source lock(String slug, String ifMatch) {
    Source source = known(slug);
    em.lock(source, LockModeType.PESSIMISTIC_WRITE);
    em.refresh(source);
    String what = "The source \"" + slug + "\"";
    IfMatch.require(ifMatch, source.tag(), what, "/api/v1/sources/" + slug + "/status");
    if (source.mergedInto != null) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "The source \"" + slug + "\" has been merged into \"" + source.mergedInto.slug + "\"");
    }
    return source;
  }

  /** A source, be it public or not. */
  Source known(String slug) {
    return sources
        .known(slug)
        .orElseThrow(() -> Problem.notFound("source", slug, "/api/v1/sources"));
  }
}
