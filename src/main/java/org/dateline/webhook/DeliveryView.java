package org.dateline.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery, and what came of the last attempt. */
@Schema(
    name = "Delivery",
    description = "That something was told, or is to be, and the last attempt.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
    @Schema(required = true, examples = "1") long id,
    @Schema(
            required = true,
            description = "`waiting` is still to be delivered, `failed` was given up.",
            enumeration = {"waiting", "delivered", "failed"})
        String state,
    @Schema(required = true) Instant createdAt,
    @Schema(description = "When it was delivered, or given up.") Instant doneAt,
    @Schema(required = true, description = "How many attempts there have been.") int attempts,
    @Schema(description = "When the last one began.") Instant attemptedAt,
    @Schema(description = "How long it took, in milliseconds.") Integer tookMs,
    @Schema(description = "When the next one is due; left out if there will be none.")
        Instant nextAttemptAt,
    @Schema(required = true) Request request,
    @Schema(description = "Left out if there was none.") Response response,
    @Schema(description = "Why the last attempt failed; left out if it did not.") String error) {

  /** What is sent. */
  @Schema(name = "DeliveryRequest", description = "What is sent.")
  record Request(
      @Schema(required = true, description = "`webhook-id`, the same each time.") String id,
      @Schema(required = true, description = "Exactly as it is signed.") String body,
      @Schema(required = true, description = "The same, read.") Message message) {}

  /** What the receiver answered. */
  @Schema(name = "DeliveryResponse", description = "What the receiver answered.")
  record Response(
      @Schema(required = true, examples = "204") int status,
      @Schema(description = "How its body begins, up to 1 KB.") String body) {}
}
