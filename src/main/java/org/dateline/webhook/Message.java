package org.dateline.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.dateline.change.Change;
import org.dateline.version.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a receiver is told: that something changed and where it is, never the text. */
@Schema(
    name = "WebhookMessage",
    description = "What a receiver is sent, signed as Standard Webhooks says.")
record Message(
    @Schema(
            required = true,
            description = "The item's kind and what happened to it, or `ping`.",
            examples = "article.corrected")
        String type,
    @Schema(required = true, description = "When it became visible here.") Instant timestamp,
    Data data) {

  /** A change, as `GET /changes` tells it, without its cursor. */
  @Schema(name = "WebhookData", description = "The change.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Data(
      @Schema(required = true) String kind,
      @Schema(required = true, description = "Of the item, as it was then.") String slug,
      String story,
      String section,
      Integer version,
      @Schema(
              required = true,
              enumeration = {"published", "updated", "corrected", "retracted", "redirected"})
          String change,
      @Schema(description = "What changed and why, for readers.") String note,
      @Schema(required = true, description = "The moment that it tells of.") Instant at,
      @Schema(required = true) Instant recordedAt,
      @Schema(required = true, description = "Where the item is now.") String href,
      @Schema(description = "The slug that a redirected item has now.") String target) {}

  static Message of(Change change) {
    return new Message(
        change.kind() + "." + change.change(),
        change.recordedAt(),
        new Data(
            change.kind(),
            change.slug(),
            change.story(),
            change.section(),
            change.version(),
            change.change(),
            change.note(),
            change.at(),
            change.recordedAt(),
            Kind.pathOf(change.kind()) + "/" + change.slugAfter(),
            change.target()));
  }

  /** A message that tells of nothing. */
  static Message ping() {
    return new Message("ping", Instant.now(), null);
  }
}
