package org.dateline.packages.foreign;

import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** The paragraph that stands open in a block, while text and inline elements come. */
final class Loose {

  private final Node into;
  private Paragraph open;

  Loose(Node into) {
    this.into = into;
  }

  boolean isOpen() {
    return open != null;
  }

  Paragraph open() {
    if (open == null) {
      open = new Paragraph();
    }
    return open;
  }

  /** A line break; two in a row are what people write who know no paragraphs. */
  void breakLine() {
    if (open == null) {
      return;
    }
    Node last = open.getLastChild();
    if (last instanceof Text text && text.getLiteral().isBlank()) {
      last = last.getPrevious();
    }
    if (last instanceof HardLineBreak) {
      close();
    } else {
      open.appendChild(new HardLineBreak());
    }
  }

  void close() {
    if (open != null && trimmed(open).getFirstChild() != null) {
      into.appendChild(open);
    }
    open = null;
  }

  /** Without blanks and line breaks at its ends, and without blanks after a line break. */
  static Node trimmed(Node block) {
    trim(block, true);
    trim(block, false);
    for (Node n = block.getFirstChild(); n != null; n = n.getNext()) {
      if (n instanceof HardLineBreak) {
        stripStart(n.getNext());
        stripEnd(n.getPrevious());
      } else if (n instanceof Text && n.getPrevious() instanceof Text before) {
        // Something between them was dropped.
        if (before.getLiteral().endsWith(" ")) {
          stripStart(n);
        }
      }
    }
    return block;
  }

  private static void trim(Node block, boolean start) {
    Node edge = start ? block.getFirstChild() : block.getLastChild();
    while (edge instanceof HardLineBreak || edge instanceof Text t && t.getLiteral().isBlank()) {
      edge.unlink();
      edge = start ? block.getFirstChild() : block.getLastChild();
    }
    if (start) {
      stripStart(edge);
    } else {
      stripEnd(edge);
    }
  }

  private static void stripStart(Node node) {
    if (node instanceof Text text) {
      text.setLiteral(text.getLiteral().stripLeading());
    }
  }

  private static void stripEnd(Node node) {
    if (node instanceof Text text) {
      text.setLiteral(text.getLiteral().stripTrailing());
    }
  }
}
