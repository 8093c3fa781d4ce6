package org.dateline.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

  @Test
  void numbersCitationsByFirstMentionAndKnowsTheirParagraphs() {
    Body body =
        Body.parse("One.[^b][^a]\n\nTwo *and* more.[^a]\n\n## Heading\n\n- item[^c]\n- other");

    assertEquals(Map.of("b", List.of(1), "a", List.of(1, 2), "c", List.of(3)), body.cited());
    assertEquals(List.of("b", "a", "c"), List.copyOf(body.cited().keySet()));
    assertEquals(List.of(4), body.uncited());
    assertTrue(
        body.html()
            .contains(
                "<p>One.<sup class=\"citation\"><a href=\"#source-b\">1</a></sup>"
                    + "<sup class=\"citation\"><a href=\"#source-a\">2</a></sup></p>"),
        body.html());
  }

  @Test
  void givesTextWithoutMarkup() {
    assertEquals("One and two.", Body.parse("One *and* **two**.[^a]").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<svg onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<div><p>broken</div>",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "[x](vbscript:msgbox(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](\\tjavascript:alert(1))",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "<style>p{background:url(javascript:alert(1))}</style>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<math><mtext></p><img src=x onerror=alert(1)></math>",
        "[x](https://e.example \"onmouseover=alert(1)\")",
        "\"><script>alert(1)</script>",
        "`</code><script>alert(1)</script>`"
      })
  void leavesNothingThatRuns(String hostile) {
    String html = Body.parse(hostile).html().toLowerCase();
    assertFalse(html.matches("(?s).*<(script|img|svg|div|iframe).*"), html);
    assertFalse(html.matches("(?s).*<[a-z]+[^>]* on[a-z]+=.*"), html);
    assertFalse(html.matches("(?s).*(href|src)=\"?\\s*(javascript|data|vbscript):.*"), html);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "(", ">", "*", "[^", "- ", "`", "![](", "<a"})
  void takesNestingInBoundedTime(String opening) {
    String body = opening.repeat(1_000_000 / opening.length());
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Body.parse(body));
  }
}
