package org.dateline.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.List;
import javax.imageio.ImageIO;
import org.dateline.event.EventView;
import org.dateline.statement.StatementView;

/**
 * The picture that goes with a link to a story: its title over its timeline, as a PNG of 1200 by
 * 630 pixels. Its letters are those that the machine has.
 */
final class Card {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 630;
  private static final int MARGIN = 60;

  /** How much larger than on a page its timeline is. */
  private static final int SCALE = 2;

  private static final int LINE = 520;
  private static final int TITLE_BOTTOM = 230;

  private static final Color NIGHT = new Color(0x14202b);
  private static final Color WHITE = Color.WHITE;
  private static final Color GREY = new Color(0xa9bccb);
  private static final Color STRIKE = new Color(0xe8795a);
  private static final Color STATEMENT = new Color(0xf3cf7a);
  private static final Color OTHER = new Color(0x7cc4e8);

  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D pen = image.createGraphics();

  private Card() {
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(NIGHT);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
  }

  /**
   * Draws the picture of a story.
   *
   * @param events in the order of their dates; may be none
   */
  static byte[] png(
      String title, String publisher, List<EventView> events, List<StatementView> statements) {
    Card card = new Card();
    card.title(title);
    if (!events.isEmpty()) {
      card.timeline(events);
    }
    card.foot(events, publisher, statements);
    return card.bytes();
  }

  /** In letters as large as three lines allow; the direction is that of its first strong letter. */
  private void title(String title) {
    for (int size = 66; ; size -= 4) {
      if (text(title, size, false) <= TITLE_BOTTOM || size <= 26) {
        pen.setColor(WHITE);
        text(title, size, true);
        return;
      }
    }
  }

  private float text(String text, int size, boolean draw) {
    AttributedString styled = new AttributedString(text);
    styled.addAttribute(TextAttribute.FONT, new Font(Font.SERIF, Font.BOLD, size));
    LineBreakMeasurer lines =
        new LineBreakMeasurer(styled.getIterator(), pen.getFontRenderContext());
    float y = MARGIN - 8;
    while (lines.getPosition() < text.length()) {
      TextLayout line = lines.nextLayout(WIDTH - 2f * MARGIN);
      y += line.getAscent();
      float x = line.isLeftToRight() ? MARGIN : WIDTH - MARGIN - line.getAdvance();
      if (draw && y <= TITLE_BOTTOM + 20) {
        line.draw(pen, x, y);
      }
      y += line.getDescent() + line.getLeading();
    }
    return y;
  }

  private void timeline(List<EventView> events) {
    Axis axis = Axis.of(events, (WIDTH - 2 * MARGIN) / SCALE + 32);
    int left = MARGIN - 16 * SCALE;
    double step = Math.min(axis.size() * SCALE + 4, (LINE - TITLE_BOTTOM - 40.0) / axis.lanes());
    double size = step - 4;
    pen.setColor(GREY);
    pen.setStroke(new BasicStroke(2));
    pen.drawLine(MARGIN, LINE, WIDTH - MARGIN, LINE);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
    for (Axis.Tick tick : axis.ticks(110 / SCALE)) {
      int x = (int) Math.round(left + SCALE * tick.x());
      pen.drawLine(x, LINE, x, LINE + 7);
      int half = pen.getFontMetrics().stringWidth(tick.label()) / 2;
      pen.drawString(
          tick.label(), Math.min(Math.max(x - half, MARGIN), WIDTH - MARGIN - 2 * half), LINE + 30);
    }
    for (Axis.Mark mark : axis.marks()) {
      double y = LINE - 6 - mark.lane() * step - size / 2;
      mark(mark, left, y, size);
    }
  }

  private void mark(Axis.Mark mark, int left, double y, double size) {
    Color color =
        switch (mark.event().kind()) {
          case STRIKE -> STRIKE;
          case STATEMENT, AGREEMENT, VOTE -> STATEMENT;
          default -> OTHER;
        };
    pen.setColor(color);
    if (!mark.exact()) {
      pen.setStroke(
          new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5}, 0));
      pen.draw(
          new Rectangle2D.Double(
              left + SCALE * mark.from(), y, SCALE * (mark.to() - mark.from()), 1));
    }
    Shape shape = shape(mark, left + SCALE * mark.x(), y, size);
    pen.setStroke(new BasicStroke(2));
    pen.draw(shape);
    if (mark.event().certainty().toString().matches("confirmed|assessed")) {
      pen.fill(shape);
    }
  }

  private static Shape shape(Axis.Mark mark, double x, double y, double size) {
    double half = size / 2;
    return switch (mark.event().kind()) {
      case STRIKE -> {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(x, y - half);
        diamond.lineTo(x + half, y);
        diamond.lineTo(x, y + half);
        diamond.lineTo(x - half, y);
        diamond.closePath();
        yield diamond;
      }
      case STATEMENT, AGREEMENT, VOTE ->
          new Rectangle2D.Double(x - half, y - half * 0.7, size, size * 0.7);
      default -> new Ellipse2D.Double(x - half, y - half, size, size);
    };
  }

  private void foot(List<EventView> events, String publisher, List<StatementView> statements) {
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 24));
    pen.setColor(GREY);
    String since = events.isEmpty() ? "" : " · from " + Words.date(events.get(0).occurred());
    pen.drawString(publisher + since, MARGIN, HEIGHT - 28);
    if (!statements.isEmpty()) {
      StatementView.Count count = statements.get(0).signatoryCount();
      String signed = Words.count(count.countries(), "state", "states") + " signed";
      pen.setColor(STATEMENT);
      int width = pen.getFontMetrics().stringWidth(signed);
      pen.drawString(signed, WIDTH - MARGIN - width, HEIGHT - 28);
    }
  }

  private byte[] bytes() {
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
