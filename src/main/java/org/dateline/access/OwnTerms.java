package org.dateline.access;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What someone takes over on terms of their own is for nobody else to keep. */
class OwnTerms {

  private final Actor actor;

  OwnTerms(Actor actor) {
    this.actor = actor;
  }

  // Before http/Answers, which keeps the Cache-Control that is there.
  @ServerResponseFilter(priority = 6000)
  public void answer(ContainerResponseContext response) {
    if (response.getStatus() == 200 && !actor.terms().equals(Terms.PUBLIC)) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
  }
}
