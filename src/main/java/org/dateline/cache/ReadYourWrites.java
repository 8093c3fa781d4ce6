package org.dateline.cache;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.dateline.change.ChangeWatch;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Before a write is acknowledged, what it changed is out of this replica's cache: whoever published
 * something sees it.
 */
class ReadYourWrites {

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final AnswerCache cache;
  private final ChangeWatch watch;

  ReadYourWrites(AnswerCache cache, ChangeWatch watch) {
    this.cache = cache;
    this.watch = watch;
  }

  @ServerResponseFilter
  public void answer(ContainerRequestContext request, ContainerResponseContext response) {
    if (cache.isOn() && !READS.contains(request.getMethod()) && response.getStatus() < 300) {
      watch.catchUp();
    }
  }
}
