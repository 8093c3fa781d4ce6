package org.dateline.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** Who may call what: every route of the contract with every role, against this table. */
@QuarkusTest
class RoleTableTest extends ApiTest {

  private static final Set<String> EVERYONE =
      Set.of("reader", "partner", "writer", "editor", "admin");
  private static final Set<String> WRITERS = Set.of("writer", "editor", "admin");
  private static final Set<String> EDITORS = Set.of("editor", "admin");
  private static final Set<String> ADMINS = Set.of("admin");
  private static final Set<String> PARTNERS = Set.of("partner", "admin");

  /**
   * By the end of the address; whatever is not here is for everyone to read, and for no one to
   * write.
   */
  private static final Map<String, Set<String>> TABLE = new TreeMap<>();

  static {
    for (String kind : List.of("stories", "articles", "events", "statements", "discrepancies")) {
      TABLE.put("post /" + kind, WRITERS);
      String item = "/" + kind + "/{slug}";
      for (String method : List.of("get", "put", "patch", "delete")) {
        TABLE.put(method + " " + item + "/draft", WRITERS);
      }
      TABLE.put("get " + item + "/draft/check", WRITERS);
      TABLE.put("post " + item + "/draft/preview", WRITERS);
      TABLE.put("get " + item + "/status", WRITERS);
      TABLE.put("post " + item + "/publish", EDITORS);
      TABLE.put("delete " + item + "/schedule", EDITORS);
      TABLE.put("post " + item + "/retract", EDITORS);
      TABLE.put("post " + item + "/rename", EDITORS);
    }
    TABLE.put("get /drafts", WRITERS);
    TABLE.put("post /sources", WRITERS);
    TABLE.put("get /sources/{slug}/status", WRITERS);
    TABLE.put("put /sources/{slug}", EDITORS);
    TABLE.put("post /sources/{slug}/merge", EDITORS);
    TABLE.put("post /releases", EDITORS);
    TABLE.put("get /tokens", ADMINS);
    TABLE.put("post /tokens", ADMINS);
    TABLE.put("delete /tokens/{id}", ADMINS);
    TABLE.put("get /audit", ADMINS);
    for (String route :
        List.of(
            "get /webhooks",
            "post /webhooks",
            "get /webhooks/{id}",
            "put /webhooks/{id}",
            "delete /webhooks/{id}",
            "post /webhooks/{id}/secret",
            "post /webhooks/{id}/ping",
            "post /webhooks/{id}/enable",
            "post /webhooks/{id}/redeliver",
            "get /webhooks/{id}/deliveries",
            "post /webhooks/{id}/deliveries/{delivery}/redeliver")) {
      TABLE.put(route, Set.of("partner", "admin"));
    }
    TABLE.put("get /export", Set.of("partner", "admin"));
    TABLE.put("get /partners", ADMINS);
    TABLE.put("post /partners", ADMINS);
    TABLE.put("get /partners/me", PARTNERS);
    TABLE.put("get /partners/{slug}", ADMINS);
    TABLE.put("put /partners/{slug}", ADMINS);
    TABLE.put("delete /partners/{slug}", ADMINS);
    TABLE.put("get /partners/{slug}/usage", ADMINS);
    TABLE.put("get /usage", ADMINS);
    TABLE.put("post /imports", ADMINS);
    TABLE.put("get /imports", ADMINS);
    TABLE.put("get /imports/{id}", ADMINS);
  }

  @Test
  void everyRouteWithEveryRole() throws IOException {
    JsonNode paths =
        new ObjectMapper()
            .readTree(plain().basePath("").get("/q/openapi?format=json").asString())
            .path("paths");
    Set<String> met = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    paths
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          String route = method + " " + path.getKey().replace("/api/v1", "");
                          met.add(route);
                          Set<String> allowed = TABLE.get(route);
                          if (allowed == null && !method.equals("get")) {
                            wrong.add(route + " is in nobody's table");
                          }
                          for (String role : EVERYONE) {
                            boolean may = allowed == null || allowed.contains(role);
                            int status = call(method, path.getKey(), role);
                            int refusal = role.equals("reader") ? 401 : 403;
                            if (may ? status == 401 || status == 403 : status != refusal) {
                              wrong.add(role + ": " + route + " answers " + status);
                            }
                          }
                        }));
    assertEquals(List.of(), wrong);
    assertTrue(
        met.containsAll(TABLE.keySet()), "in the table, not in the contract: " + missing(met));
  }

  private static Set<String> missing(Set<String> met) {
    Set<String> missing = new TreeSet<>(TABLE.keySet());
    missing.removeAll(met);
    return missing;
  }

  /** With slugs and ids that are not there, so that nothing is done. */
  private static int call(String method, String path, String role) {
    RequestSpecification request = plain().basePath("").redirects().follow(false);
    // Or a stream would not end.
    request.header("Last-Event-ID", "none");
    if (!role.equals("reader")) {
      request.header("Authorization", "Bearer " + token(role));
    }
    if (!method.equals("get") && !method.equals("delete")) {
      request.contentType("application/json").body("{}");
    }
    String address =
        path.replaceAll("\\{(slug|id|code|number|from|to|section|tag|format|delivery)}", "0-none");
    return request.request(method.toUpperCase(java.util.Locale.ROOT), address).statusCode();
  }
}
