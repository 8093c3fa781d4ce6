package org.dateline.syndication.article;

import java.util.Arrays;
import java.util.List;
import org.dateline.syndication.Node;

/** The forms of an article, beside the plain JSON. */
public enum ArticleFormat {
  HTML(ArticleFormat.TEXT_HTML, ";charset=UTF-8", "html"),
  LINKED_DATA(Node.MEDIA_TYPE, "", "jsonld"),
  NINJS(ArticleFormat.IPTC_NINJS, "", "ninjs"),
  MARKDOWN(ArticleFormat.TEXT_MARKDOWN, ";charset=UTF-8", "md"),
  TEXT(ArticleFormat.TEXT_PLAIN, ";charset=UTF-8", "txt");

  static final String TEXT_HTML = "text/html";
  static final String TEXT_PLAIN = "text/plain";
  static final String TEXT_MARKDOWN = "text/markdown";

  /** IPTC has registered none; this one follows the pattern of those for NewsML-G2. */
  static final String IPTC_NINJS = "application/vnd.iptc.ninjs+json";

  public final String mediaType;
  public final String extension;
  private final String parameters;

  ArticleFormat(String mediaType, String parameters, String extension) {
    this.mediaType = mediaType;
    this.parameters = parameters;
    this.extension = extension;
  }

  static List<String> mediaTypes() {
    return Arrays.stream(values()).map(f -> f.mediaType).toList();
  }

  static ArticleFormat of(String mediaType) {
    return Arrays.stream(values())
        .filter(f -> f.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow();
  }

  /** What is sent. */
  String fullType() {
    return mediaType + parameters;
  }
}
