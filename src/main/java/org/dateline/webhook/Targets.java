package org.dateline.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.dateline.Settings;

/** Which addresses may be told here. */
@ApplicationScoped
class Targets {

  /** Looks up a host name. */
  interface Names {
    InetAddress[] find(String host) throws UnknownHostException;
  }

  private final Networks exempt;
  private final Names names;

  @Inject
  Targets(Settings settings) {
    this(settings.webhook().allowedNetworks().orElse(List.of()), InetAddress::getAllByName);
  }

  Targets(List<String> exempt, Names names) {
    this.exempt = Networks.of(exempt);
    this.names = names;
  }

  /** Reads a URL. */
  Target read(String url) throws ForbiddenTarget {
    return Target.of(url, exempt);
  }

  /** The address to connect to, as its name stands at this moment. Takes time. */
  InetAddress find(Target target, int attempt) throws ForbiddenTarget {
    InetAddress literal = Networks.literal(target.host());
    try {
      List<InetAddress> found =
          literal == null ? List.of(names.find(target.host())) : List.of(literal);
      return target.choose(found, attempt, exempt);
    } catch (UnknownHostException e) {
      throw new ForbiddenTarget("the host name is not known");
    }
  }
}
