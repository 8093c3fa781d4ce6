package org.dateline.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.dateline.access.Terms;

/** On what terms subscribers are told, at the moment of telling. */
@ApplicationScoped
class Owners {

  /**
   * The terms of a partner.
   *
   * @param partner its name; null for someone with whom nothing was agreed
   * @return empty if it is no partner any more
   */
  Optional<Terms> terms(String partner) {
    // Nobody has terms of their own yet (Actor.terms()).
    return Optional.of(Terms.PUBLIC);
  }
}
