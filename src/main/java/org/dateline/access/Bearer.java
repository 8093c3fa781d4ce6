package org.dateline.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import jakarta.enterprise.event.TransactionPhase;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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

  /** Looks the token up, unless it has just been in use. */
  @ApplicationScoped
  static class Tellers implements IdentityProvider<ApiTokenRequest> {

    /** How long a token that is revoked on another replica may still work here. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private static final int MOST_KNOWN = 10_000;

    private record Known(SecurityIdentity identity, Instant until, long state) {}

    private final Tokens tokens;
    private final AtomicLong state = new AtomicLong();
    private final Cache<ByteBuffer, Known> known =
        Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .executor(Runnable::run)
            .build();

    Tellers(Tokens tokens) {
      this.tokens = tokens;
    }

    /** What was looked up before, or is being looked up, does not hold any more. */
    void forget(
        @Observes(during = TransactionPhase.AFTER_COMPLETION) Tokens.Changed tokensHaveChanged) {
      state.incrementAndGet();
    }

    @Override
    public Class<ApiTokenRequest> getRequestType() {
      return ApiTokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
        ApiTokenRequest request, AuthenticationRequestContext context) {
      String token = new String(request.token.getPassword());
      Known just = known.getIfPresent(key(token));
      boolean holds =
          just != null && just.state() == state.get() && Instant.now().isBefore(just.until());
      return holds
          ? Uni.createFrom().item(just.identity())
          : context.runBlocking(() -> lookUp(token));
    }

    /** The tokens themselves are kept nowhere. */
    private static ByteBuffer key(String token) {
      return ByteBuffer.wrap(Token.hash(token));
    }

    private SecurityIdentity lookUp(String token) {
      long before = state.get();
      Token live = tokens.of(token).orElseThrow(AuthenticationFailedException::new);
      SecurityIdentity bearer = Actor.bearer(live);
      known.put(key(token), new Known(bearer, live.expiresAt, before));
      return bearer;
    }
  }
}
