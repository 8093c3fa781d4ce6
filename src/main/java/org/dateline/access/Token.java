package org.dateline.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.dateline.http.Right;
import org.dateline.http.Sha256;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * An API token, as it is kept: never the token itself. A token is {@code dateline_}, 36 random
 * letters and digits, and six of a CRC-32 over what stands before, by which a scanner tells a
 * leaked one from a look-alike.
 */
@Entity
class Token {

  static final String PREFIX = "dateline_";

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM = 36;
  private static final int CHECKSUM = 6;
  private static final SecureRandom CHANCE = new SecureRandom();

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  String name;
  int place;

  @Enumerated(EnumType.STRING)
  Role role;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> scopes;

  /** Whom a token of a partner belongs to; null for one on public terms. */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "partner")
  Partner partner;

  String prefix;
  byte[] hash;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "expires_at")
  Instant expiresAt;

  @Column(name = "last_used_at")
  Instant lastUsedAt;

  @Column(name = "revoked_at")
  Instant revokedAt;

  /** A new one, in the form that its owner gets to see once. */
  static String random() {
    StringBuilder token = new StringBuilder(PREFIX);
    for (int i = 0; i < RANDOM; i++) {
      token.append(ALPHABET.charAt(CHANCE.nextInt(ALPHABET.length())));
    }
    return token + checksum(token.toString());
  }

  /** Whether it has the form of a token, so that looking it up makes sense. */
  static boolean isWellFormed(String token) {
    int end = PREFIX.length() + RANDOM;
    return token.length() == end + CHECKSUM
        && token.startsWith(PREFIX)
        && checksum(token.substring(0, end)).equals(token.substring(end));
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    StringBuilder digits = new StringBuilder();
    for (long rest = crc.getValue(); digits.length() < CHECKSUM; rest /= ALPHABET.length()) {
      digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
    }
    return digits.toString();
  }

  static byte[] hash(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
  }

  boolean isLive(Instant now) {
    return revokedAt == null
        && expiresAt.isAfter(now)
        && (partner == null || partner.endedAt() == null);
  }

  /** What a role may do, for a partner or for none. */
  static Set<String> rights(Role role, Partner partner) {
    Set<String> rights = new HashSet<>(role.rights());
    if (partner != null && partner.isEmbargoed()) {
      rights.add(Right.EMBARGOED);
    }
    return rights;
  }

  /** What its bearer may do. */
  Set<String> rights() {
    Set<String> rights = rights(role, partner);
    if (scopes != null) {
      rights.retainAll(scopes);
    }
    return rights;
  }
}
