package org.dateline.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.dateline.http.Choice;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What a webhook was told, and telling it again. */
@Path("/api/v1/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Syndication")
class DeliveryResource {

  private final Subscriptions subscriptions;
  private final SubscriptionEditor editor;
  private final DeliveryLog log;
  private final Worker worker;

  DeliveryResource(
      Subscriptions subscriptions, SubscriptionEditor editor, DeliveryLog log, Worker worker) {
    this.subscriptions = subscriptions;
    this.editor = editor;
    this.log = log;
    this.worker = worker;
  }

  /** How many deliveries are made again. */
  @Schema(name = "Redelivery", description = "How many deliveries are made again.")
  record Redelivery(@Schema(required = true, examples = "12") int deliveries) {}

  @POST
  @Path("/redeliver")
  @RolesAllowed(Right.SYNDICATE)
  @Operation(
      operationId = "redeliverWebhook",
      summary = "Deliver again what became visible since a moment",
      description =
          "All that fits the webhook now, also what was delivered already, each with the `webhook-id` that it had.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Redelivery.class)))
  public Redelivery redeliverSince(
      @RestPath @Parameter(description = WebhookResource.ID, example = WebhookView.EXAMPLE)
          String id,
      @RestQuery
          @Parameter(
              required = true,
              description = "An RFC 3339 time, at most 30 days ago.",
              schema = @Schema(type = SchemaType.STRING),
              example = "2024-01-10T12:00:00Z")
          String since) {
    subscriptions.get(id);
    Instant moment = Choice.moment("since", since == null ? "" : since);
    Instant first = Instant.now().minus(Subscriptions.KEPT);
    if (moment.isBefore(first)) {
      throw Problem.parameter("since", since, "\"since\" takes a time from " + first + " on");
    }
    Redelivery redelivery = new Redelivery(editor.again(id, moment));
    worker.wake();
    return redelivery;
  }

  @GET
  @Path("/deliveries")
  @RolesAllowed(Right.SYNDICATE)
  @Operation(
      operationId = "listDeliveries",
      summary = "List what was delivered",
      description =
          "And what is still to be, the newest first, with the last attempt of each. They are kept for 30 days.")
  public Page<DeliveryView> deliveries(
      @RestPath @Parameter(description = WebhookResource.ID, example = WebhookView.EXAMPLE)
          String id,
      @BeanParam PageParams page,
      @RestQuery
          @Parameter(
              description = "Only those that stand so.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"waiting", "delivered", "failed"}))
          String state) {
    return log.page(
        subscriptions.get(id), Choice.of("state", state, DeliveryLog.WORDS), page.window());
  }

  @POST
  @Path("/deliveries/{delivery}/redeliver")
  @RolesAllowed(Right.SYNDICATE)
  @Operation(
      operationId = "redeliverDelivery",
      summary = "Deliver one again",
      description = "At once, with the `webhook-id` that it had, and for 24 hours if it fails.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DeliveryView.class)))
  public DeliveryView redeliver(
      @RestPath @Parameter(description = WebhookResource.ID, example = WebhookView.EXAMPLE)
          String id,
      @RestPath @Parameter(description = "The delivery's id.", example = "1") String delivery) {
    Subscription one = subscriptions.get(id);
    editor.again(one, log.get(one, delivery).id());
    DeliveryView view = log.get(one, delivery);
    worker.wake();
    return view;
  }
}
