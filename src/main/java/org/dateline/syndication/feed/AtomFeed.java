package org.dateline.syndication.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Atom 1.0 (RFC 4287), paged (RFC 5005), with tombstones (RFC 6721) for what was withdrawn. */
final class AtomFeed {

  private AtomFeed() {}

  static String write(Feed feed) {
    com.rometools.rome.feed.atom.Feed atom = new com.rometools.rome.feed.atom.Feed("atom_1.0");
    atom.setId(feed.id());
    atom.setTitle(feed.title());
    atom.setUpdated(Date.from(feed.updated()));
    Content subtitle = new Content();
    subtitle.setValue(Feed.DESCRIPTION);
    atom.setSubtitle(subtitle);
    Generator generator = new Generator();
    generator.setValue("Dateline");
    atom.setGenerator(generator);
    atom.setRights(feed.terms().line());
    atom.setAlternateLinks(List.of(link("alternate", feed.home())));
    atom.setOtherLinks(links(feed));
    atom.setEntries(feed.items().stream().map(i -> entry(i, feed.terms())).toList());
    return FeedXml.write(atom, root -> complete(root, feed));
  }

  private static List<Link> links(Feed feed) {
    Feed.Links at = feed.links();
    List<Link> links = new ArrayList<>();
    links.add(link("self", at.self()));
    links.add(link("first", at.first()));
    add(links, "next", at.next());
    add(links, "previous", at.previous());
    add(links, "hub", at.hub());
    add(links, "license", feed.terms().licence());
    return links;
  }

  private static Entry entry(FeedItem item, Feed.Rights rights) {
    Entry entry = new Entry();
    entry.setId(item.id());
    entry.setTitle(item.title());
    entry.setPublished(Date.from(item.published()));
    entry.setUpdated(Date.from(item.updated()));
    Person author = new Person();
    author.setName(item.author());
    entry.setAuthors(List.of(author));
    entry.setCategories(item.topics().stream().map(AtomFeed::category).toList());
    Content summary = new Content();
    summary.setValue(item.summary());
    entry.setSummary(summary);
    Content content = new Content();
    content.setType("html");
    content.setValue(item.html());
    entry.setContents(List.of(content));
    entry.setRights(rights.line());
    entry.setAlternateLinks(List.of(link("alternate", item.url())));
    List<Link> others = new ArrayList<>();
    add(others, "license", rights.licence());
    if (item.picture() != null) {
      Link picture = link("enclosure", item.picture().url());
      picture.setType(item.picture().mediaType());
      picture.setTitle(item.picture().alt());
      others.add(picture);
      entry.setForeignMarkup(List.of(FeedXml.media(item.picture())));
    }
    entry.setOtherLinks(others);
    return entry;
  }

  private static Category category(FeedItem.Topic topic) {
    Category category = new Category();
    category.setScheme(topic.scheme());
    category.setTerm(topic.term());
    category.setLabel(topic.label());
    return category;
  }

  private static void complete(Element root, Feed feed) {
    root.addNamespaceDeclaration(FeedXml.MEDIA);
    root.addNamespaceDeclaration(FeedXml.TOMBSTONES);
    // The order of both lists is the same.
    List<Element> entries = root.getChildren("entry", root.getNamespace());
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).setAttribute("lang", feed.items().get(i).language(), Namespace.XML_NAMESPACE);
    }
    for (Feed.Withdrawn withdrawn : feed.withdrawn()) {
      root.addContent(
          new Element("deleted-entry", FeedXml.TOMBSTONES)
              .setAttribute("ref", withdrawn.id())
              .setAttribute("when", FeedXml.time(withdrawn.at()))
              .addContent(FeedXml.element("comment", FeedXml.TOMBSTONES, withdrawn.reason())));
    }
  }

  private static void add(List<Link> links, String relation, String target) {
    if (target != null) {
      links.add(link(relation, target));
    }
  }

  private static Link link(String relation, String target) {
    Link link = new Link();
    link.setRel(relation);
    link.setHref(target);
    return link;
  }
}
