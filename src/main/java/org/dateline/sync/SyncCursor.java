package org.dateline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.dateline.change.Changes;
import org.dateline.http.Problem;
import org.dateline.http.Sha256;

/**
 * A place in the change log, as clients keep it: opaque, and signed with a key of this database, so
 * that the cursor of another server is told instead of leading to a wrong place.
 */
@ApplicationScoped
class SyncCursor {

  private static final int SIGNED = 10;

  private final EntityManager em;
  private final Changes changes;
  private volatile byte[] key;

  SyncCursor(EntityManager em, Changes changes) {
    this.em = em;
    this.changes = changes;
  }

  String of(long seq) {
    String number = Long.toString(seq, Character.MAX_RADIX);
    return number + "-" + signature(number);
  }

  /**
   * The number of the change that a cursor stands behind.
   *
   * @param parameter that it was given in
   * @return 0, the beginning, where there is no cursor
   * @throws Problem 400 for one that is not ours
   */
  long read(String parameter, String cursor) {
    if (cursor == null) {
      return 0;
    }
    int dash = cursor.indexOf('-');
    String number = dash < 0 ? "" : cursor.substring(0, dash);
    if (!number.matches("[0-9a-z]{1,12}")
        || !signature(number).equals(cursor.substring(dash + 1))) {
      throw refusal(parameter, cursor, "takes page.next of an answer of this very server");
    }
    long seq = Long.parseLong(number, Character.MAX_RADIX);
    if (seq > changes.last()) {
      throw refusal(
          parameter,
          cursor,
          "is beyond the end of the change log, which has been set back; begin with a first copy");
    }
    return seq;
  }

  private static Problem refusal(String parameter, String cursor, String detail) {
    return Problem.parameter(parameter, cursor, "\"" + parameter + "\" " + detail);
  }

  private String signature(String number) {
    if (key == null) {
      key =
          (byte[])
              em.createNativeQuery("select value from secret where name = 'cursor'")
                  .getSingleResult();
    }
    byte[] hash = Sha256.of(key, number.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, SIGNED);
  }
}
