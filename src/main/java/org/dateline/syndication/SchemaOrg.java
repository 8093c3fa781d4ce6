package org.dateline.syndication;

import org.dateline.access.Terms;
import org.dateline.image.Image;
import org.dateline.source.CitationView;

/** Our things as nodes of schema.org. */
public final class SchemaOrg {

  private SchemaOrg() {}

  public static Node organisation(Publisher publisher) {
    return Node.of("Organization")
        .with("@id", publisher.url() + "/")
        .with("name", publisher.name())
        .with("url", publisher.url() + "/");
  }

  public static Node source(CitationView source) {
    return Node.of("CreativeWork")
        .with("name", source.title())
        .with("url", source.url())
        .with("publisher", Node.of("Organization").with("name", source.publisher()))
        .with("datePublished", date(source.published()))
        .with("inLanguage", source.language());
  }

  public static Node country(String code, String name, Publisher publisher) {
    return Node.of("Country")
        .with("@id", publisher.address("/api/v1/countries/" + code))
        .with("name", name)
        .with("identifier", code);
  }

  public static Node image(Image image, Publisher publisher) {
    return image == null
        ? null
        : Node.of("ImageObject")
            .with("url", publisher.address(image.url()))
            .with("description", image.alt())
            .with("caption", image.caption())
            .with("creditText", image.credit())
            .with("license", licence(image.licence()))
            .with("width", image.width())
            .with("height", image.height());
  }

  /** Says on what terms a node may be taken over. */
  public static Node terms(Node node, Terms terms) {
    return node.with("creditText", terms.attribution()).with("license", licence(terms.licence()));
  }

  /** The address of a licence that is given by an SPDX id, or by its address. */
  public static String licence(String licence) {
    return licence == null || licence.matches("(?i)https?://.*")
        ? licence
        : licence.matches("[A-Za-z0-9.+-]+")
            ? "https://spdx.org/licenses/" + licence + ".html"
            : null;
  }

  /**
   * A date of ours as ISO 8601, which knows days, months and years.
   *
   * @param edtf null where there is none
   * @return null where it is an interval, or approximate, or uncertain: there ISO 8601 would say
   *     more than is known
   */
  public static String date(String edtf) {
    return edtf != null && edtf.matches("\\d{4}(-\\d{2}){0,2}") ? edtf : null;
  }
}
