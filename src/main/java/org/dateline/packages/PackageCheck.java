package org.dateline.packages;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.article.ArticleDraft;
import org.dateline.article.Body;
import org.dateline.discrepancy.DiscrepancyDraft;
import org.dateline.event.EventDraft;
import org.dateline.packages.StoryPackage.Item;
import org.dateline.source.CitationDraft;
import org.dateline.source.SourceDraft;
import org.dateline.statement.StatementDraft;
import org.dateline.time.Edtf;
import org.dateline.version.ChangeKind;
import org.dateline.version.Release;

/**
 * Looks at what a package says, after its form is known: references, dates, the order of versions,
 * and that every fact has a source.
 */
final class PackageCheck {

  private final Findings findings;
  private final Set<String> sources;
  private final Set<String> countries;
  private final Set<String> organisations;
  private final Instant now;
  private Set<String> events = Set.of();
  private Set<String> statements = Set.of();

  /**
   * Begins a check.
   *
   * @param sources slugs of the sources that are stored already
   * @param countries all codes
   * @param organisations codes of those that are stored already
   */
  PackageCheck(
      Findings findings,
      Set<String> sources,
      Set<String> countries,
      Set<String> organisations,
      Instant now) {
    this.findings = findings;
    this.sources = new HashSet<>(sources);
    this.countries = countries;
    this.organisations = new HashSet<>(organisations);
    this.now = now;
  }

  void check(StoryPackage story) {
    story.organisations().forEach(o -> organisations.add(o.code()));
    Set<String> own = new HashSet<>();
    for (int i = 0; i < story.sources().size(); i++) {
      source("/sources/" + i, story.sources().get(i), own);
    }
    sources.addAll(own);
    events = slugs(story.events());
    statements = slugs(story.statements());
    if (story.story() != null) {
      item("/story", story.story(), (at, draft) -> citations(at, draft.citations()));
    }
    items("/events", story.events(), this::event);
    items("/statements", story.statements(), this::statement);
    items("/discrepancies", story.discrepancies(), this::discrepancy);
    items("/articles", story.articles(), this::article);
  }

  private interface ContentCheck<D> {
    void check(String pointer, D draft);
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
    if (source.title() == null && source.label() == null) {
      findings.add(at + "/label", null, "is required where there is no title");
    }
    findings.date(at + "/published", source.published());
    country(at + "/publisherCountry", source.publisherCountry());
  }

