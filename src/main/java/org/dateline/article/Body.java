package org.dateline.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.commonmark.renderer.text.TextContentWriter;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * An article's text: CommonMark in, sanitised HTML and plain text out, and which paragraph cites
 * which source.
 *
 * @param markdown as written
 * @param html with a numbered link to {@code #source-…} for each citation
 * @param text without any markup
 * @param cited the paragraphs (counted from 1; a list item is one) that rest on a source, by its
 *     slug, in the order of first appearance
 * @param uncited the paragraphs that cite nothing
 * @param links where it links to, as written
 */
public record Body(
    String markdown,
    String html,
    String text,
    Map<String, List<Integer>> cited,
    List<Integer> uncited,
    List<String> links) {

  private static final Pattern MARKER = Pattern.compile("\\[\\^([a-z0-9-]+)]");

  /** Deeper nesting than any text needs, and less than what makes a parser slow. */
  private static final int MOST_NESTED = 50;

  private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(MOST_NESTED).build();

  private static final PolicyFactory SAFE =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "h2",
              "h3",
              "h4",
              "ul",
              "ol",
              "li",
              "blockquote",
              "em",
              "strong",
              "code",
              "pre",
              "br",
              "hr")
          .allowElements("a", "sup")
          .allowUrlProtocols("https", "http", "mailto")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("class")
          .matching(Pattern.compile("citation"))
          .onElements("sup")
          .allowAttributes("start")
          .matching(Pattern.compile("[0-9]{1,9}"))
          .onElements("ol")
          .toFactory();

  private static final HtmlRenderer HTML =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .sanitizeUrls(true)
          .nodeRendererFactory(
              to -> new CitationRenderer(citation -> link(citation, to.getWriter())))
          .build();

  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  private static final class Citation extends CustomNode {
    private final String slug;
    private final int number;

    private Citation(String slug, int number) {
      this.slug = slug;
      this.number = number;
    }
  }

  /** Reads a text. Any text is one; what it cites and does not cite is for the caller to judge. */
  public static Body parse(String markdown) {
    Node document = PARSER.parse(markdown);
    Map<String, List<Integer>> cited = new LinkedHashMap<>();
    List<Integer> uncited = new ArrayList<>();
    List<Node> paragraphs = paragraphs(document);
    for (int i = 0; i < paragraphs.size(); i++) {
      if (!mark(paragraphs.get(i), i + 1, cited)) {
        uncited.add(i + 1);
      }
    }
    String text = TEXT.render(document).strip();
    return new Body(
        markdown, SAFE.sanitize(HTML.render(document)), text, cited, uncited, links(document));
  }

  /** A text without any markup, in which {@code [1]} cites the first of the sources it mentions. */
  public static String plain(String markdown) {
    Node document = PARSER.parse(markdown);
    mark(document, 1, new LinkedHashMap<>());
    return TextContentRenderer.builder()
        .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
        .nodeRendererFactory(
            to -> new CitationRenderer(citation -> number(citation, to.getWriter())))
        .build()
        .render(document)
        .strip();
  }

  private static List<Node> paragraphs(Node document) {
    List<Node> found = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Paragraph paragraph) {
            // The paragraphs of one list item or quotation are one, as its citation stands at its
            // end; and so is whatever lists and quotations are in it.
            Node counted = paragraph;
            for (Node at = paragraph; at != null; at = at.getParent()) {
              if (at instanceof ListItem || at instanceof BlockQuote) {
                counted = at;
              }
            }
            if (!found.contains(counted)) {
              found.add(counted);
            }
          }

          @Override
          public void visit(ListItem item) {
            visitChildren(item);
          }
        });
    return found;
  }

  private static List<String> links(Node document) {
    List<String> links = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
          }
        });
    return links;
  }

  private static boolean mark(Node paragraph, int number, Map<String, List<Integer>> cited) {
    boolean[] any = {false};
    paragraph.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            Matcher marker = MARKER.matcher(text.getLiteral());
            int done = 0;
            while (marker.find()) {
              List<Integer> where = cited.computeIfAbsent(marker.group(1), s -> new ArrayList<>());
              if (!where.contains(number)) {
                where.add(number);
              }
              any[0] = true;
              text.insertBefore(new Text(text.getLiteral().substring(done, marker.start())));
              int footnote = List.copyOf(cited.keySet()).indexOf(marker.group(1)) + 1;
              text.insertBefore(new Citation(marker.group(1), footnote));
              done = marker.end();
            }
            text.setLiteral(text.getLiteral().substring(done));
          }
        });
    return any[0];
  }

  /** Writes a citation in one of the forms. */
  private record CitationRenderer(Consumer<Citation> form) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Citation.class);
    }

    @Override
    public void render(Node node) {
      form.accept((Citation) node);
    }
  }

  private static void number(Citation citation, TextContentWriter text) {
    text.write("[" + citation.number + "]");
  }

  private static void link(Citation citation, HtmlWriter html) {
    html.tag("sup", Map.of("class", "citation"));
    html.tag("a", Map.of("href", "#source-" + citation.slug));
    html.text(String.valueOf(citation.number));
    html.tag("/a");
    html.tag("/sup");
  }
}
