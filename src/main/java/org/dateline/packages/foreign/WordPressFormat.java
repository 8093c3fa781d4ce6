package org.dateline.packages.foreign;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.packages.foreign.Found.Markup;
import org.dateline.packages.foreign.Found.Publication;
import org.dateline.packages.foreign.Found.Text;
import org.jdom2.Element;

/** WordPress eXtended RSS, versions 1.0 to 1.2: published posts, with who wrote them. */
final class WordPressFormat implements Format {

  private static final String WP = "wp";
  private static final Pattern SHORTCODE =
      Pattern.compile(
          "\\[/?(caption|gallery|embed|audio|video|playlist|contact-form-7)(?:\\s[^\\]]*)?/?]");

  private static final Pattern CAPTION =
      Pattern.compile(
          "(?s)\\[caption[^\\]]*+](?:(?!\\[/caption]).)*?(<img[^>]*+>)?(?:(?!\\[/caption]).)*+\\[/caption]");

  @Override
  public void read(MendedText text, Consumer<Found> found, Account account) throws IOException {
    XmlItems items = new XmlItems(text);
    boolean known = false;
    for (Element item = items.next(); item != null; item = items.next()) {
      known |= value(item, WP, "post_type") != null;
      String against = against(item);
      if (against == null) {
        found.accept(found(items, item, account));
      } else {
        account.item(items.at(), against);
      }
    }
    if (!known) {
      throw new Unreadable("is no WordPress export: no item has a <wp:post_type>", null);
    }
    items.tell(account);
  }

  /** Why an item is not taken in; null if nothing is against it. */
  private static String against(Element item) {
    String type = value(item, WP, "post_type");
    if (!"post".equals(type)) {
      return "is of type \"" + type + "\", not a post";
    }
    String status = value(item, WP, "status");
    if (!"publish".equals(status)) {
      return "has the status \"" + status + "\", so it was not published";
    }
    return value(item, WP, "post_password") == null ? null : "is protected by a password";
  }

  private static Found found(XmlItems items, Element item, Account account) {
    String at = items.at();
    String author = value(item, "dc", "creator");
    return new Found(
        at,
        value(item, "", "guid"),
        Plain.ofHtml(value(item, "", "title")),
        Plain.ofHtml(value(item, "excerpt", "encoded")),
        body(value(item, "content", "encoded"), at, account),
        author == null ? List.of() : List.of(names(items.header()).getOrDefault(author, author)),
        terms(item, "category"),
        terms(item, "post_tag"),
        null,
        date(item, at, account),
        value(item, "", "link"),
        null,
        publication(items.header()));
  }

  private static Publication publication(List<Element> header) {
    String link = header(header, "", "link");
    return new Publication(
        Plain.ofHtml(header(header, "", "title")),
        link == null ? header(header, WP, "base_blog_url") : link,
        header(header, "", "language"));
  }

  private static Map<String, String> names(List<Element> header) {
    Map<String, String> names = new HashMap<>();
    for (Element element : header) {
      String login = value(element, WP, "author_login");
      String name = value(element, WP, "author_display_name");
      if (login != null && name != null) {
        names.put(login, name);
      }
    }
    return names;
  }

  private static Text body(String content, String at, Account account) {
    if (content == null) {
      return null;
    }
    Matcher shortcode = SHORTCODE.matcher(content);
    if (shortcode.find()) {
      account.field(at, "body", "the shortcode [" + shortcode.group(1) + "] was left out");
    }
    // Of a caption only its picture: what is said of that says nothing without it.
    String without =
        CAPTION
            .matcher(content)
            .replaceAll(c -> Matcher.quoteReplacement(c.group(1) == null ? "" : c.group(1)));
    boolean blocks = content.contains("<!-- wp:");
    return new Text(
        SHORTCODE.matcher(without).replaceAll(""), blocks ? Markup.HTML : Markup.LOOSE_HTML);
  }

  private static LocalDate date(Element item, String at, Account account) {
    String written = value(item, WP, "post_date");
    return account.day(at, Plain.date(written) == null ? value(item, "", "pubDate") : written);
  }

  private static List<String> terms(Element item, String domain) {
    return item.getChildren().stream()
        .filter(e -> e.getName().equals("category"))
        .filter(e -> domain.equals(e.getAttributeValue("domain")))
        .map(Element::getText)
        .filter(t -> !t.isBlank())
        .toList();
  }

  private static String header(List<Element> header, String prefix, String name) {
    return header.stream()
        .filter(e -> is(e, prefix, name))
        .map(Element::getText)
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String value(Element item, String prefix, String name) {
    return header(item.getChildren(), prefix, name);
  }

  /** By the prefix, as the namespace has the version in it. */
  private static boolean is(Element element, String prefix, String name) {
    return element.getName().equals(name) && element.getNamespacePrefix().equals(prefix);
  }
}
