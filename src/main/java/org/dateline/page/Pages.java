package org.dateline.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.dateline.Settings;
import org.dateline.http.Document;
import org.dateline.http.Problem;

/** How every page goes out: framed, and under a policy that lets nothing in from elsewhere. */
@Singleton
class Pages {

  static final String HTML = "text/html;charset=UTF-8";

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'self'";

  private final Assets assets;
  private final Settings settings;

  Pages(Assets assets, Settings settings) {
    this.assets = assets;
    this.settings = settings;
  }

  Frame frame() {
    return new Frame(
        assets.address("page.css"),
        assets.address("page.js"),
        assets.address("icon.svg"),
        settings.publisher());
  }

  /** A page that http/Answers compresses and dates. */
  Response answer(TemplateInstance page) {
    return Response.ok(new Document(HTML, page.data("frame", frame()).render()))
        .header("Content-Security-Policy", POLICY)
        .build();
  }

  /** An error, told to a person; to a program as everywhere else. */
  Response refusal(Problem problem, HttpHeaders headers, TemplateInstance page) {
    Response plain = problem.response();
    if (!wantsHtml(headers)) {
      return plain;
    }
    return Response.fromResponse(plain)
        .entity(page.data("frame", frame()).render())
        .type(HTML)
        .header("Content-Security-Policy", POLICY)
        .build();
  }

  static boolean wantsHtml(HttpHeaders headers) {
    String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("text/html");
  }
}
