package org.dateline.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.dateline.access.Limits;
import org.dateline.access.Partner;
import org.dateline.access.Terms;
import org.dateline.http.Findings;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner, as an administrator writes it. */
@Schema(name = "PartnerDraft", description = "A partner: what was agreed with it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartnerDraft(
    @NotNull
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Size(max = 120)
        @Schema(description = "Its name in addresses; it never changes.", examples = "kyiv-weekly")
        String slug,
    @NotNull @Pattern(regexp = LINE) @Size(max = 200) @Schema(examples = "Kyiv Weekly") String name,
    @Size(max = 100)
        @Schema(
            description = "The sections of articles that it may take; all, if left out or empty.")
        List<@NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 60) String> sections,
    @NotNull
        @Pattern(regexp = "full|summary")
        @Schema(
            description = "Whether it gets texts or only standfirsts.",
            enumeration = {"full", "summary"})
        String text,
    @Schema(description = "Whether it may read what becomes public later; not, if left out.")
        Boolean embargoed,
    @Schema(
            description =
                "How much later than everyone it gets what is published, ISO 8601, up to P7D; at once, if left out.",
            examples = "PT15M")
        String delay,
    @Pattern(regexp = LINE)
        @Size(max = 300)
        @Schema(
            description = "A line that must stand with each item.",
            examples = "Source: Dateline")
        String attribution,
    @Size(max = 500)
        @Schema(
            description =
                "What items may be used under: a URL, or the SPDX id of a Creative Commons or open data licence.",
            examples = "CC-BY-4.0")
        String licence,
    @NotNull @Valid Limits limits) {

  private static final String LINE = "[^\\r\\n]*[^\\s][^\\r\\n]*";
  private static final Duration LONGEST_DELAY = Duration.ofDays(7);
  private static final String DELAYS =
      "must be an ISO 8601 duration of days, hours, minutes and whole seconds from PT0S to P7D, such as PT15M";
  private static final java.util.regex.Pattern SPDX =
      java.util.regex.Pattern.compile(
          "CC-BY(-NC)?(-SA|-ND)?-(1\\.0|2\\.0|2\\.5|3\\.0|4\\.0)|CC0-1\\.0|CC-PDDC|PDDL-1\\.0"
              + "|ODbL-1\\.0|ODC-By-1\\.0|OGL-UK-[123]\\.0|LicenseRef-[A-Za-z0-9.-]+");

  static PartnerDraft of(Partner partner) {
    Terms terms = partner.terms();
    return new PartnerDraft(
        partner.slug(),
        partner.name(),
        terms.sections().stream().sorted().toList(),
        terms.fullText() ? "full" : "summary",
        partner.isEmbargoed(),
        terms.delay().toString(),
        terms.attribution(),
        terms.licence(),
        partner.limits());
  }

  /** Notes what is wrong with it beyond its form. */
  void check(Findings findings) {
    if ("me".equals(slug)) {
      findings.add("/slug", slug, "is reserved: /partners/me is the partner that asks");
    }
    if (licence != null && !SPDX.matcher(licence).matches() && !isUrl(licence)) {
      findings.add(
          "/licence",
          licence,
          "must be a URL, or an SPDX id of a licence for content: CC-…, CC0-1.0, CC-PDDC, PDDL-1.0, ODbL-1.0,"
              + " ODC-By-1.0, OGL-UK-…, LicenseRef-…");
    }
    Duration later = duration();
    if (later == null
        || later.isNegative()
        || later.compareTo(LONGEST_DELAY) > 0
        || later.getNano() != 0) {
      findings.add("/delay", delay, DELAYS);
    } else if (isEmbargoed() && !later.isZero()) {
      findings.add("/delay", delay, "does not go together with embargoed, which is to be earlier");
    }
  }

  /** What it says, once it is known to be right. */
  Terms terms() {
    return new Terms(
        slug,
        sections == null ? Set.of() : Set.copyOf(sections),
        text.equals("full"),
        duration(),
        attribution,
        licence);
  }

  boolean isEmbargoed() {
    return Boolean.TRUE.equals(embargoed);
  }

  /** Null where it is none. */
  private Duration duration() {
    try {
      return delay == null ? Duration.ZERO : Duration.parse(delay);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
