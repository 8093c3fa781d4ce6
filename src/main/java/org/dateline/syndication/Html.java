package org.dateline.syndication;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonmark.renderer.html.HtmlWriter;

/** HTML to stand in someone else's page: no script, no style, every text escaped. */
public final class Html {

  private final StringBuilder text = new StringBuilder();
  private final HtmlWriter html = new HtmlWriter(text);

  /**
   * Begins an element.
   *
   * @param attributes name, value, name, value …; one whose value is null is left out
   */
  public Html start(String name, String... attributes) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        all.put(attributes[i], Characters.legal(attributes[i + 1]));
      }
    }
    html.tag(name, all);
    return this;
  }

  public Html end(String name) {
    html.tag("/" + name);
    return this;
  }

  public Html text(String content) {
    html.text(Characters.legal(content));
    return this;
  }

  /** An element with a text in it. */
  public Html element(String name, String content, String... attributes) {
    return start(name, attributes).text(content).end(name);
  }

  /** A link; only a text, if it would not lead to a web page. */
  public Html link(String content, String url, String... attributes) {
    return url != null && url.matches("(?i)https?://.*")
        ? start("a", "href", url).element("cite", content, attributes).end("a")
        : element("cite", content, attributes);
  }

  /** HTML that has been sanitised before. */
  public Html sanitised(String content) {
    html.raw(Characters.legal(content));
    return this;
  }

  public Html line() {
    html.line();
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
