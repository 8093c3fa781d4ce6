package org.dateline.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a ping. */
@Schema(name = "Ping", description = "What came of a ping.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PingView(
    @Schema(required = true, description = "Whether the receiver answered 2xx.") boolean delivered,
    @Schema(required = true, description = "Milliseconds.") int tookMs,
    @Schema(required = true) DeliveryView.Request request,
    @Schema(description = "Left out if there was none.") DeliveryView.Response response,
    @Schema(description = "Why it failed; left out if it did not.") String error) {

  static PingView of(Answer answer, DeliveryView.Request request) {
    return new PingView(
        answer.isSuccess(),
        answer.tookMs(),
        request,
        answer.status() == null ? null : new DeliveryView.Response(answer.status(), answer.body()),
        answer.error());
  }
}
