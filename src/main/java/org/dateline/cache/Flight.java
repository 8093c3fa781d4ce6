package org.dateline.cache;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** A request on its way through, and those that wait for its answer, each on its own event loop. */
final class Flight {

  private record Passenger(Context loop, Runnable then) {}

  private final List<Passenger> passengers = new ArrayList<>();
  private boolean isLanded;

  /** Has this called when the answer is there. */
  void join(RoutingContext context, Runnable then) {
    Passenger passenger = new Passenger(Vertx.currentContext(), then);
    synchronized (this) {
      if (!isLanded) {
        passengers.add(passenger);
        return;
      }
    }
    then.run();
  }

  void land() {
    List<Passenger> all;
    synchronized (this) {
      isLanded = true;
      all = List.copyOf(passengers);
    }
    all.forEach(p -> p.loop().runOnContext(ignored -> p.then().run()));
  }
}
