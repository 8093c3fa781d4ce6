package org.dateline.statement;

import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.dateline.http.Listing;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Sort;
import org.dateline.version.Kind;
import org.dateline.version.Query;
import org.dateline.version.Versions;

/** The published statements. */
@Singleton
public class Statements extends Versions<Statement> {

  private static final Sort.Key ISSUED = new Sort.Key("issued", "v.issued_from", "date");

  private final Query query;

  Statements(Query query) {
    super(Kind.STATEMENT, Statement.class);
    this.query = query;
  }

  /** The last issued statements of a story that are published at a moment, with who signed. */
  public List<StatementView> ofStory(String story, Instant at, Locale language, int most) {
    return ofStory(story, at, new Sort(ISSUED, true), most).stream()
        .map(s -> StatementView.of(s, StatementResource.WHOLE, language, at, null))
        .toList();
  }

  /**
   * A statement with its signatories, as it was at a moment.
   *
   * @throws Problem 404 if there was none, 410 if it had been retracted
   */
  public StatementView whole(String slug, Instant at, Locale language) {
    return StatementView.of(at(slug, at), StatementResource.WHOLE, language, at, null);
  }

  Page<Statement> page(StatementFilter filter) {
    Listing listing =
        items(filter, Sort.of(filter.sort, new Sort(ISSUED, true), ISSUED, PUBLISHED, UPDATED))
            .and(
                "exists (select from signatory s where s.statement_id = v.id and s.country = :country)",
                "country",
                filter.country())
            .and("v.issued_from >= :from", "from", filter.from())
            .and("v.issued_from <= :to", "to", filter.to())
            .matching(query.of(filter.q), filter.sort != null);
    return page(listing, filter, filter.includes().contains("total"));
  }

  /**
   * The version that a client means: by its number, or what was valid at a moment.
   *
   * @throws Problem 400 if it is neither, 404 if there is no such version
   */
  Statement pointed(String slug, String parameter, String value, Instant now) {
    if (value == null || value.matches("[0-9]{1,9}")) {
      return value == null ? at(slug, now) : version(slug, value, now);
    }
    try {
      Instant moment = OffsetDateTime.parse(value).toInstant();
      return at(slug, moment.isAfter(now) ? now : moment);
    } catch (DateTimeException e) {
      throw Problem.parameter(
          parameter,
          value,
          "\""
              + parameter
              + "\" takes the number of a version, or an RFC 3339 time such as 2024-01-09T23:59:59Z");
    }
  }

  /** The codes of the countries in a UN M49 region or subregion. */
  @SuppressWarnings("unchecked")
  List<String> countriesIn(String region) {
    List<String> codes =
        getEntityManager()
            .createNativeQuery(
                "select c.code from country c where c.region = :region or c.subregion = :region")
            .setParameter("region", region)
            .getResultList();
    if (codes.isEmpty()) {
      throw Problem.parameter(
          "region",
          region,
          "\"region\" takes the UN M49 code of a region, such as 150 for Europe; see /api/v1/countries");
    }
    return codes;
  }

  @Override
  public List<StatementView> views(List<Statement> items, Locale language, Instant at) {
    return items.stream()
        .map(s -> StatementView.of(s, StatementResource.WHOLE, language, at, null))
        .toList();
  }
}
