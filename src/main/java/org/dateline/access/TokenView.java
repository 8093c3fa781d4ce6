package org.dateline.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API token; the token itself only in the answer that makes it. */
@Schema(
    name = "Token",
    description = "An API token. The token itself is shown once, when it is made.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenView(
    @Schema(required = true) long id,
    @Schema(required = true, description = "Whose it is; two live ones at most.") String name,
    @Schema(required = true) Role role,
    @Schema(description = "The rights that it is narrowed down to; all of the role's, if left out.")
        List<String> scopes,
    @Schema(description = "Slug of the partner that it belongs to.") String partner,
    @Schema(required = true, description = "How it begins.", examples = "dateline_x7Qp")
        String prefix,
    @Schema(description = "Only when it is made: keep it, it is never shown again.") String token,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) String createdBy,
    @Schema(required = true) Instant expiresAt,
    @Schema(description = "To the minute; left out if never.") Instant lastUsedAt,
    @Schema(description = "Left out while it lives.") Instant revokedAt) {

  static TokenView of(Token token, String secret) {
    return new TokenView(
        token.id,
        token.name,
        token.role,
        token.scopes,
        token.partner == null ? null : token.partner.slug(),
        token.prefix,
        secret,
        token.createdAt,
        token.createdBy,
        token.expiresAt,
        token.lastUsedAt,
        token.revokedAt);
  }
}
