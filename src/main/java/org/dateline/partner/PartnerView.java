package org.dateline.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.dateline.access.Partner;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a partner stands, for administrators. */
@Schema(name = "Partner", description = "How a partner stands.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartnerView(
    @Schema(required = true, description = "What to send as If-Match.", examples = "\"r17\"")
        String etag,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @Schema(description = "When it ended; left out while it lasts.") Instant endedAt,
    @Schema(required = true) PartnerDraft partner) {

  static PartnerView of(Partner partner) {
    return new PartnerView(
        partner.tag(),
        partner.createdAt(),
        partner.updatedAt(),
        partner.endedAt(),
        PartnerDraft.of(partner));
  }
}
