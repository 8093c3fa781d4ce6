package org.dateline.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.http.Problem;
import org.dateline.http.ProblemType;
import org.dateline.http.Violation;

/** The API tokens. */
@ApplicationScoped
public class Tokens implements PanacheRepositoryBase<Token, Long> {

  /** How long a token lives, if nothing else is said. */
  static final Duration LIFE = Duration.ofDays(365);

  /** How exactly the last use is known. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private static final List<Integer> PLACES = List.of(1, 2);

  private final Audit audit;

  Tokens(Audit audit) {
    this.audit = audit;
  }

  /** A token that was just made, with what is never shown again. */
  record Made(Token token, String secret) {}

  /**
   * Makes a token.
   *
   * @param scopes the rights of the role that it is narrowed down to; null for all of them
   * @throws Problem 409 if there are two live ones of this name already
   */
  @Transactional
  Made make(String name, Role role, List<String> scopes, Instant expires, String by) {
    return store(Token.random(), name, role, scopes, expires, by);
  }

  /**
   * Makes a token for whoever runs the service.
   *
   * @param by where it is asked for
   */
  @Transactional
  @ActivateRequestContext
  public String make(String name, Role role, String by) {
    return make(name, role, null, Instant.now().plus(LIFE), by).secret();
  }

  /** Makes the token that the environment names known, unless it is. */
  @Transactional
  @ActivateRequestContext
  void admit(String secret) {
    if (find("hash", (Object) Token.hash(secret)).firstResultOptional().isEmpty()) {
      String name = "environment " + secret.substring(0, 4);
      store(secret, name, Role.ADMIN, null, Instant.now().plus(LIFE), "environment");
    }
  }

  /** Revokes all live tokens of a name. */
  @Transactional
  @ActivateRequestContext
  void revokeAll(String name) {
    update("revokedAt = ?1 where name = ?2 and revokedAt is null", Instant.now(), name);
  }

  private Made store(
      String secret, String name, Role role, List<String> scopes, Instant expires, String by) {
    Instant now = Instant.now();
    getEntityManager()
        .createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('dateline.token')) as text)")
        .getSingleResult();
    update("revokedAt = ?1 where name = ?2 and revokedAt is null and expiresAt <= ?1", now, name);
    List<Integer> taken =
        list("name = ?1 and revokedAt is null", name).stream().map(t -> t.place).toList();
    Token token = new Token();
    token.place =
        PLACES.stream()
            .filter(p -> !taken.contains(p))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.of(
                        ProblemType.CONFLICT,
                        "There are two live tokens called \"" + name + "\"; revoke one first",
                        List.of(Violation.at("/name", name, "has two live tokens"))));
    token.name = name;
    token.role = role;
    token.scopes = scopes;
    int shown = secret.startsWith(Token.PREFIX) ? Token.PREFIX.length() + 4 : 4;
    token.prefix = secret.substring(0, shown);
    token.hash = Token.hash(secret);
    token.createdAt = now;
    token.createdBy = by;
    token.expiresAt = expires;
    persist(token);
    flush();
    audit.note("token.create", null, null, null, token.prefix + "… " + name + ", " + role);
    return new Made(token, secret);
  }

  /** The live token with this secret, if it is one. Takes note of its use. */
  @Transactional
  @ActivateRequestContext
  Optional<Token> of(String secret) {
    if (secret.startsWith(Token.PREFIX) && !Token.isWellFormed(secret)) {
      // Cut off or mistyped; no need to ask the database.
      return Optional.empty();
    }
    Instant now = Instant.now();
    Optional<Token> token =
        find("hash", (Object) Token.hash(secret)).firstResultOptional().filter(t -> t.isLive(now));
    token
        .filter(t -> t.lastUsedAt == null || t.lastUsedAt.isBefore(now.minus(NOTED_EVERY)))
        .ifPresent(t -> update("lastUsedAt = ?1 where id = ?2", now, t.id));
    return token;
  }

  /** All tokens, the newest first. */
  Stream<Token> all() {
    return list("order by id desc").stream();
  }

  /**
   * Revokes a token.
   *
   * @throws Problem 404 if there is no such one
   */
  @Transactional
  void revoke(String written) {
    long id = written.matches("[0-9]{1,18}") ? Long.parseLong(written) : -1;
    Token token =
        findByIdOptional(id)
            .orElseThrow(() -> Problem.notFound("token", written, "/api/v1/tokens"));
    if (token.revokedAt == null) {
      token.revokedAt = Instant.now();
      audit.note("token.revoke", null, null, null, token.prefix + "… " + token.name);
    }
  }
}
