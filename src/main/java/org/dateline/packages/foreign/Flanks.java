package org.dateline.packages.foreign;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * CommonMark takes asterisks for emphasis only where they flank words (section 6.2), which HTML
 * does not care for. So blanks move out of an emphasis, and one that could not be written is
 * dissolved: its words count more.
 */
final class Flanks {

  private Flanks() {}

  static void mend(Node document) {
    List<Node> all = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Emphasis emphasis) {
            visitChildren(emphasis);
            all.add(emphasis);
          }

          @Override
          public void visit(StrongEmphasis emphasis) {
            visitChildren(emphasis);
            all.add(emphasis);
          }
        });
    all.forEach(Flanks::mendOne);
  }

  private static void mendOne(Node emphasis) {
    if (emphasis.getFirstChild() instanceof Text first && first.getLiteral().startsWith(" ")) {
      first.setLiteral(first.getLiteral().stripLeading());
      emphasis.insertBefore(new Text(" "));
    }
    if (emphasis.getLastChild() instanceof Text last && last.getLiteral().endsWith(" ")) {
      last.setLiteral(last.getLiteral().stripTrailing());
      emphasis.insertAfter(new Text(" "));
    }
    // Only text is sure to flank; a link's bracket or another asterisk may not.
    boolean written =
        emphasis.getFirstChild() instanceof Text first
            && emphasis.getLastChild() instanceof Text last
            && flanks(edge(first, true), outside(emphasis.getPrevious(), false))
            && flanks(edge(last, false), outside(emphasis.getNext(), true));
    if (!written) {
      dissolve(emphasis);
    }
  }

  private static boolean flanks(int inside, int outside) {
    boolean words = Character.isLetterOrDigit(inside);
    return words && outside != '*' || inside != ' ' && outside == ' ';
  }

  private static int edge(Text text, boolean start) {
    String literal = text.getLiteral();
    if (literal.isEmpty()) {
      return ' ';
    }
    return start ? literal.codePointAt(0) : literal.codePointBefore(literal.length());
  }

  private static int outside(Node neighbour, boolean start) {
    if (neighbour == null) {
      return ' ';
    }
    return neighbour instanceof Text text ? edge(text, start) : '*';
  }

  private static void dissolve(Node emphasis) {
    while (emphasis.getFirstChild() != null) {
      emphasis.insertBefore(emphasis.getFirstChild());
    }
    emphasis.unlink();
  }
}
