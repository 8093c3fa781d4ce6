package org.dateline.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dateline.discrepancy.DiscrepancyView;
import org.dateline.story.StoryView;

/**
 * A story as people read it.
 *
 * @param calls how each part can be had from the API
 * @param linkedData the same as JSON-LD
 * @param base what addresses on this service begin with
 */
record StoryPage(
    StoryView story,
    AsOf asOf,
    List<ArticlePart> articles,
    TimelinePart timeline,
    List<StatementPart> statements,
    List<Absent> absent,
    List<DiscrepancyView> discrepancies,
    List<Call> calls,
    String linkedData,
    String base) {

  private static final int LONG_TITLE = 110;

  /** A part of the page, and the address of its JSON. */
  record Call(String part, String url) {

    public String curl() {
      return "curl \"" + url + "\"";
    }
  }

  public String path() {
    return "/stories/" + story.slug();
  }

  public String address() {
    return base + path();
  }

  /** As a value in a query. */
  public String oembedUrl() {
    return URLEncoder.encode(address(), StandardCharsets.UTF_8);
  }

  /** The same moment with another stretch of the timeline. */
  public String turn(String cursor) {
    String moment = asOf.past() ? "asOf=" + asOf.written() + "&" : "";
    return path()
        + "?"
        + moment
        + "events="
        + URLEncoder.encode(cursor, StandardCharsets.UTF_8)
        + "#timeline";
  }

  /** Whether anything was told later than the beginning. */
  public boolean isToldAnew() {
    return story.updatedAt() != null && story.updatedAt().isAfter(story.publishedAt());
  }

  /** Whether the title needs smaller letters. */
  public boolean isLongTitle() {
    return story.title().length() > LONG_TITLE;
  }

  /** Whether the lead image lies here: nothing is fetched from elsewhere. */
  public boolean hasOwnImage() {
    return story.image() != null && story.image().url().matches("/[^/].*");
  }
}
