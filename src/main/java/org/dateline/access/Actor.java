package org.dateline.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.RequestId;

/** Who asks: the bearer of the request's token, or the service itself. */
@ApplicationScoped
public class Actor {

  static final String TOKEN = "dateline.token";
  static final String CALLER = "dateline.caller";
  private static final String TERMS = "dateline.terms";

  private final SecurityIdentity identity;

  Actor(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The name that versions and the audit log carry. */
  public String name() {
    return isRequest() && !identity.isAnonymous() ? identity.getPrincipal().getName() : "dateline";
  }

  /** The id of the API token, if it is one. */
  public Long token() {
    return isRequest() ? identity.getAttribute(TOKEN) : null;
  }

  /** The request's id, as its answer has it. */
  public String request() {
    return isRequest() ? RequestId.current() : null;
  }

  /** All of this, to be kept for when the request is over. */
  public Audit.Author author() {
    return new Audit.Author(name(), token(), request());
  }

  /** Whether it has a right. */
  public boolean may(String right) {
    return isRequest() && identity.hasRole(right);
  }

  /** On what terms it takes content over: its partner's, or everyone's. */
  public Terms terms() {
    Terms terms = isRequest() ? identity.getAttribute(TERMS) : null;
    return terms == null ? Terms.PUBLIC : terms;
  }

  /** What someone without a right is told. */
  public Problem refusal(String right) {
    return identity.isAnonymous()
        ? Problem.of(
            ProblemType.UNAUTHENTICATED,
            "This needs a token: send Authorization: Bearer with an API token")
        : Problem.of(ProblemType.FORBIDDEN, "This needs the right \"" + right + "\"");
  }

  /** Who comes with a token. */
  static SecurityIdentity bearer(Token token) {
    QuarkusSecurityIdentity.Builder bearer =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(() -> token.name)
            .addRoles(token.rights())
            .addAttribute(TOKEN, token.id)
            .addAttribute(CALLER, Caller.of(token));
    if (token.partner != null) {
      bearer.addAttribute(TERMS, token.partner.terms());
    }
    return bearer.build();
  }

  private static boolean isRequest() {
    return Arc.container().requestContext().isActive() && RequestId.current() != null;
  }
}
