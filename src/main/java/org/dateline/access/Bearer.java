package org.dateline.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dateline.http.Gate;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes API tokens (RFC 6750, in the Authorization header only), and leaves all other bearer tokens
 * to OpenID Connect, if that is configured. Whatever else comes as a credential is refused, even
 * where none is needed: nobody shall believe to be someone and be served as a stranger.
 */
@ApplicationScoped
class Bearer implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer ";
  private static final Pattern JWT = Pattern.compile("[^.]*\\.[^.]*\\.[^.]*");

  private final boolean openIdConnect;

  Bearer(@ConfigProperty(name = "quarkus.oidc.tenant-enabled") Optional<Boolean> openIdConnect) {
    this.openIdConnect = openIdConnect.orElse(false);
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    String header = context.request().getHeader("Authorization");
    if (header == null) {
      return Uni.createFrom().nullItem();
    }
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String token = bearer ? header.substring(SCHEME.length()).strip() : "";
    if (!token.isEmpty() && !JWT.matcher(token).matches()) {
      return identities.authenticate(
          HttpSecurityUtils.setRoutingContextAttribute(new ApiTokenRequest(token), context));
    }
    if (bearer && openIdConnect) {
      return Uni.createFrom().nullItem();
    }
    return Uni.createFrom().failure(new AuthenticationFailedException());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", Problem.CHALLENGE));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(ApiTokenRequest.class);
  }

  /** Before OpenID Connect, which would take any bearer token for its own. */
  @Override
  public int getPriority() {
    return HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1000;
  }

  /** A credential that is refused is told like every other error, and no more than that. */
  void refuse(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE)
        .failureHandler(
            context -> {
              if (context.failure() instanceof AuthenticationFailedException) {
                Gate.refuse(context, refusal());
              } else {
                context.next();
              }
            });
  }

  static Problem refusal() {
    return Problem.of(
        ProblemType.UNAUTHENTICATED, "The token in the Authorization header is not valid here");
  }

  static final class ApiTokenRequest extends BaseAuthenticationRequest {
    private final PasswordCredential token;

    private ApiTokenRequest(String token) {
      this.token = new PasswordCredential(token.toCharArray());
    }
  }

  /** Looks the token up. */
  @ApplicationScoped
  static class Tellers implements IdentityProvider<ApiTokenRequest> {

    private final Tokens tokens;

    Tellers(Tokens tokens) {
      this.tokens = tokens;
    }

    @Override
    public Class<ApiTokenRequest> getRequestType() {
      return ApiTokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
        ApiTokenRequest request, AuthenticationRequestContext context) {
      return context.runBlocking(
          () ->
              tokens
                  .of(new String(request.token.getPassword()))
                  .map(Actor::bearer)
                  .orElseThrow(AuthenticationFailedException::new));
    }
  }
}
