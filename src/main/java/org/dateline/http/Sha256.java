package org.dateline.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, FIPS 180-4. */
public final class Sha256 {

  private Sha256() {}

  /** The 32 bytes that stand for these, one part after the other. */
  public static byte[] of(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
