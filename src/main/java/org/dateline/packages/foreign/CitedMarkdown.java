package org.dateline.packages.foreign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Writes a body in which each paragraph cites the one source that it was taken from. */
final class CitedMarkdown {

  private CitedMarkdown() {}

  /** The Markdown; empty if there is no text. */
  static String write(Document document, String source) {
    for (Paragraph paragraph : ends(document)) {
      paragraph.appendChild(new Text(" "));
      paragraph.appendChild(new Citation());
    }
    return MarkdownRenderer.builder()
        .nodeRendererFactory(factory("[^" + source + "]"))
        .build()
        .render(document)
        .strip();
  }

  /** The paragraphs; of those in one list item or quotation the last. */
  private static List<Paragraph> ends(Document document) {
    List<Paragraph> all = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Paragraph paragraph) {
            all.add(paragraph);
          }
        });
    List<Paragraph> ends = new ArrayList<>();
    Set<Node> seen = new HashSet<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      Node parent = all.get(i).getParent();
      if (parent instanceof Document || seen.add(parent)) {
        ends.add(all.get(i));
      }
    }
    return ends;
  }

  private static final class Citation extends CustomNode {}

  private static MarkdownNodeRendererFactory factory(String marker) {
    return new MarkdownNodeRendererFactory() {
      @Override
      public NodeRenderer create(MarkdownNodeRendererContext context) {
        return new NodeRenderer() {
          @Override
          public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Citation.class);
          }

          @Override
          public void render(Node node) {
            context.getWriter().raw(marker);
          }
        };
      }

      @Override
      public Set<Character> getSpecialCharacters() {
        return Set.of();
      }
    };
  }
}
