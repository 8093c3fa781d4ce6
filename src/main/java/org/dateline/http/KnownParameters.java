package org.dateline.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the operation does not know, and those given empty or twice: none
 * is ever ignored.
 */
class KnownParameters {

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    if (resource.getResourceMethod() == null) {
      return;
    }
    Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty()) {
      return;
    }
    Set<String> allowed = known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::of);
    List<Violation> unknown = new ArrayList<>();
    List<Violation> refused = new ArrayList<>();
    given.forEach(
        (name, values) -> {
          if (!allowed.contains(name)) {
            unknown.add(Violation.parameter(name, values.get(0), "is not known here", allowed));
          } else if (values.get(0).isBlank()) {
            refused.add(Violation.parameter(name, values.get(0), "is empty; leave it out"));
          } else if (values.size() > 1) {
            refused.add(
                Violation.parameter(name, String.join(" and ", values), "is given more than once"));
          }
        });
    if (!unknown.isEmpty()) {
      String detail =
          allowed.isEmpty()
              ? "This operation takes no parameters"
              : "Known here: " + String.join(", ", allowed);
      throw Problem.of(ProblemType.UNKNOWN_PARAMETER, detail, unknown);
    }
    if (!refused.isEmpty()) {
      throw Problem.of(
          ProblemType.INVALID_PARAMETER, "Each parameter may be given once, with a value", refused);
    }
  }

  private static Set<String> of(Method method) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(RestQuery.class)) {
        names.add(parameter.getName());
      } else if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Class<?> type = parameter.getType();
            type != Object.class;
            type = type.getSuperclass()) {
          for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(RestQuery.class)) {
              names.add(field.getName());
            }
          }
        }
      }
    }
    return names;
  }
}
