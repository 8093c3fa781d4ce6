package org.dateline.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.dateline.http.Dated;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook, for its owner. */
@Schema(name = "Webhook", description = "Where is told which changes, and how that stands.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
    @Schema(required = true, examples = WebhookView.EXAMPLE) String id,
    @Schema(required = true, description = "What to send as If-Match.", examples = "\"r3\"")
        String etag,
    @Schema(required = true, description = "The partner, or the token, that it belongs to.")
        String owner,
    @Schema(required = true) String url,
    @Schema(required = true, description = "Empty for all.") List<String> kinds,
    @Schema(description = "By the slug that it has now.") String story,
    String section,
    String description,
    @Schema(
            description =
                "What messages are signed with. Only when it is made or renewed: keep it, it is never shown again.",
            examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")
        String secret,
    @Schema(description = "Until when messages are signed with the secret before as well.")
        Instant oldSecretUntil,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @Schema(description = "Since when every attempt has failed; left out if the last did not.")
        Instant failingSince,
    @Schema(description = "Nothing is sent any more since then; left out while it is.")
        Instant disabledAt,
    @Schema(description = "Why, and what to put right before enabling it.") String disabledReason)
    implements Dated {

  static final String EXAMPLE = "0b1f6c1e-2f0a-4f43-9d52-0a8f6a4f7c11";

  static WebhookView of(Subscription one) {
    return of(one, null);
  }

  static WebhookView of(Subscription one, byte[] secret) {
    boolean rotating = one.secrets(Instant.now()).size() > 1;
    return new WebhookView(
        one.slug,
        one.tag(),
        one.owner,
        one.url,
        one.kinds,
        one.story,
        one.section,
        one.description,
        secret == null ? null : Signature.written(secret),
        rotating ? one.oldSecretUntil : null,
        one.createdAt,
        one.updatedAt,
        one.failingSince,
        one.disabledAt,
        one.disabledReason);
  }

  @JsonIgnore
  @Schema(hidden = true)
  @Override
  public Instant lastModified() {
    return updatedAt;
  }
}
