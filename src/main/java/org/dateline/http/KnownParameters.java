package org.dateline.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the operation does not know, and those given empty or twice: none
 * is ever ignored.
 */
public class KnownParameters {

  private static final String KEY = "dateline.defaults";

  /** The order of a search is another one without it. */
  private static final String HAS_NO_ONE_DEFAULT = "sort";

  /** The parameters of an operation, and what each is if it is not given; null for nothing. */
  private final Map<Method, Map<String, String>> known = new ConcurrentHashMap<>();

  /**
   * What parameters of the operation that answered a request are where they are not given, as the
   * contract says; empty if the request had none.
   */
  public static Map<String, String> defaults(RoutingContext context) {
    Map<String, String> defaults = context.get(KEY);
    return defaults == null ? Map.of() : defaults;
  }

  @ServerRequestFilter
  public void check(
      ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
    if (resource.getResourceMethod() == null) {
      return;
    }
    Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty()) {
      return;
    }
    Map<String, String> parameters =
        known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::of);
    context.put(KEY, parameters);
    Set<String> allowed = parameters.keySet();
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

  private static Map<String, String> of(Method method) {
    Map<String, String> parameters = new TreeMap<>();
    for (java.lang.reflect.Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(RestQuery.class)) {
        parameters.put(parameter.getName(), usual(parameter));
      } else if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Class<?> type = parameter.getType();
            type != Object.class;
            type = type.getSuperclass()) {
          for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(RestQuery.class)) {
              parameters.put(field.getName(), usual(field));
            }
          }
        }
      }
    }
    if (parameters.containsKey(HAS_NO_ONE_DEFAULT)) {
      parameters.put(HAS_NO_ONE_DEFAULT, null);
    }
    return parameters;
  }

  private static String usual(AnnotatedElement parameter) {
    Parameter said = parameter.getAnnotation(Parameter.class);
    return said == null || said.schema().defaultValue().isEmpty()
        ? null
        : said.schema().defaultValue();
  }
}
