package org.dateline.packages.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.dateline.article.Body;
import org.dateline.packages.foreign.Found.Markup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

  private static String markdown(String html) {
    return CitedMarkdown.write(read(html).document(), "s");
  }

  private static HtmlText read(String html) {
    return new HtmlText(new Found.Text(html, Markup.HTML), "https://base.example/dir/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>a <b>bold</b> <i>it</i></p>|a **bold** *it* [^s]",
        "<p>un<b>believ</b>able</p>|un**believ**able [^s]",
        "<p><b>Note: </b>this</p>|**Note:** this [^s]",
        "<p><b>Note:</b>this</p>|Note:this [^s]",
        "<p><b><b>twice</b></b></p>|**twice** [^s]",
        "loose <i>text</i>|loose *text* [^s]",
        "<div><div>deep</div></div>|deep [^s]",
        "<a href='x y'>l</a>|[l](https://base.example/dir/x%20y) [^s]",
        "<a href='/articles/x'>l</a>|[l](https://base.example/articles/x) [^s]",
        "<a href='javascript:alert(1)'>l</a>|l [^s]",
        "<a href='data:text/html,x'>l</a>|l [^s]",
        "<a href='mailto:a@b.example'>l</a>|[l](mailto:a@b.example) [^s]",
        "<p># no heading</p>|\\# no heading [^s]",
        "<p>1. no list</p>|1\\. no list [^s]",
        "<p>a note[^1]</p>|a note\\[1\\] [^s]",
        "<code>a*b</code>|`a*b` [^s]",
        "<p>&lt;script&gt;</p>|\\<script\\> [^s]",
      })
  void writesInline(String html, String expected) {
    assertEquals(expected, markdown(html));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>one</p><p>two</p>",
        "one<br><br>two",
        "<p>one<br/> <br/>two</p>",
        "<p>one</p>two",
        "<section>one</section><section>two</section>",
        "<span><p>one</p><p>two</p></span>"
      })
  void knowsParagraphsInAnyDress(String html) {
    assertEquals("one [^s]\n\ntwo [^s]", markdown(html));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>",
        "<blockquote><p>a</p><p>b</p><ul><li>c</li></ul></blockquote>",
        "<h1>a</h1><p>b</p><pre>c\nd</pre><hr><ol start=3><li>e</li></ol>",
        "<table><tr><th>a</th></tr><tr><td>b</td><td><p>c</p></td></tr></table>",
        "<dl><dt>a</dt><dd>b</dd></dl>",
        "<ul>loose<li>a</li><ul><li>b</li></ul></ul>",
        "<p><strong>a</strong>*b* _c_ **d** `e` ~f~ [g](h) ![i](j) <k> &amp;amp; l\\m</p>",
        "<p>a<b><i>b</i></b>c <i><b>d</b> e</i> <b><a href='/'>f</a></b></p>",
      })
  void citesInEveryParagraph(String html) {
    Body body = Body.parse(markdown(html));
    assertTrue(body.uncited().isEmpty(), body.markdown());
    assertEquals(Map.of("s", body.cited().get("s")), body.cited());
  }

  @Test
  void keepsListsInLists() {
    assertEquals(
        "- a [^s]\n  \n  1. b [^s]\n  2. > c [^s]\n\n- d [^s]",
        markdown(
            "<ul><li>a<ol><li>b</li><li><blockquote>c</blockquote></li></ol></li><li>d</li></ul>"));
    String deep = markdown("<ul><li>a".repeat(50));
    assertTrue(Body.parse(deep).uncited().isEmpty(), deep);
    assertEquals(6, deep.lines().mapToInt(l -> l.indexOf('-') / 2 + 1).max().orElse(0), deep);
  }

  @Test
  void givesTheWordsBackAsTheyWere() {
    String text = "*a* _b_ **c** `d` [e](f) ![g](h) <i> &amp; &copy j\\k 1) + - = # > | ~";
    HtmlText read = new HtmlText(new Found.Text(text, Markup.PLAIN), null);
    assertEquals(
        text,
        Body.parse(CitedMarkdown.write(read.document(), "s")).text().replaceFirst(" ?1?$", ""));
  }

  @Test
  void countsWhatItDrops() {
    HtmlText read =
        read(
            "<p>a</p><script>x</script><iframe></iframe><img src=a alt=b><img src=c><svg><text>d</text></svg>");
    assertEquals(Map.of("iframe", 1, "img", 2, "script", 1, "svg", 1), read.dropped());
    assertEquals("https://base.example/dir/a", read.image().url());
    assertEquals("a [^s]", CitedMarkdown.write(read.document(), "s"));
  }

  @Test
  void isNotSlowedDownByNesting() {
    for (String tag : new String[] {"div", "ul><li", "blockquote", "b", "span", "table><tr><td"}) {
      String hostile = ("<" + tag + ">").repeat(20_000) + "text";
      assertTimeout(
          Duration.ofSeconds(10),
          () -> assertFalse(Body.parse(markdown(hostile)).html().isEmpty(), tag));
    }
  }
}
