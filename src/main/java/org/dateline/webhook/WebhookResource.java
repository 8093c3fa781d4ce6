package org.dateline.webhook;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.dateline.http.Findings;
import org.dateline.http.IfMatch;
import org.dateline.http.JsonReader;
import org.dateline.http.Page;
import org.dateline.http.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Where partners are told of changes. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Syndication")
class WebhookResource {

  static final String ID = "The webhook's id.";

  private final Subscriptions subscriptions;
  private final SubscriptionEditor editor;
  private final DeliveryLog log;
  private final Courier courier;
  private final Worker worker;
  private final JsonReader reader;

  WebhookResource(
      Subscriptions subscriptions,
      SubscriptionEditor editor,
      DeliveryLog log,
      Courier courier,
      Worker worker,
      JsonReader reader) {
    this.subscriptions = subscriptions;
    this.editor = editor;
    this.log = log;
    this.courier = courier;
    this.worker = worker;
    this.reader = reader;
  }

  @GET
  @RolesAllowed(Right.SYNDICATE)
  @Operation(
      operationId = "listWebhooks",
      summary = "List webhooks",
      description = "Your own, the newest first; all, for those who look after partners.")
  public Page<WebhookView> list(@BeanParam PageParams page) {
    return subscriptions.page(page.window()).map(WebhookView::of);
  }

  @POST
  @RolesAllowed(Right.SYNDICATE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createWebhook",
      summary = "Subscribe a webhook",
      description =
          "From now on each change that fits is sent as a `WebhookMessage`, signed as the Standard Webhooks"
              + " specification says; at least once, and those of one item in their order. Answer with 2xx within 10"
              + " seconds; what fails is tried again, ever more slowly, for 24 hours. Answer 410 to be told nothing any"
              + " more.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WebhookDraft.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is subscribed; this is the only time that the secret is shown.",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  public Response create(byte[] body) throws IOException {
    Findings findings = new Findings();
    Subscription one = editor.create(draft(body, findings), findings);
    return answer(
        Response.status(201).header("Location", "/api/v1/webhooks/" + one.slug), one, one.secret);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Right.SYNDICATE)
  @Operation(
      operationId = "getWebhook",
      summary = "Get a webhook",
      description = "Also how it stands: since when it has been failing, or why it is disabled.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  public Response get(
      @RestPath @Parameter(description = ID, example = WebhookView.EXAMPLE) String id) {
    return answer(Response.ok(), subscriptions.get(id), null);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(Right.SYNDICATE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "updateWebhook",
      summary = "Change a webhook",
      description =
          "What is still to be delivered goes to the new URL; a new filter holds for later changes.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WebhookDraft.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  public Response update(
      @RestPath @Parameter(description = ID, example = WebhookView.EXAMPLE) String id,
      @BeanParam IfMatch seen,
      byte[] body)
      throws IOException {
    Findings findings = new Findings();
    return answer(
        Response.ok(), editor.update(id, seen.ifMatch, draft(body, findings), findings), null);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Right.SYNDICATE)
  @Operation(
      operationId = "deleteWebhook",
      summary = "End a webhook",
      description = "With all that was still to be delivered, and the list of what was.")
  @APIResponse(responseCode = "204", description = "It is told nothing any more.")
  public void delete(
      @RestPath @Parameter(description = ID, example = WebhookView.EXAMPLE) String id,
      @BeanParam IfMatch seen) {
    editor.delete(id, seen.ifMatch);
  }

  @POST
  @Path("/{id}/secret")
  @RolesAllowed(Right.SYNDICATE)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Renew a webhook's secret",
      description = "For 24 hours messages are signed with the one before as well.")
  @APIResponse(
      responseCode = "200",
      description = "This is the only time that the new secret is shown.",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  public Response rotate(
      @RestPath @Parameter(description = ID, example = WebhookView.EXAMPLE) String id) {
    Subscription one = editor.rotate(id);
    return answer(Response.ok(), one, one.secret);
  }

  @POST
  @Path("/{id}/ping")
  @RolesAllowed(Right.SYNDICATE)
  @Blocking
  @Operation(
      operationId = "pingWebhook",
      summary = "Try a webhook",
      description =
          "Sends a signed message of the type `ping` at once, also while it is disabled, and answers what came of it.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PingView.class)))
  public Uni<PingView> ping(
      @RestPath @Parameter(description = ID, example = WebhookView.EXAMPLE) String id) {
    Subscription one = subscriptions.get(id);
    String message = "msg_ping_" + UUID.randomUUID().toString().replace("-", "");
    DeliveryView.Request request = log.request(message, Message.ping());
    Letter letter = new Letter(one.url, message, request.body(), one.secrets(Instant.now()), 1);
    return Uni.createFrom()
        .completionStage(courier.carry(letter))
        .map(answer -> PingView.of(answer, request));
  }

  @POST
  @Path("/{id}/enable")
  @RolesAllowed(Right.SYNDICATE)
  @Operation(
      operationId = "enableWebhook",
      summary = "Enable a webhook again",
      description = "What it missed, up to 30 days of it, is delivered now.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  public Response enable(
      @RestPath @Parameter(description = ID, example = WebhookView.EXAMPLE) String id) {
    Subscription one = editor.enable(id);
    worker.wake();
    return answer(Response.ok(), one, null);
  }

  private WebhookDraft draft(byte[] body, Findings findings) throws IOException {
    return reader.read(body, WebhookDraft.class, findings);
  }

  private static Response answer(Response.ResponseBuilder answer, Subscription one, byte[] secret) {
    return answer
        .entity(WebhookView.of(one, secret))
        .header("ETag", one.tag())
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
