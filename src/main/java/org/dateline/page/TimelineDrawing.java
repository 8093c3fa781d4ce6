package org.dateline.page;

import java.util.List;
import org.dateline.event.EventKind;
import org.dateline.event.EventView;
import org.dateline.syndication.Html;

/** Draws a timeline as SVG to stand in a page, whose style colours it. */
final class TimelineDrawing {

  private static final String UNITS = "userSpaceOnUse";
  private static final int BELOW = 34;
  private static final int ROOM = 64;

  private TimelineDrawing() {}

  /** The shape of a kind of event: none has the same, so that no colour is needed to tell them. */
  static String shape(EventKind kind) {
    return switch (kind) {
      case STRIKE -> "M8 0L16 8 8 16 0 8z";
      case DISCLOSURE -> "M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z";
      case STATEMENT -> "M1 2h14v9H8l-4 4v-4H1z";
      case MEETING -> "M1 1h14v14H1z";
      case SANCTION -> "M5 1h6l4 4v6l-4 4H5l-4-4V5z";
      case REPORT -> "M2 0h8l4 4v12H2z";
      case AGREEMENT -> "M1 5h14v6H1z";
      case VOTE -> "M8 1l7 14H1z";
      case ELECTION -> "M8 15L1 1h14z";
      case PROTEST -> "M8 0l2.5 5.5L16 8l-5.5 2.5L8 16l-2.5-5.5L0 8l5.5-2.5z";
      case DISASTER -> "M8 0l8 6-3 10H3L0 6z";
      case OTHER -> "M8 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8z";
    };
  }

  /** The shapes of all kinds, once a page. */
  static String symbols() {
    Html svg = new Html();
    svg.start("svg", "class", "symbols", "width", "0", "height", "0", "aria-hidden", "true");
    svg.start("defs");
    for (EventKind kind : EventKind.values()) {
      svg.start("symbol", "id", "kind-" + kind, "viewBox", "-1 -1 18 18");
      svg.start("path", "d", shape(kind)).end("path").end("symbol");
    }
    svg.start("pattern", "id", "unsure", "width", "5", "height", "5", "patternUnits", UNITS);
    svg.start("path", "d", "M0 5L5 0");
    return svg.end("path").end("pattern").end("defs").end("svg").toString();
  }

  /** The mark of an event of this kind, as certain as this. */
  static String mark(String kind, String certainty) {
    return new Html()
        .start("svg", "class", "mark " + kind + " " + certainty, "aria-hidden", "true")
        .start("use", "href", "#kind-" + kind)
        .end("use")
        .end("svg")
        .toString();
  }

  /**
   * A whole timeline.
   *
   * @param events at least one, in the order of their dates
   */
  static String of(List<EventView> events, int width) {
    Axis axis = Axis.of(events, width);
    int line = axis.lanes() * (axis.size() + 2) + 6;
    Html svg = new Html();
    String box = "0 0 " + width + " " + (line + BELOW);
    svg.start("svg", "class", "axis axis-" + width, "viewBox", box, "role", "group");
    svg.element("title", title(events));
    rule(svg, axis, line);
    axis.marks().forEach(m -> mark(svg, axis, m, line));
    return svg.end("svg").toString();
  }

  private static String title(List<EventView> events) {
    return Words.count(events.size(), "event", "events")
        + " on a line of time, from "
        + Words.date(events.get(0).occurred())
        + " on; the list below tells them all";
  }

  private static void rule(Html svg, Axis axis, int line) {
    svg.start("path", "class", "rule", "d", "M0 " + line + "H" + axis.width()).end("path");
    for (Axis.Tick tick : axis.ticks(ROOM)) {
      String x = String.valueOf(tick.x());
      svg.start("path", "class", "rule", "d", "M" + x + " " + line + "v6").end("path");
      svg.element("text", tick.label(), "x", x, "y", "" + (line + 22), "text-anchor", "middle");
    }
  }

  private static void mark(Html svg, Axis axis, Axis.Mark mark, int line) {
    EventView event = mark.event();
    int size = axis.size();
    double top = line - 3 - (mark.lane() + 1) * (size + 2.0) + 1;
    svg.start("a", "href", "#event-" + event.slug(), "tabindex", "-1");
    svg.element("title", Words.date(event.occurred()) + ": " + event.title());
    if (!mark.exact()) {
      span(svg, mark, top, size);
    }
    String left = String.valueOf(Math.round((mark.x() - size / 2.0) * 10) / 10.0);
    String side = String.valueOf(size);
    svg.start(
            "use",
            "href",
            "#kind-" + event.kind(),
            "class",
            "mark " + event.kind() + " " + event.certainty(),
            "x",
            left,
            "y",
            String.valueOf(top),
            "width",
            side,
            "height",
            side)
        .end("use")
        .end("a");
  }

  private static void span(Html svg, Axis.Mark mark, double top, int size) {
    double from = Math.min(mark.from(), mark.x() - size * 0.8);
    double to = Math.max(mark.to(), mark.x() + size * 0.8);
    svg.start(
            "rect",
            "class",
            "span",
            "x",
            String.valueOf(from),
            "y",
            String.valueOf(top + size * 0.2),
            "width",
            String.valueOf(Math.round((to - from) * 10) / 10.0),
            "height",
            String.valueOf(size * 0.6),
            "rx",
            String.valueOf(size * 0.3),
            "fill",
            "url(#unsure)")
        .end("rect");
  }
}
