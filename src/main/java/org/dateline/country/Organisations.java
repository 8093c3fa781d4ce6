package org.dateline.country;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The organisations that act beside countries. */
@ApplicationScoped
public class Organisations implements PanacheRepositoryBase<Organisation, String> {

  public Optional<Organisation> known(String code) {
    return code == null ? Optional.empty() : findByIdOptional(code);
  }

  /**
   * Makes an organisation known, or leaves the one there is as it is. Belongs into a transaction.
   */
  public void add(String code, String name) {
    if (known(code).isEmpty()) {
      persist(new Organisation(code, name));
    }
  }
}
