package org.dateline.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/**
 * Gives whoever comes with a token of the newsroom's identity provider the rights of our roles that
 * it names. Names that are not ours mean nothing here.
 */
@ApplicationScoped
class RolesToRights implements SecurityIdentityAugmentor {

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous() || identity.getAttribute(Actor.TOKEN) != null) {
      return Uni.createFrom().item(identity);
    }
    Set<String> rights = new HashSet<>();
    identity.getRoles().forEach(r -> Role.named(r).ifPresent(role -> rights.addAll(role.rights())));
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(rights)
                .build());
  }
}
