package org.dateline.syndication.feed;

import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * RSS 2.0 with the elements of others that readers expect: whole texts, authors' names, links to
 * other pages, and when an item was last changed. It has no way to say that an item was withdrawn:
 * it only is not there any more.
 */
final class RssFeed {

  private RssFeed() {}

  static String write(Feed feed) {
    Channel channel = new Channel("rss_2.0");
    channel.setTitle(feed.title());
    channel.setLink(feed.home());
    channel.setDescription(Feed.DESCRIPTION);
    channel.setLanguage(feed.language());
    channel.setCopyright(feed.terms().line());
    channel.setLastBuildDate(Date.from(feed.updated()));
    channel.setGenerator("Dateline");
    channel.setDocs("https://www.rssboard.org/rss-specification");
    channel.setForeignMarkup(links(feed));
    channel.setItems(feed.items().stream().map(i -> item(i, feed.terms())).toList());
    return FeedXml.write(channel, RssFeed::complete);
  }

  private static List<Element> links(Feed feed) {
    Feed.Links at = feed.links();
    List<Element> links = new ArrayList<>();
    links.add(link("self", at.self()).setAttribute("type", "application/rss+xml"));
    links.add(link("first", at.first()));
    add(links, "next", at.next());
    add(links, "previous", at.previous());
    add(links, "hub", at.hub());
    add(links, "license", feed.terms().licence());
    return links;
  }

  private static Item item(FeedItem item, Feed.Rights rights) {
    Item rss = new Item();
    rss.setTitle(item.title());
    rss.setLink(item.url());
    Guid guid = new Guid();
    guid.setValue(item.id());
    guid.setPermaLink(false);
    rss.setGuid(guid);
    rss.setPubDate(Date.from(item.published()));
    Description description = new Description();
    // Readers take it for HTML.
    description.setValue(ItemHtml.escaped(item.summary()));
    rss.setDescription(description);
    rss.setCategories(item.topics().stream().map(RssFeed::category).toList());
    List<Element> others = new ArrayList<>();
    others.add(FeedXml.element("creator", FeedXml.DC, item.author()));
    others.add(FeedXml.element("language", FeedXml.DC, item.language()));
    if (rights.line() != null) {
      others.add(FeedXml.element("rights", FeedXml.DC, rights.line()));
    }
    add(others, "license", rights.licence());
    others.add(FeedXml.element("updated", FeedXml.ATOM, FeedXml.time(item.updated())));
    others.add(FeedXml.element("encoded", FeedXml.CONTENT, item.html()));
    if (item.picture() != null) {
      others.add(FeedXml.media(item.picture()));
    }
    rss.setForeignMarkup(others);
    return rss;
  }

  private static Category category(FeedItem.Topic topic) {
    Category category = new Category();
    category.setDomain(topic.scheme());
    category.setValue(topic.label());
    return category;
  }

  private static void complete(Element root) {
    for (Namespace namespace : List.of(FeedXml.ATOM, FeedXml.CONTENT, FeedXml.DC, FeedXml.MEDIA)) {
      root.addNamespaceDeclaration(namespace);
    }
  }

  private static void add(List<Element> links, String relation, String target) {
    if (target != null) {
      links.add(link(relation, target));
    }
  }

  private static Element link(String relation, String target) {
    return new Element("link", FeedXml.ATOM)
        .setAttribute("rel", relation)
        .setAttribute("href", target);
  }
}
