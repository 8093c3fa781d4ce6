package org.dateline.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Tells who may not do something why not, before anything is looked up: no difference tells what is
 * there.
 */
class Refusals {

  @Inject Actor actor;

  @ServerExceptionMapper
  Response unauthenticated(AuthenticationFailedException e) {
    return Bearer.refusal().response();
  }

  @ServerExceptionMapper
  Response unauthorized(UnauthorizedException e, ResourceInfo resource) {
    return actor.refusal(needed(resource)).response();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e, ResourceInfo resource) {
    return actor.refusal(needed(resource)).response();
  }

  private static String needed(ResourceInfo resource) {
    return resource.getResourceMethod().getAnnotation(RolesAllowed.class).value()[0];
  }
}
