package org.dateline.packages.foreign;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.dateline.image.Image;
import org.dateline.packages.foreign.Found.Markup;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * HTML as a tree of CommonMark. What an article's body does not have stays out, and is counted:
 * pictures, frames, forms, scripts.
 */
final class HtmlText {

  /** Deeper than any text needs. */
  private static final int DEEPEST = 100;

  /** Lists and quotations in each other: what lies deeper stands beside its neighbours. */
  private static final int DEEPEST_LIST = 6;

  private static final Set<String> DROPPED =
      Set.of(
          "script",
          "style",
          "iframe",
          "object",
          "embed",
          "video",
          "audio",
          "form",
          "svg",
          "math",
          "noscript",
          "template",
          "input",
          "button",
          "select",
          "textarea",
          "canvas",
          "applet",
          "link",
          "meta",
          "title",
          "frame",
          "frameset",
          "map",
          "picture");

  private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\r]*\\n");

  private final String base;
  private final boolean blankLines;
  private final Map<String, Integer> dropped = new TreeMap<>();
  private final Document document = new Document();
  private Image image;

  /**
   * Reads a text.
   *
   * @param base what its relative links begin from; null if that is not known
   */
  HtmlText(Found.Text text, String base) {
    this.base = base;
    blankLines = text.markup() != Markup.HTML;
    if (text.markup() == Markup.PLAIN) {
      Element body = new Element("body").appendText(text.content().replace("\r\n", "\n"));
      blocks(body, document, 0, 0);
    } else {
      blocks(Jsoup.parseBodyFragment(text.content()).body(), document, 0, 0);
    }
    Flanks.mend(document);
  }

  Document document() {
    return document;
  }

  /** How many of which element were left out. */
  Map<String, Integer> dropped() {
    return dropped;
  }

  /** The first picture that has an address and an alternative text; null if none has. */
  Image image() {
    return image;
  }

  /** Fills a block from an element: what stands loose in it makes paragraphs. */
  private void blocks(Element from, Node into, int depth, int lists) {
    Loose loose = new Loose(into);
    for (org.jsoup.nodes.Node child : from.childNodes()) {
      if (child instanceof TextNode text) {
        text(text.getWholeText(), loose);
      } else if (child instanceof Element element && !isDropped(element)) {
        if (element.normalName().equals("br")) {
          loose.breakLine();
        } else if (isBlock(element)) {
          loose.close();
          block(element, into, depth + 1, lists);
        } else {
          inline(element, loose.open(), depth + 1);
        }
      }
    }
    loose.close();
  }

  private void text(String text, Loose loose) {
    if (!blankLines) {
      if (!text.isBlank() || loose.isOpen()) {
        loose.open().appendChild(words(text));
      }
      return;
    }
    String[] paragraphs = BLANK_LINE.split(text, -1);
    for (int i = 0; i < paragraphs.length; i++) {
      if (i > 0) {
        loose.close();
      }
      String[] lines = paragraphs[i].split("\\n", -1);
      for (int j = 0; j < lines.length; j++) {
        if (j > 0 && loose.isOpen() && !lines[j].isBlank()) {
          loose.breakLine();
        }
        if (!lines[j].isBlank() || loose.isOpen()) {
          loose.open().appendChild(words(lines[j]));
        }
      }
    }
  }

  private boolean isDropped(Element element) {
    String name = element.normalName();
    if (name.equals("img")) {
      picture(element);
    }
    boolean drop = DROPPED.contains(name) || name.equals("img");
    if (drop) {
      dropped.merge(name, 1, Integer::sum);
      element.select("img").stream().filter(i -> i != element).forEach(this::picture);
    }
    // What is said of a picture says nothing without it.
    return drop
        || name.equals("figcaption")
            && element.parent() != null
            && element.parent().selectFirst("img, iframe, video, audio") != null;
  }

  private void picture(Element element) {
    String address = Addresses.web(element.attr("src"), base);
    String alt = Plain.line(element.attr("alt"));
    if (image == null && address != null && alt != null) {
      image = new Image(address, Plain.cut(alt, 1000), null, null, null, null, null);
    }
  }

  private static boolean isBlock(Element element) {
    return element.isBlock()
        || element.normalName().matches("li|dt|dd|tr|td|th|center")
        || element.select("p, div, ul, ol, blockquote, pre, table, h1, h2, h3, h4, h5, h6").stream()
            .anyMatch(e -> e != element);
  }

  private void block(Element element, Node into, int depth, int lists) {
    if (depth > DEEPEST) {
      Paragraph paragraph = new Paragraph();
      paragraph.appendChild(words(element.text()));
      append(into, paragraph);
      return;
    }
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, into, depth);
      case "ul", "ol", "menu" -> list(element, into, depth, lists);
      case "blockquote" -> {
        Node quote = lists < DEEPEST_LIST ? new BlockQuote() : into;
        blocks(element, quote, depth, lists + 1);
        if (quote != into) {
          append(into, quote);
        }
      }
      case "pre" -> {
        FencedCodeBlock code = new FencedCodeBlock();
        code.setFenceCharacter("`");
        code.setLiteral(clean(element.wholeText()).strip() + "\n");
        into.appendChild(code);
      }
      case "table" -> table(element, into, depth);
      case "hr" -> into.appendChild(new ThematicBreak());
      default -> blocks(element, into, depth, lists);
    }
  }

  private void heading(Element element, Node into, int depth) {
    Heading heading = new Heading();
    heading.setLevel(Math.min(4, Math.max(2, element.normalName().charAt(1) - '0')));
    inlines(element, heading, depth);
    append(into, Loose.trimmed(heading));
  }

  private void list(Element element, Node into, int depth, int lists) {
    if (lists >= DEEPEST_LIST) {
      blocks(element, into, depth, lists);
      return;
    }
    ListBlock list = element.normalName().equals("ol") ? ordered(element) : bullets();
    for (Element child : element.children()) {
      if (!isDropped(child)) {
        ListItem item = new ListItem();
        if (child.normalName().equals("li")) {
          blocks(child, item, depth + 1, lists + 1);
        } else {
          block(child, item, depth + 1, lists + 1);
        }
        append(list, item);
      }
    }
    list.setTight(isTight(list));
    append(into, list);
  }

  private static boolean isTight(ListBlock list) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (item.getFirstChild() != item.getLastChild()) {
        return false;
      }
    }
    return true;
  }

  private static BulletList bullets() {
    BulletList list = new BulletList();
    list.setMarker("-");
    list.setTight(true);
    return list;
  }

  private static OrderedList ordered(Element element) {
    OrderedList list = new OrderedList();
    String start = element.attr("start");
    list.setMarkerStartNumber(start.matches("[0-9]{1,8}") ? Integer.parseInt(start) : 1);
    list.setMarkerDelimiter(".");
    return list;
  }

  /** A row an item, as a body has no tables. */
  private void table(Element table, Node into, int depth) {
    dropped.merge("table (its rows are a list)", 1, Integer::sum);
    BulletList rows = bullets();
    for (Element row : table.select("tr")) {
      Paragraph cells = new Paragraph();
      for (Element cell : row.children()) {
        if (cells.getFirstChild() != null) {
          cells.appendChild(new Text(" | "));
        }
        inlines(cell, cells, depth + 2);
      }
      ListItem item = new ListItem();
      append(item, Loose.trimmed(cells));
      append(rows, item);
    }
    append(into, rows);
  }

  private void inlines(Element from, Node into, int depth) {
    for (org.jsoup.nodes.Node child : from.childNodes()) {
      if (child instanceof TextNode text) {
        into.appendChild(words(text.getWholeText()));
      } else if (child instanceof Element element && !isDropped(element)) {
        inline(element, into, depth + 1);
      }
    }
  }

  private void inline(Element element, Node into, int depth) {
    if (depth > DEEPEST) {
      into.appendChild(words(element.text()));
      return;
    }
    String name = element.normalName();
    switch (name) {
      case "br" -> into.appendChild(new HardLineBreak());
      case "b", "strong" -> within(element, new StrongEmphasis("**"), into, depth);
      case "i", "em", "cite" -> within(element, new Emphasis("*"), into, depth);
      case "code", "kbd", "samp", "tt" -> {
        String code = Plain.line(element.text());
        if (code != null) {
          into.appendChild(new Code(code));
        }
      }
      case "a" -> {
        String address = address(element.attr("href"));
        Node link = address == null || isWithin(into, Link.class) ? into : new Link(address, null);
        within(element, link, into, depth);
      }
      default -> inlines(element, into, depth);
    }
  }

  private void within(Element element, Node node, Node into, int depth) {
    Node target = node == into || isWithin(into, node.getClass()) ? into : node;
    inlines(element, target, depth);
    if (target == node && node != into) {
      append(into, node);
    }
  }

  private String address(String href) {
    return href.strip().matches("(?i)mailto:[^\\s<>]+") ? href.strip() : Addresses.web(href, base);
  }

  private static boolean isWithin(Node node, Class<?> kind) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (kind.isInstance(n)) {
        return true;
      }
    }
    return false;
  }

  private static void append(Node into, Node node) {
    if (node.getFirstChild() != null) {
      into.appendChild(node);
    }
  }

  private static Text words(String text) {
    // "[^" would cite a source of ours.
    return new Text(clean(text).replaceAll("[\\s\\u00A0]+", " ").replace("[^", "["));
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.chars().filter(c -> !Plain.isForbidden((char) c)).forEach(c -> clean.append((char) c));
    return clean.toString();
  }
}
