package org.dateline.version;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dateline.http.Findings;
import org.dateline.http.JsonReader;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;

/**
 * Links that show a draft to someone without an account, until they expire. Signed with a key that
 * all replicas find in the database, so that nothing has to be stored for a link.
 */
@ApplicationScoped
public class Previews {

  private final EntityManager em;
  private final Items items;
  private final Stored stored;
  private final JsonReader reader;
  private final List<Editor<?, ?>> editors;

  Previews(
      EntityManager em,
      Items items,
      Stored stored,
      JsonReader reader,
      @All List<Editor<?, ?>> editors) {
    this.em = em;
    this.items = items;
    this.stored = stored;
    this.reader = reader;
    this.editors = editors;
  }

  /** The token of a link to an item's draft, for the query parameter {@code preview}. */
  public String token(Kind kind, String slug, Instant expires) {
    String until = Long.toString(expires.getEpochSecond(), Character.MAX_RADIX);
    return until + "." + signature(kind, slug, until);
  }

  /**
   * The version that an item's draft would become.
   *
   * @throws Problem 403 for a token that is not valid for it or has expired, 404 if there is no
   *     draft any more, 422 if the draft cannot be shown as it is
   */
  Versioned shown(Kind kind, String slug, String token) {
    int dot = token.indexOf('.');
    String until = dot < 0 ? "" : token.substring(0, dot);
    boolean signed =
        MessageDigest.isEqual(
            signature(kind, slug, until).getBytes(StandardCharsets.UTF_8),
            token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
    if (!signed || expiry(until).isBefore(Instant.now())) {
      throw Problem.of(
          ProblemType.FORBIDDEN, "This preview link has expired, or is not for this item");
    }
    Items.Item item = items.get(kind, slug);
    if (item.draft() == null) {
      throw Problem.notFound("draft of " + kind, slug, kind.path(slug));
    }
    return editors.stream()
        .filter(e -> e.kind() == kind)
        .map(e -> shown(e, item))
        .findFirst()
        .orElseThrow();
  }

  private static Instant expiry(String until) {
    return Instant.ofEpochSecond(Long.parseLong(until, Character.MAX_RADIX));
  }

  private <D extends Record> Versioned shown(Editor<?, D> editor, Items.Item item) {
    Findings findings = new Findings();
    D content =
        reader.incomplete(reader.tree(item.draft().content()), editor.type(), "/content", findings);
    reader.validate("/content", content, findings);
    if (findings.all().isEmpty()) {
      var known = stored.references(Instant.now(), (kind, slug) -> true);
      editor.check("/content", content, findings, known);
    }
    findings.refuse(ProblemType.NOT_PUBLISHABLE, "The draft");
    return editor.preview(item.slug(), item.draft(), content);
  }

  private String signature(Kind kind, String slug, String until) {
    byte[] key =
        (byte[])
            em.createNativeQuery("select value from secret where name = 'preview'")
                .getSingleResult();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed = kind + "/" + slug + "/" + until;
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
