package org.dateline.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;
import org.dateline.http.Right;

/**
 * Who sends a request, for those who count: known once it is authenticated, before any resource.
 *
 * @param kind who it is, for what limits it
 * @param name which one of these: a partner's slug, a token's id, a person's name; null for a
 *     stranger
 * @param limits what was agreed with it; null where nothing was
 * @param view what stands for all that it may read and on what terms: whoever has the same gets the
 *     same; null where that depends on more, such as the time
 */
public record Caller(Kind kind, String name, Limits limits, String view) {

  /** What limits a caller. */
  public enum Kind {
    /** No token: its address. */
    STRANGER,
    /** A token that belongs to a partner: what was agreed with the partner. */
    PARTNER,
    /** Any other token: what holds for each of them. */
    TOKEN,
    /** The newsroom, which nothing limits: an import must not stop halfway. */
    NEWSROOM
  }

  private static final Caller STRANGER = new Caller(Kind.STRANGER, null, null, "");
  private static final Caller NEWSROOM = new Caller(Kind.NEWSROOM, null, null, null);

  /** Who sends this request. */
  public static Caller of(RoutingContext context) {
    if (!(context.user() instanceof QuarkusHttpUser user)
        || user.getSecurityIdentity().isAnonymous()) {
      return STRANGER;
    }
    SecurityIdentity identity = user.getSecurityIdentity();
    Caller caller = identity.getAttribute(Actor.CALLER);
    if (caller != null) {
      return caller;
    }
    return identity.hasRole(Right.DRAFT)
        ? NEWSROOM
        : new Caller(Kind.TOKEN, "of " + identity.getPrincipal().getName(), null, null);
  }

  static Caller of(Token token) {
    if (token.partner != null) {
      return new Caller(Kind.PARTNER, token.partner.slug(), token.partner.limits(), view(token));
    }
    return token.rights().contains(Right.DRAFT)
        ? NEWSROOM
        : new Caller(Kind.TOKEN, token.id.toString(), null, null);
  }

  private static String view(Token token) {
    Terms terms = token.partner.terms();
    Set<String> rights = new TreeSet<>(token.rights());
    // What comes later than the change that it tells of, comes without a sign.
    return terms.delay().isZero() && !rights.contains(Right.DRAFT) ? rights + " " + terms : null;
  }
}
