package org.dateline.sync;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.access.Actor;
import org.dateline.access.Terms;
import org.dateline.change.Change;
import org.dateline.change.Changes;
import org.dateline.http.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The change log, to be followed. */
@Path("/api/v1/changes")
@PermitAll
@Tag(name = "Syndication")
class ChangeResource {

  private static final Logger LOG = Logger.getLogger(ChangeResource.class);
  private static final int MOST = 1000;
  private static final int DEFAULT_LIMIT = 100;
  private static final int STREAMED_AT_ONCE = 100;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Pattern WAIT =
      Pattern.compile("(?i)(?:^|.*[,;\\s])wait=\"?([0-9]{1,4})\"?.*");

  private final Following following;
  private final Changes changes;
  private final SyncCursor cursors;
  private final CurrentItems items;
  private final Actor actor;

  ChangeResource(
      Following following, Changes changes, SyncCursor cursors, CurrentItems items, Actor actor) {
    this.following = following;
    this.changes = changes;
    this.cursors = cursors;
    this.items = items;
    this.actor = actor;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "listChanges",
      summary = "Follow the changes",
      description =
          "What was published, updated, corrected, retracted or moved, in the order in which it became visible, each"
              + " exactly once. Send `page.next` as `after` to go on; tombstones of what was retracted stay for ever."
              + " With `Prefer: wait=30` an answer that would be empty waits until there is something (RFC 7240).")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ChangesView.class)))
  public Uni<RestResponse<ChangesView>> list(
      @BeanParam ChangeParams params,
      @RestQuery
          @Parameter(
              description = "How many changes at most.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "1000",
                      defaultValue = "100"),
              example = "5")
          String limit,
      @RestHeader("Prefer")
          @Parameter(
              description = "`wait=` and up to 60 seconds.",
              schema = @Schema(type = SchemaType.STRING))
          String prefer) {
    Terms terms = actor.terms();
    long seq = cursors.read("after", params.after);
    int most = most(limit);
    var filter = following.filter(params, terms);
    boolean withItems = params.withItems();
    Duration wait = wait(prefer);
    long end = following.end(terms);
    List<Change> found = changes.after(seq, end, filter, most);
    long next = found.size() == most ? found.get(most - 1).seq() : Math.max(seq, end);
    if (!found.isEmpty() || wait.isZero()) {
      return Uni.createFrom().item(answer(found, next, most, withItems, wait, terms));
    }
    Follower follower = following.follower(filter, terms, next);
    return follower
        .next(most, wait)
        .map(late -> answer(late, follower.seq(), most, withItems, wait, terms));
  }

  private RestResponse<ChangesView> answer(
      List<Change> found, long next, int most, boolean withItems, Duration wait, Terms terms) {
    Map<String, Record> current = withItems ? items.of(found, terms) : Map.of();
    Instant modified = found.isEmpty() ? Instant.EPOCH : found.get(found.size() - 1).recordedAt();
    ChangesView view =
        new ChangesView(
            found.stream().map(c -> view(c, current)).toList(),
            new ChangesView.Position(most, cursors.of(next)),
            modified);
    RestResponse.ResponseBuilder<ChangesView> answer =
        RestResponse.ResponseBuilder.ok(view)
            .header("Cache-Control", terms.partner() == null ? "no-cache" : "private, no-cache");
    if (!wait.isZero()) {
      answer.header("Preference-Applied", "wait=" + wait.toSeconds());
    }
    return answer.build();
  }

  private ChangeView view(Change change, Map<String, Record> current) {
    return ChangeView.of(change, cursors.of(change.seq()), current.get(change.item()));
  }

  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      operationId = "streamChanges",
      summary = "Stream the changes",
      description =
          "The same as Server-Sent Events, from now on, or from behind `Last-Event-ID` or `after`. Each event is called"
              + " `change`, its `id` is the cursor, its data the change. A comment every 15 seconds keeps the connection.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = ChangeView.class)))
  public Multi<OutboundSseEvent> stream(
      @BeanParam ChangeParams params,
      @RestHeader("Last-Event-ID")
          @Parameter(
              description = "The id of the last event that was seen; goes before `after`.",
              schema = @Schema(type = SchemaType.STRING))
          String lastEvent,
      @Context Sse sse) {
    Terms terms = actor.terms();
    String given = lastEvent == null ? params.after : lastEvent;
    long seq =
        given == null
            ? following.end(terms)
            : cursors.read(lastEvent == null ? "after" : "Last-Event-ID", given);
    boolean withItems = params.withItems();
    Follower follower = following.follower(following.filter(params, terms), terms, seq);
    OutboundSseEvent hello =
        sse.newEventBuilder().comment("connected").reconnectDelay(1000).build();
    // Asked for the next only when the last has been written, so that a slow reader holds nothing.
    Multi<OutboundSseEvent> events =
        Multi.createBy()
            .repeating()
            .uni(() -> follower.next(STREAMED_AT_ONCE, HEARTBEAT))
            .indefinitely()
            .map(found -> events(sse, found, withItems ? items.of(found, terms) : Map.of()))
            .onItem()
            .<OutboundSseEvent>disjoint()
            .onFailure()
            .invoke(e -> LOG.error("A stream of changes broke", e));
    return Multi.createBy().concatenating().streams(Multi.createFrom().item(hello), events);
  }

  private List<OutboundSseEvent> events(Sse sse, List<Change> found, Map<String, Record> current) {
    if (found.isEmpty()) {
      return List.of(sse.newEventBuilder().comment("still here").build());
    }
    return found.stream()
        .map(
            c ->
                sse.newEventBuilder()
                    .name("change")
                    .id(cursors.of(c.seq()))
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(ChangeView.class, view(c, current))
                    .build())
        .toList();
  }

  private static int most(String limit) {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (limit.matches("[1-9][0-9]{0,3}") && Integer.parseInt(limit) <= MOST) {
      return Integer.parseInt(limit);
    }
    throw Problem.parameter("limit", limit, "\"limit\" takes a whole number from 1 to " + MOST);
  }

  private static Duration wait(String prefer) {
    Matcher wait = prefer == null ? null : WAIT.matcher(prefer);
    if (wait == null || !wait.matches()) {
      return Duration.ZERO;
    }
    Duration wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
    return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
  }
}
