package org.dateline.syndication.sitemap;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dateline.syndication.Publisher;
import org.dateline.syndication.Xml;
import org.dateline.version.Kind;

/** Sitemaps in the protocol of sitemaps.org 0.9, and Google's extension for news. */
final class SitemapXml {

  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

  private SitemapXml() {}

  static String urls(List<Entry> entries, Publisher publisher) {
    Xml xml = new Xml("urlset", SITEMAP);
    for (Entry entry : entries) {
      xml.start("url")
          .element("loc", publisher.address(entry.path()))
          .element("lastmod", entry.modified())
          .end();
    }
    return xml.end().toString();
  }

  /** An index of the files that begin with these entries. */
  static String index(List<Entry> starts, Publisher publisher) {
    Xml xml = new Xml("sitemapindex", SITEMAP);
    for (Entry start : starts) {
      String from = URLEncoder.encode(start.key(), StandardCharsets.UTF_8);
      xml.start("sitemap").element("loc", publisher.address("/sitemap.xml?from=" + from)).end();
    }
    return xml.end().toString();
  }

  static String news(List<Sitemaps.News> articles, Publisher publisher) {
    Xml xml = new Xml("urlset", SITEMAP).namespace("news", NEWS);
    for (Sitemaps.News article : articles) {
      xml.start("url")
          .element("loc", publisher.address(Kind.ARTICLE.path(article.slug())))
          .start("news:news")
          .start("news:publication")
          .element("news:name", publisher.name())
          .element("news:language", language(article.language()))
          .end()
          .element("news:publication_date", article.published())
          .element("news:title", article.headline())
          .end()
          .end();
    }
    return xml.end().toString();
  }

  /** An ISO 639 code; only Chinese has a script or country with it. */
  private static String language(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    if (!locale.getLanguage().equals("zh")) {
      return locale.getLanguage();
    }
    boolean traditional =
        locale.getScript().equals("Hant")
            || List.of("TW", "HK", "MO").contains(locale.getCountry());
    return traditional ? "zh-tw" : "zh-cn";
  }
}
