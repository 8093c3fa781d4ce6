package org.dateline.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** The partners, also those that have ended. */
@ApplicationScoped
public class Partners implements PanacheRepositoryBase<Partner, String> {

  /** The partner with this slug, if it has not ended. */
  public Optional<Partner> lasting(String slug) {
    return known(slug).filter(p -> p.endedAt() == null);
  }

  /**
   * On what terms a partner takes content over.
   *
   * @param slug null for someone with whom nothing was agreed
   * @return empty if it is no partner any more
   */
  public Optional<Terms> terms(String slug) {
    return slug == null ? Optional.of(Terms.PUBLIC) : lasting(slug).map(Partner::terms);
  }

  /** The partner with this slug. */
  public Optional<Partner> known(String slug) {
    return findByIdOptional(slug);
  }

  /** All of them, by their slugs. */
  public Stream<Partner> all() {
    return list("order by slug").stream();
  }

  /** Adds one. */
  public void add(Partner partner) {
    persistAndFlush(partner);
  }
}
