package org.dateline.http;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that every read takes. */
public class ReadParams {

  private static final Set<String> LANGUAGES =
      Arrays.stream(Locale.getAvailableLocales())
          .map(Locale::getLanguage)
          .collect(Collectors.toCollection(HashSet::new));

  @RestQuery
  @Parameter(
      description =
          "The moment to read: what was published then. An RFC 3339 time, or a date, which means the end of that day in"
              + " UTC. Now, if left out.",
      schema = @Schema(type = SchemaType.STRING),
      example = "2024-01-31T12:00:00Z")
  public String asOf;

  @RestQuery
  @Parameter(
      description = "The language of country, region and organisation names, as a BCP 47 tag.",
      schema = @Schema(type = SchemaType.STRING, defaultValue = "en"),
      example = "fr")
  public String lang;

  @RestQuery
  @Parameter(
      description =
          "Only these fields, separated by commas; a dot goes into an object, as in `version.number`.",
      schema = @Schema(type = SchemaType.STRING))
  public String fields;

  @Context public SecurityContext caller;

  private Instant at;

  /**
   * The moment to read. The same for all queries of one request.
   *
   * @throws Problem 400 if it is no time, 403 if it has not come yet
   */
  public Instant at() {
    if (at == null) {
      at = readAsOf();
    }
    return at;
  }

  /**
   * The moment that an {@code asOf} names.
   *
   * @throws DateTimeException if it names none
   */
  static Instant moment(String asOf, Instant now) {
    if (asOf.length() != 10) {
      return OffsetDateTime.parse(asOf).toInstant();
    }
    LocalDate day = LocalDate.parse(asOf);
    Instant end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1);
    return day.equals(LocalDate.ofInstant(now, ZoneOffset.UTC)) ? now : end;
  }

  private Instant readAsOf() {
    Instant now = Instant.now();
    if (asOf == null) {
      return now;
    }
    Instant moment;
    try {
      moment = moment(asOf, now);
      if (moment.isBefore(Instant.EPOCH)) {
        throw new DateTimeException("before 1970");
      }
    } catch (DateTimeException e) {
      throw Problem.parameter(
          "asOf",
          asOf,
          "\"asOf\" takes an RFC 3339 time such as 2024-01-10T12:00:00Z, or a date such as 2024-01-10");
    }
    if (moment.isAfter(now) && !caller.isUserInRole(Right.EMBARGOED)) {
      throw Problem.of(
          ProblemType.EMBARGOED,
          "\"asOf\" is in the future; it takes any moment up to now, " + now,
          List.of(Violation.parameter("asOf", asOf, "is in the future")));
    }
    return moment;
  }

  /**
   * The language for names.
   *
   * @throws Problem 400 if it is no language tag, or one that the JDK has no names for
   */
  public Locale locale() {
    if (lang == null) {
      return Locale.ENGLISH;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(lang).build();
      if (!locale.getLanguage().isEmpty() && LANGUAGES.contains(locale.getLanguage())) {
        return locale;
      }
    } catch (IllformedLocaleException e) {
      // answered below
    }
    throw Problem.parameter(
        "lang", lang, "\"lang\" takes a BCP 47 language tag such as en, fr, ko or pt-BR");
  }
}
