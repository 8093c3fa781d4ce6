package org.dateline.page;

/** The frame of the plain pages. */
final class Html {

  private Html() {}

  /**
   * A whole page.
   *
   * @param title plain text that needs no escaping
   * @param body HTML
   */
  static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <style>
        :root { color-scheme: light dark; }
        body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; line-height: 1.2; }
        code { font-size: .95em; }
        </style>
        </head>
        <body>
        <main>
        <h1>%1$s</h1>
        %2$s
        </main>
        </body>
        </html>
        """
        .formatted(title, body);
  }
}
