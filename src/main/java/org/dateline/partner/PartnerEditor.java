package org.dateline.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import org.dateline.access.Audit;
import org.dateline.access.Partner;
import org.dateline.access.Partners;
import org.dateline.access.Tokens;
import org.dateline.http.Findings;
import org.dateline.http.IfMatch;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Violation;

/** Writes down what is agreed with partners. It holds from the next request of each token on. */
@ApplicationScoped
class PartnerEditor {

  private final EntityManager em;
  private final Partners partners;
  private final Tokens tokens;
  private final Audit audit;

  PartnerEditor(EntityManager em, Partners partners, Tokens tokens, Audit audit) {
    this.em = em;
    this.partners = partners;
    this.tokens = tokens;
    this.audit = audit;
  }

  private static void refuse(PartnerDraft draft, Findings findings) {
    if (draft != null) {
      draft.check(findings);
    }
    findings.refuse(ProblemType.INVALID_BODY, "The partner");
  }

  /**
   * A new partner.
   *
   * @throws Problem 400 with all that is wrong with it, 409 if its slug is taken
   */
  @Transactional
  Partner create(PartnerDraft draft, Findings findings) {
    refuse(draft, findings);
    String slug = draft.slug();
    em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('dateline.partner')) as text)")
        .getSingleResult();
    if (partners.known(slug).isPresent()) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "There is a partner \"" + slug + "\" already, or there was",
          List.of(Violation.at("/slug", slug, "is taken")));
    }
    Partner partner = new Partner(slug);
    agree(partner, draft);
    partners.add(partner);
    audit.note("partner.create", "partner", slug, null, null);
    return partner;
  }

  /** Changes what was agreed. */
  @Transactional
  Partner update(String slug, String ifMatch, PartnerDraft draft, Findings findings) {
    if (draft != null && draft.slug() != null && !draft.slug().equals(slug)) {
      findings.add("/slug", draft.slug(), "must be the partner's; it cannot be changed");
    }
    Partner partner = lock(slug, ifMatch);
    refuse(draft, findings);
    agree(partner, draft);
    em.flush();
    tokens.change();
    audit.note("partner.update", "partner", slug, null, null);
    return partner;
  }

  /** Ends it, and all of its tokens with it. What it did stays known. */
  @Transactional
  void end(String slug, String ifMatch) {
    Partner partner = lock(slug, ifMatch);
    partner.end();
    tokens.revokeOf(partner);
    audit.note("partner.end", "partner", slug, null, null);
  }

  private static void agree(Partner partner, PartnerDraft draft) {
    partner.agree(draft.name(), draft.terms(), draft.isEmbargoed(), draft.limits());
  }

  private Partner lock(String slug, String ifMatch) {
    Partner partner = known(slug);
    em.lock(partner, LockModeType.PESSIMISTIC_WRITE);
    em.refresh(partner);
    String what = "The partner \"" + slug + "\"";
    IfMatch.require(ifMatch, partner.tag(), what, "/api/v1/partners/" + slug);
    if (partner.endedAt() != null) {
      throw Problem.of(ProblemType.CONFLICT, what + " has ended; create another");
    }
    return partner;
  }

  /** A partner, be it at its end or not. */
  Partner known(String slug) {
    return partners
        .known(slug)
        .orElseThrow(() -> Problem.notFound("partner", slug, "/api/v1/partners"));
  }
}
