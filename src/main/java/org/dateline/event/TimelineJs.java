package org.dateline.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Collectors;
import org.dateline.http.Page;
import org.dateline.time.Edtf;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A timeline in the JSON of TimelineJS 3. Its texts are HTML, so ours are escaped. */
final class TimelineJs {

  private TimelineJs() {}

  /** The document. */
  @Schema(name = "TimelineJs", description = "A timeline in the JSON of TimelineJS 3.")
  public record Timeline(@Schema(required = true) List<Slide> events) {}

  /** An event. */
  @Schema(name = "TimelineJsSlide", description = "An event.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Slide(
      @Schema(required = true) @JsonProperty("unique_id") String uniqueId,
      @Schema(required = true) @JsonProperty("start_date") Date startDate,
      @Schema(description = "Where the event may have lasted, or its day is not known.")
          @JsonProperty("end_date")
          Date endDate,
      @Schema(description = "The event's kind.") String group,
      @Schema(required = true) Text text) {}

  /** A date; what is not known is left out. */
  @Schema(name = "TimelineJsDate", description = "A date.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Date(
      @Schema(required = true) int year,
      Integer month,
      Integer day,
      @Schema(description = "The date as we write it, where it is not a plain one.")
          @JsonProperty("display_date")
          String displayDate) {}

  /** A headline and a text. */
  @Schema(name = "TimelineJsText", description = "A headline and a text, both HTML.")
  public record Text(
      @Schema(required = true) String headline, @Schema(required = true) String text) {}

  static Timeline of(Page<EventView> page) {
    return new Timeline(page.items().stream().map(TimelineJs::slide).toList());
  }

  private static Slide slide(EventView event) {
    String[] ends = event.occurred().split("/");
    Date start = date(ends[0], event.occurred());
    Date end = ends.length == 1 ? null : date(ends[1], null);
    String sources =
        event.sources().stream()
            .map(s -> "<a href=\"" + escape(s.url()) + "\">" + escape(s.publisher()) + "</a>")
            .collect(Collectors.joining(", "));
    String text =
        "<p>"
            + escape(event.summary())
            + "</p><p>"
            + event.certainty()
            + ". Sources: "
            + sources
            + "</p>";
    return new Slide(
        event.slug(), start, end, event.kind().toString(), new Text(escape(event.title()), text));
  }

  private static Date date(String end, String whole) {
    String plain = end.replaceAll("[?~%]", "");
    Edtf edtf = Edtf.parse(plain);
    Integer month = plain.length() >= 7 ? edtf.first().getMonthValue() : null;
    Integer day = plain.length() == 10 ? edtf.first().getDayOfMonth() : null;
    return new Date(
        edtf.first().getYear(), month, day, whole == null || whole.equals(plain) ? null : whole);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
