package org.dateline.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
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
  private final Event<Changed> changed;

  Tokens(Audit audit, Event<Changed> changed) {
    this.audit = audit;
    this.changed = changed;
  }

  /** What the bearers of tokens may do has changed, once this transaction is at its end. */
  record Changed() {}

  /** Has it hold at once, also for tokens in use. Belongs into the transaction that changes it. */
  public void change() {
    changed.fire(new Changed());
  }

  /** A token that was just made, with what is never shown again. */
  record Made(Token token, String secret) {}

  /**
   * A token to be made.
   *
   * @param scopes the rights of the role that it is narrowed down to; null for all of them
   * @param partner slug of the partner that it belongs to; null for none
   */
  record Wanted(String name, Role role, List<String> scopes, String partner, Instant expires) {}

  /**
   * Makes a token.
   *
   * @throws Problem 409 if there are two live ones of this name already, or the partner has ended
   */
  @Transactional
  Made make(Wanted wanted, String by) {
    return store(Token.random(), wanted, by);
  }

  /**
   * Makes a token for whoever runs the service.
   *
   * @param by where it is asked for
   */
  @Transactional
  @ActivateRequestContext
  public String make(String name, Role role, String by) {
    return make(new Wanted(name, role, null, null, Instant.now().plus(LIFE)), by).secret();
  }

  /** Makes the token that the environment names known, unless it is. */
  @Transactional
  @ActivateRequestContext
  void admit(String secret) {
    if (find("hash", (Object) Token.hash(secret)).firstResultOptional().isEmpty()) {
      String name = "environment " + secret.substring(0, 4);
      Instant expires = Instant.now().plus(LIFE);
      store(secret, new Wanted(name, Role.ADMIN, null, null, expires), "environment");
    }
  }

  /** Revokes all live tokens of a name. */
  @Transactional
  @ActivateRequestContext
  void revokeAll(String name) {
    update("revokedAt = ?1 where name = ?2 and revokedAt is null", Instant.now(), name);
    change();
  }

  /** Revokes all live tokens of a partner. Belongs into the transaction that ends it. */
  public void revokeOf(Partner partner) {
    update("revokedAt = ?1 where partner = ?2 and revokedAt is null", Instant.now(), partner);
    change();
  }

  /** A partner's tokens that work, the newest first. */
  public Stream<TokenView> of(Partner partner) {
    Instant now = Instant.now();
    return list(
            "partner = ?1 and revokedAt is null and expiresAt > ?2 order by id desc", partner, now)
        .stream()
        .map(t -> TokenView.of(t, null));
  }

  private Made store(String secret, Wanted wanted, String by) {
    String name = wanted.name();
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
    token.role = wanted.role();
    token.scopes = wanted.scopes();
    token.partner = wanted.partner() == null ? null : lasting(wanted.partner());
    int shown = secret.startsWith(Token.PREFIX) ? Token.PREFIX.length() + 4 : 4;
    token.prefix = secret.substring(0, shown);
    token.hash = Token.hash(secret);
    token.createdAt = now;
    token.createdBy = by;
    token.expiresAt = wanted.expires();
    persist(token);
    flush();
    audit.note("token.create", null, null, null, token.prefix + "… " + name + ", " + token.role);
    return new Made(token, secret);
  }

  /** Held fast, so that it cannot end while a token of it is made. */
  private Partner lasting(String slug) {
    Partner partner = getEntityManager().find(Partner.class, slug, LockModeType.PESSIMISTIC_READ);
    if (partner == null || partner.endedAt() != null) {
      throw Problem.of(ProblemType.CONFLICT, "The partner \"" + slug + "\" has ended");
    }
    return partner;
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
        find(
                "from Token t left join fetch t.partner where t.hash = ?1",
                (Object) Token.hash(secret))
            .firstResultOptional()
            .filter(t -> t.isLive(now));
    token
        .filter(t -> t.lastUsedAt == null || t.lastUsedAt.isBefore(now.minus(NOTED_EVERY)))
        .ifPresent(t -> update("lastUsedAt = ?1 where id = ?2", now, t.id));
    return token;
  }

  /** All tokens, the newest first. */
  Stream<Token> all() {
    return list("from Token t left join fetch t.partner order by t.id desc").stream();
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
      change();
      audit.note("token.revoke", null, null, null, token.prefix + "… " + token.name);
    }
  }
}