  private <D extends Record> void items(String at, List<Item<D>> items, ContentCheck<D> content) {
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
      item(at + "/" + i, item, content);
    }
  }

  private <D extends Record> void item(String at, Item<D> item, ContentCheck<D> content) {
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
        content.check(here + "/content", version.content());
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

  private void event(String at, EventDraft event) {
    Edtf occurred = findings.date(at + "/occurred", event.occurred());
    Edtf disclosed = findings.date(at + "/disclosed", event.disclosed());
    if (occurred != null && disclosed != null && occurred.first().isAfter(disclosed.last())) {
      findings.add(at + "/disclosed", event.disclosed(), "is before it occurred");
    }
    if (event.place() != null) {
      country(at + "/place/country", event.place().country());
      if ((event.place().lat() == null) != (event.place().lon() == null)) {
        findings.add(at + "/place", null, "needs both of lat and lon, or none");
      }
    }
    roles(
        at + "/countries",
        event.countries(),
        countries,
        "is not an ISO 3166-1 alpha-2 code, nor XK");
    roles(
        at + "/organisations", event.organisations(), organisations, "is not a known organisation");
    for (int i = 0; i < event.details().size(); i++) {
      if (event.details().get(i).source() != null) {
        known(at + "/details/" + i + "/source", event.details().get(i).source());
      }
    }
    citations(at, event.citations());
  }

  private void roles(
      String at, List<EventDraft.RoleDraft> roles, Set<String> codes, String detail) {
    Set<EventDraft.RoleDraft> seen = new HashSet<>();
    for (int i = 0; i < roles.size(); i++) {
      EventDraft.RoleDraft role = roles.get(i);
      if (!codes.contains(role.code())) {
        findings.add(at + "/" + i + "/code", role.code(), detail);
      }
      if (!seen.add(role)) {
        findings.add(at + "/" + i, role.code() + " " + role.role(), "is there twice");
      }
    }
  }

  private void statement(String at, StatementDraft statement) {
    findings.date(at + "/issued", statement.issued());
    for (int i = 0; i < statement.datesNamed().size(); i++) {
      findings.date(at + "/datesNamed/" + i, statement.datesNamed().get(i));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < statement.signatories().size(); i++) {
      StatementDraft.SignatoryDraft signatory = statement.signatories().get(i);
      String here = at + "/signatories/" + i;
      if ((signatory.country() == null) == (signatory.organisation() == null)) {
        findings.add(here, null, "must be a country or an organisation, one of the two");
        continue;
      }
      country(here + "/country", signatory.country());
      if (signatory.organisation() != null && !organisations.contains(signatory.organisation())) {
        findings.add(
            here + "/organisation", signatory.organisation(), "is not a known organisation");
      }
      if (!seen.add(signatory.country() + "/" + signatory.organisation())) {
        findings.add(here, signatory.nameAsPrinted(), "is there twice");
      }
      if (signatory.person() != null) {
        known(here + "/person/source", signatory.person().source());
      }
    }
    citations(at, statement.citations());
  }

  private void discrepancy(String at, DiscrepancyDraft discrepancy) {
    for (int i = 0; i < discrepancy.about().size(); i++) {
      DiscrepancyDraft.AboutDraft about = discrepancy.about().get(i);
      Set<String> there = about.kind() == DiscrepancyDraft.Subject.EVENT ? events : statements;
      if (!there.contains(about.slug())) {
        findings.add(
            at + "/about/" + i + "/slug",
            about.slug(),
            "is not the slug of an item of this package");
      }
    }
    for (int i = 0; i < discrepancy.accounts().size(); i++) {
      known(at + "/accounts/" + i + "/source", discrepancy.accounts().get(i).source());
    }
  }

  private void article(String at, ArticleDraft article) {
    for (int i = 0; i < article.countries().size(); i++) {
      country(at + "/countries/" + i, article.countries().get(i));
    }
    citations(at, article.citations());
    Body body = Body.parse(article.body());
    Set<String> listed = new HashSet<>();
    for (int i = 0; i < article.citations().size(); i++) {
      String source = article.citations().get(i).source();
      listed.add(source);
      if (!body.cited().containsKey(source)) {
        findings.add(
            at + "/citations/" + i + "/source", source, "is cited by no paragraph of the body");
      }
    }
    for (String cited : body.cited().keySet()) {
      if (!listed.contains(cited)) {
        findings.add(
            at + "/body",
            "[^" + cited + "]",
            "cites a source that is not in the list of citations");
      }
    }
    if (!body.uncited().isEmpty()) {
      findings.add(
          at + "/body",
          "paragraph " + body.uncited().get(0),
          "has a paragraph that cites no source");
    }
  }

  private void citations(String at, List<CitationDraft> citations) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < citations.size(); i++) {
      String here = at + "/citations/" + i + "/source";
      known(here, citations.get(i).source());
      if (!seen.add(citations.get(i).source())) {
        findings.add(here, citations.get(i).source(), "is cited twice");
      }
    }
  }

  private void known(String at, String source) {
    if (!sources.contains(source)) {
      findings.add(at, source, "is not the slug of a source of this package, nor of a stored one");
    }
  }

  private void country(String at, String code) {
    if (code != null && !countries.contains(code)) {
      findings.add(at, code, "is not an ISO 3166-1 alpha-2 code, nor XK");
    }
  }
}
