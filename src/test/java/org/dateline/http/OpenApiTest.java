package org.dateline.http;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

/** The contract: committed as it is served, complete, and with examples that run. */
@QuarkusTest
class OpenApiTest extends ApiTest {

  private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");

  @Test
  void isCommittedAsItIsServed() throws IOException {
    String served =
        plain().basePath("").get("/q/openapi").then().statusCode(200).extract().asString();
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(COMMITTED, served);
    }
    assertEquals(
        Files.readString(COMMITTED),
        served,
        "run: mvn test -Dtest=OpenApiTest -Dopenapi.write=true, and commit openapi/");
  }

  @Test
  void saysWhatEveryOperationIsAndHowItFails() throws IOException {
    Set<String> ids = new HashSet<>();
    for (Operation operation : operations()) {
      JsonNode node = operation.node;
      assertTrue(
          ids.add(node.path("operationId").asText()),
          operation.path + " has an operationId of its own");
      for (String field : List.of("summary", "description", "tags")) {
        assertFalse(
            node.path(field).isEmpty() && node.path(field).asText().isBlank(),
            operation.path + " " + field);
      }
      List<String> statuses =
          operation.method.equals("get")
              ? List.of("304", "406", "500", "503")
              : List.of("400", "401", "403", "500", "503");
      for (String status : statuses) {
        assertTrue(node.path("responses").has(status), operation.path + " " + status);
      }
      if (operation.path.contains("{")) {
        assertTrue(node.path("responses").has("404"), operation.path + " 404");
      }
    }
    assertTrue(ids.size() >= 30, ids.toString());
  }

  @Test
  void hasExamplesThatRun() throws IOException {
    for (Operation operation : operations().stream().filter(Operation::isPublic).toList()) {
      RequestSpecification request = api().basePath("");
      String path = operation.path;
      for (JsonNode parameter : operation.node.path("parameters")) {
        String name = parameter.path("name").asText();
        String example = parameter.path("example").asText(null);
        if (parameter.path("in").asText().equals("path")) {
          assertTrue(example != null, operation.path + " has an example for " + name);
          path = path.replace("{" + name + "}", example);
        } else if (example != null) {
          request.queryParam(name, example);
        }
      }
      String answer = request.get(path).then().statusCode(200).extract().asString();
      assertFalse(answer.contains("\"items\":[]"), path + " finds something");
    }
  }

  @Test
  void describesThePackageFormat() throws IOException {
    JsonNode schemas = document().at("/components/schemas");
    assertTrue(schemas.has("StoryPackage"), "StoryPackage");
    assertTrue(schemas.at("/StoryPackage/properties").has("discrepancies"));
  }

  @Test
  void hasAPageToTryItOut() {
    plain()
        .basePath("")
        .get("/q/swagger-ui/")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString("swagger"));
  }

  private record Operation(String method, String path, JsonNode node) {
    boolean isPublic() {
      // A stream does not end; FollowersTest reads it.
      return method.equals("get")
          && !node.has("security")
          && !node.at("/responses/200/content").has("text/event-stream");
    }
  }

  private static List<Operation> operations() throws IOException {
    List<Operation> operations = new ArrayList<>();
    document()
        .path("paths")
        .fields()
        .forEachRemaining(
            p ->
                p.getValue()
                    .fields()
                    .forEachRemaining(
                        m -> operations.add(new Operation(m.getKey(), p.getKey(), m.getValue()))));
    return operations;
  }

  private static JsonNode document() throws IOException {
    return new ObjectMapper()
        .readTree(
            plain()
                .basePath("")
                .accept("application/json")
                .get("/q/openapi?format=json")
                .asString());
  }
}
