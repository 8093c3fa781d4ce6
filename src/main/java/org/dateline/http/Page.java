package org.dateline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list. The {@code Link} header has the addresses of the next and the previous one
 * (RFC 8288).
 */
@Schema(description = "One page of a list.")
public record Page<T>(
    @Schema(required = true) List<T> items, @Schema(required = true) Position page)
    implements Paged {

  /** Where in the list a page is. */
  @Schema(name = "PagePosition", description = "Where in the list this page is.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Position(
      @Schema(required = true, description = "The most items a page has.", examples = "20")
          int limit,
      @Schema(description = "`cursor` of the next page; left out on the last.") String next,
      @Schema(description = "`cursor` of the previous page; left out on the first.") String prev,
      @Schema(
              description =
                  "How many items the whole list has; with `include=total`, and where it is always known.")
          Long total) {}

  /** A list that always comes whole. */
  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(
        items, new Position(Math.max(1, items.size()), null, null, (long) items.size()));
  }

  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), page);
  }
}
