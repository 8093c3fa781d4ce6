package org.dateline.packages.foreign;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dateline.packages.foreign.Found.Markup;
import org.dateline.packages.foreign.Found.Publication;
import org.dateline.packages.foreign.Found.Text;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** RSS and Atom, read by ROME an item at a time. */
final class FeedFormat implements Format {

  private static final Set<String> DATES = Set.of("pubDate", "published", "issued", "date");
  private static final Set<String> CHANGED = Set.of("updated", "modified");

  private final ForeignForm form;

  FeedFormat(ForeignForm form) {
    this.form = form;
  }

  @Override
  public void read(MendedText text, Consumer<Found> found, Account account) throws IOException {
    XmlItems items = new XmlItems(text);
    String root = items.root().getName();
    boolean atom = root.equals("feed");
    if (!atom && !root.equals("rss") && !root.equals("RDF")) {
      throw new Unreadable("is no feed: its root element is <" + root + ">", null);
    }
    if (atom != (form == ForeignForm.ATOM)) {
      throw new Unreadable("is " + (atom ? "Atom" : "RSS") + ", not " + form, null);
    }
    for (Element item = items.next(); item != null; item = items.next()) {
      try {
        found(items, item, account).ifPresent(found);
      } catch (FeedException | IllegalArgumentException e) {
        account.item(items.at(), "cannot be read: " + e.getMessage());
      }
    }
    items.tell(account);
  }

  private java.util.Optional<Found> found(XmlItems items, Element item, Account account)
      throws FeedException {
    SyndFeed feed = new SyndFeedInput().build(document(items, item));
    if (feed.getEntries().isEmpty()) {
      account.item(items.at(), "cannot be read");
      return java.util.Optional.empty();
    }
    SyndEntry entry = feed.getEntries().get(0);
    String at = items.at();
    Text content = content(entry.getContents());
    Text description = text(entry.getDescription());
    if (!entry.getEnclosures().isEmpty()) {
      account.field(at, "enclosure", "files that hang on an item are not taken over");
    }
    List<String> categories =
        entry.getCategories().stream().map(SyndCategory::getName).filter(Objects::nonNull).toList();
    return java.util.Optional.of(
        new Found(
            at,
            entry.getUri(),
            title(entry),
            content == null ? null : plain(description),
            content == null ? description : content,
            authors(entry),
            categories.stream().limit(1).toList(),
            categories.stream().skip(1).toList(),
            item.getAttributeValue("lang", Namespace.XML_NAMESPACE),
            date(item, at, account),
            link(entry),
            null,
            publication(items, feed)));
  }

  /** A feed with this one item. */
  private static Document document(XmlItems items, Element item) {
    Element root = items.root().clone();
    Element channel = root;
    if (root.getName().equals("rss")) {
      // Else ROME would not know what it is; and what later versions added is read in any.
      root.setAttribute("version", "2.0");
      channel = new Element("channel");
      root.addContent(channel);
    }
    for (Element element : items.header()) {
      channel.addContent(element.clone());
    }
    channel.addContent(item);
    return new Document(root);
  }

  private static Publication publication(XmlItems items, SyndFeed feed) {
    String language = feed.getLanguage();
    if (language == null) {
      language = items.root().getAttributeValue("lang", Namespace.XML_NAMESPACE);
    }
    String base = items.root().getAttributeValue("base", Namespace.XML_NAMESPACE);
    return new Publication(
        Plain.ofHtml(feed.getTitle()), base == null ? feed.getLink() : base, language);
  }

  private static String title(SyndEntry entry) {
    SyndContent title = entry.getTitleEx();
    return title == null ? null : plain(text(title));
  }

  private static String plain(Text text) {
    if (text == null) {
      return null;
    }
    return text.markup() == Markup.PLAIN
        ? Plain.line(text.content())
        : Plain.ofHtml(text.content());
  }

  private static Text content(List<SyndContent> contents) {
    return contents.stream()
        .map(FeedFormat::text)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Text text(SyndContent content) {
    if (content == null || content.getValue() == null || content.getValue().isBlank()) {
      return null;
    }
    String type = content.getType();
    boolean plain = "text".equals(type) || "text/plain".equals(type) && !isHtml(content.getValue());
    return new Text(content.getValue(), plain ? Markup.PLAIN : Markup.HTML);
  }

  /** RSS does not say; and many say plain of what is HTML. */
  private static boolean isHtml(String text) {
    return text.contains("</") || text.contains("/>") || text.matches("(?s).*&[#\\w]{2,8};.*");
  }

  private static List<String> authors(SyndEntry entry) {
    Stream<String> names =
        entry.getAuthors().isEmpty()
            ? Stream.ofNullable(entry.getAuthor())
            : entry.getAuthors().stream().map(SyndPerson::getName);
    return names.filter(Objects::nonNull).map(FeedFormat::name).filter(n -> !n.isEmpty()).toList();
  }

  /** The name in {@code mail@example.org (Name)}; an address alone is nobody's name. */
  private static String name(String author) {
    String name = author.replaceFirst("^\\S+@\\S+\\s*\\((.*)\\)\\s*$", "$1").strip();
    return name.matches("\\S+@\\S+") ? "" : name;
  }

  private static String link(SyndEntry entry) {
    String link = entry.getLink();
    boolean uri = entry.getUri() != null && entry.getUri().matches("https?://\\S+");
    return (link == null || link.isBlank()) && uri ? entry.getUri() : link;
  }

  private static LocalDate date(Element item, String at, Account account) {
    String written = written(item, DATES);
    if (written == null) {
      written = written(item, CHANGED);
    }
    return account.day(at, written);
  }

  private static String written(Element item, Set<String> names) {
    return item.getChildren().stream()
        .filter(e -> names.contains(e.getName()))
        .map(Element::getText)
        .filter(t -> !t.isBlank())
        .findFirst()
        .orElse(null);
  }
}
