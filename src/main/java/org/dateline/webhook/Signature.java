package org.dateline.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How messages are signed: Standard Webhooks, symmetric (v1, HMAC-SHA256). */
final class Signature {

  private static final int SECRET_BYTES = 32;
  private static final SecureRandom CHANCE = new SecureRandom();

  private Signature() {}

  /** A new secret. */
  static byte[] secret() {
    byte[] secret = new byte[SECRET_BYTES];
    CHANCE.nextBytes(secret);
    return secret;
  }

  /** A secret in the form that its owner gets to see once. */
  static String written(byte[] secret) {
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }

  /**
   * The {@code webhook-signature} of a message: one signature for each secret.
   *
   * @param seconds {@code webhook-timestamp}, in seconds since 1970
   */
  static String of(String id, long seconds, String body, List<byte[]> secrets) {
    byte[] signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(s -> "v1," + Base64.getEncoder().encodeToString(hmac(s, signed)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] hmac(byte[] secret, byte[] signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }
}
