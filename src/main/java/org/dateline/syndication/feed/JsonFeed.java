package org.dateline.syndication.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** JSON Feed 1.1. What the format has no field for stands in {@code _dateline}. */
@Schema(name = "JsonFeed", description = "A JSON Feed, version 1.1.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
    @Schema(required = true, examples = JsonFeed.VERSION) String version,
    @Schema(required = true) String title,
    @Schema(required = true) @JsonProperty("home_page_url") String homePageUrl,
    @Schema(required = true) @JsonProperty("feed_url") String feedUrl,
    @Schema(required = true) String description,
    @Schema(description = "The next page; left out on the last.") @JsonProperty("next_url")
        String nextUrl,
    @Schema(description = "BCP 47, where all items are in one.") String language,
    @Schema(description = "Where to subscribe.") List<Hub> hubs,
    @Schema(required = true, description = "The last changed first.") List<Item> items,
    @Schema(required = true, description = "What the format has no field for.")
        @JsonProperty("_dateline")
        Extension dateline) {

  static final String VERSION = "https://jsonfeed.org/version/1.1";

  /** Where to subscribe. */
  @Schema(name = "JsonFeedHub", description = "Where to subscribe.")
  record Hub(@Schema(required = true) String type, @Schema(required = true) String url) {}

  /** A person. */
  @Schema(name = "JsonFeedAuthor", description = "Who wrote it.")
  record Author(@Schema(required = true) String name) {}

  /** An article. */
  @Schema(name = "JsonFeedItem", description = "An article.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      @Schema(required = true, description = "Names it for good.") String id,
      @Schema(required = true) String url,
      @Schema(required = true) String title,
      @Schema(required = true) String summary,
      @Schema(required = true, description = "Sanitised, with corrections and sources.")
          @JsonProperty("content_html")
          String contentHtml,
      String image,
      @Schema(required = true) @JsonProperty("date_published") Instant datePublished,
      @Schema(required = true) @JsonProperty("date_modified") Instant dateModified,
      @Schema(required = true) List<Author> authors,
      @Schema(required = true, description = "Its section, tags and countries.") List<String> tags,
      @Schema(required = true, description = "BCP 47.") String language,
      @Schema(required = true, description = "What the format has no field for.")
          @JsonProperty("_dateline")
          ItemExtension dateline) {}

  /** What the format has no field for, of the whole feed. */
  @Schema(name = "JsonFeedExtension", description = "What JSON Feed has no field for.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Extension(
      @Schema(description = "A line to stand with each item.") String attribution,
      @Schema(description = "The address of the licence.") String licence,
      @Schema(
              required = true,
              description = "What was withdrawn lately: take it down. On the first page only.")
          List<Retracted> retracted) {}

  /** What the format has no field for, of an item. */
  @Schema(name = "JsonFeedItemExtension", description = "What JSON Feed has no field for.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ItemExtension(
      @Schema(description = "A line to stand with it.") String attribution,
      @Schema(description = "The address of the licence.") String licence,
      @Schema(description = "What the image shows.") @JsonProperty("image_alt") String imageAlt,
      @Schema(description = "Whose the image is.") @JsonProperty("image_credit") String imageCredit,
      @Schema(required = true, description = "What was put right, the last first.")
          List<Corrected> corrections) {}

  /** Something that was put right. */
  @Schema(name = "JsonFeedCorrection", description = "Something that was put right.")
  record Corrected(@Schema(required = true) Instant date, @Schema(required = true) String note) {}

  /** Something that was withdrawn. */
  @Schema(name = "JsonFeedRetraction", description = "Something that was withdrawn.")
  record Retracted(
      @Schema(required = true, description = "The id that it had as an item.") String id,
      @Schema(required = true) Instant date,
      @Schema(required = true) String reason) {}

  static JsonFeed of(Feed feed) {
    Feed.Links links = feed.links();
    return new JsonFeed(
        VERSION,
        feed.title(),
        feed.home(),
        links.self(),
        Feed.DESCRIPTION,
        links.next(),
        feed.language(),
        links.hub() == null ? null : List.of(new Hub("WebSub", links.hub())),
        feed.items().stream().map(i -> item(i, feed.terms())).toList(),
        new Extension(
            feed.terms().attribution(),
            feed.terms().licence(),
            feed.withdrawn().stream()
                .map(w -> new Retracted(w.id(), w.at(), w.reason()))
                .toList()));
  }

  private static Item item(FeedItem item, Feed.Rights rights) {
    FeedItem.Picture picture = item.picture();
    return new Item(
        item.id(),
        item.url(),
        item.title(),
        item.summary(),
        item.html(),
        picture == null ? null : picture.url(),
        item.published(),
        item.updated(),
        List.of(new Author(item.author())),
        item.topics().stream().map(FeedItem.Topic::label).toList(),
        item.language(),
        new ItemExtension(
            rights.attribution(),
            rights.licence(),
            picture == null ? null : picture.alt(),
            picture == null ? null : picture.credit(),
            item.corrections().stream().map(c -> new Corrected(c.at(), c.note())).toList()));
  }
}
