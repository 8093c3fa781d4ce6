package org.dateline.partner;

import java.time.LocalDate;
import java.util.List;
import org.dateline.access.TokenView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that a partner needs to know of itself. */
@Schema(name = "PartnerSelf", description = "What was agreed with you, and your use so far.")
record PartnerSelfView(
    @Schema(required = true, description = "Your terms and limits.") PartnerDraft partner,
    @Schema(required = true, description = "Your tokens that work, without the tokens themselves.")
        List<TokenView> tokens,
    @Schema(required = true) Use use) {

  /** Since midnight, and since the first of the month, UTC. */
  @Schema(name = "PartnerUse", description = "Your use so far; days and months are UTC.")
  record Use(@Schema(required = true) UsageView today, @Schema(required = true) UsageView month) {

    static Use of(String partner, Uses uses) {
      LocalDate today = UsageDays.today();
      return new Use(uses.since(today, partner), uses.since(today.withDayOfMonth(1), partner));
    }
  }
}
