package org.dateline.version;

import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.dateline.http.Findings;

/**
 * What content may refer to. A package brings some of it along; the rest is in the database.
 *
 * @param source whether there is a source with this slug
 * @param country whether there is a country with this code
 * @param organisation whether there is an organisation with this code
 * @param item whether an item of this kind has this slug, and is public when the content will be
 */
public record References(
    Predicate<String> source,
    Predicate<String> country,
    Predicate<String> organisation,
    BiPredicate<Kind, String> item) {

  /** Notes a source that is not there; none at all is well. */
  public void source(String at, String slug, Findings findings) {
    if (slug != null && !source.test(slug)) {
      findings.add(at, slug, "is not the slug of a source");
    }
  }

  /** Notes a country that is not there; none at all is well. */
  public void country(String at, String code, Findings findings) {
    if (code != null && !country.test(code)) {
      findings.add(at, code, "is not an ISO 3166-1 alpha-2 code, nor XK");
    }
  }

  /** Notes an organisation that is not there; none at all is well. */
  public void organisation(String at, String code, Findings findings) {
    if (code != null && !organisation.test(code)) {
      findings.add(at, code, "is not a known organisation");
    }
  }

  /** Notes an item that is not there, or not public. */
  public void item(String at, Kind kind, String slug, Findings findings) {
    if (slug != null && !item.test(kind, slug)) {
      findings.add(at, slug, "is not the slug of a published " + kind);
    }
  }
}
