package org.dateline.packages;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.dateline.http.Findings;
import org.dateline.http.JsonReader;
import org.dateline.http.Violation;
import org.dateline.packages.foreign.ForeignImporter;
import org.dateline.packages.foreign.LeftOut;
import org.dateline.packages.foreign.Options;

/**
 * The imports that were asked for, as all replicas see them. Each note is a transaction of its own,
 * beside that of the package.
 */
@ApplicationScoped
class Imports {

  /** A service that has not beaten for so long is gone. */
  private static final int SECONDS_OF_SILENCE = 15;

  private static final String SELECT =
      "select id, case when state in ('queued', 'running') and beat_at < now() - make_interval(secs => "
          + SECONDS_OF_SILENCE
          + ") then 'interrupted' else state end, dry_run, format, story, section, language, who, created_at, started_at,"
          + " ended_at, lines_read, bytes_read, bytes, cast(created as text), cast(unchanged as text),"
          + " cast(violations as text), cast(left_out as text), left_out_total from import ";

  private final EntityManager em;
  private final JsonReader json;

  Imports(EntityManager em, JsonReader json) {
    this.em = em;
    this.json = json;
  }

  /**
   * What is to be done with a package.
   *
   * @param format what it is written in
   * @param options of a format that is not ours
   */
  record Wanted(String format, Options options) {}

  /**
   * What became of a package.
   *
   * @param leftOut what of a format that is not ours did not come in, the first thousand
   * @param leftOutTotal how much that was
   */
  record Result(
      Map<String, Long> created,
      Map<String, Long> unchanged,
      List<Violation> violations,
      List<LeftOut> leftOut,
      long leftOutTotal) {

    static final Result NOTHING = new Result(Map.of(), Map.of(), List.of(), List.of(), 0);

    static Result of(Importer.Outcome outcome) {
      return new Result(outcome.created(), outcome.unchanged(), outcome.violations(), List.of(), 0);
    }

    static Result of(ForeignImporter.Outcome outcome) {
      return new Result(
          outcome.created(),
          outcome.unchanged(),
          outcome.violations(),
          outcome.leftOut(),
          outcome.itemsLeftOut() + outcome.fieldsLeftOut());
    }
  }

  /** Notes that an import waits for its turn. */
  long queue(Wanted wanted, String who, UUID worker, long bytes) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                ((Number)
                        em.createNativeQuery(
                                "insert into import (format, dry_run, story, section, language, site, who, worker,"
                                    + " bytes) values (:format, :dryRun, :story, :section, :language, :site, :who,"
                                    + " :worker, :bytes)"
                                    + " returning id")
                            .setParameter("format", wanted.format())
                            .setParameter("dryRun", wanted.options().dryRun())
                            .setParameter("story", wanted.options().story())
                            .setParameter("section", wanted.options().section())
                            .setParameter("language", wanted.options().language())
                            .setParameter("site", wanted.options().site())
                            .setParameter("who", who)
                            .setParameter("worker", worker)
                            .setParameter("bytes", bytes)
                            .getSingleResult())
                    .longValue());
  }

  /** Notes that an import has begun. */
  void begin(long id) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                em.createNativeQuery(
                        "update import set state = 'running', started_at = now(), beat_at = now() where id = :id")
                    .setParameter("id", id)
                    .executeUpdate());
  }

  /** Notes how far an import is, and that the service lives which has this and others to do. */
  void beat(UUID worker, long id, long lines, long bytes) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                em.createNativeQuery(
                        "update import set beat_at = now(),"
                            + " lines_read = case when id = :id then :lines else lines_read end,"
                            + " bytes_read = case when id = :id then :bytes else bytes_read end"
                            + " where worker = :worker and state in ('queued', 'running')")
                    .setParameter("worker", worker)
                    .setParameter("id", id)
                    .setParameter("lines", lines)
                    .setParameter("bytes", bytes)
                    .executeUpdate());
  }

  /** Notes how an import ended. */
  void end(long id, String state, Result outcome, long lines, long bytes) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                em.createNativeQuery(
                        "update import set state = :state, ended_at = now(), lines_read = :lines, bytes_read = :bytes,"
                            + " created = cast(:created as json), unchanged = cast(:unchanged as json),"
                            + " violations = cast(:violations as json), left_out = cast(:leftOut as json),"
                            + " left_out_total = :leftOutTotal where id = :id")
                    .setParameter("id", id)
                    .setParameter("state", state)
                    .setParameter("lines", lines)
                    .setParameter("bytes", bytes)
                    .setParameter("created", json.write(outcome.created()))
                    .setParameter("unchanged", json.write(outcome.unchanged()))
                    .setParameter("violations", json.write(outcome.violations()))
                    .setParameter("leftOut", json.write(outcome.leftOut()))
                    .setParameter("leftOutTotal", outcome.leftOutTotal())
                    .executeUpdate());
  }

  /** The import with this id. */
  Optional<ImportView> find(long id) {
    return rows(
            em.createNativeQuery(SELECT + "where id = :id").setParameter("id", id).getResultList())
        .stream()
        .findFirst();
  }

  /** Those that were asked for before one, the last first. */
  List<ImportView> before(long id, int most) {
    return rows(
        em.createNativeQuery(SELECT + "where id < :id order by id desc limit :most")
            .setParameter("id", id)
            .setParameter("most", most)
            .getResultList());
  }

  private List<ImportView> rows(List<?> rows) {
    return rows.stream().map(r -> view((Object[]) r)).toList();
  }

  private ImportView view(Object[] row) {
    List<Violation> violations = new ArrayList<>();
    for (JsonNode v : json.tree((String) row[16])) {
      violations.add(json.incomplete(v, Violation.class, "", new Findings()));
    }
    List<LeftOut> leftOut = new ArrayList<>();
    for (JsonNode l : json.tree((String) row[17])) {
      leftOut.add(json.incomplete(l, LeftOut.class, "", new Findings()));
    }
    return new ImportView(
        row[0].toString(),
        (String) row[1],
        (Boolean) row[2],
        (String) row[3],
        (String) row[4],
        (String) row[5],
        (String) row[6],
        (String) row[7],
        (Instant) row[8],
        (Instant) row[9],
        (Instant) row[10],
        new ImportView.Progress(number(row[11]), number(row[12]), number(row[13])),
        counts((String) row[14]),
        counts((String) row[15]),
        violations,
        leftOut,
        number(row[18]),
        "/api/v1/imports/" + row[0]);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private Map<String, Long> counts(String written) {
    Map<String, Long> counts = new TreeMap<>();
    json.tree(written)
        .fields()
        .forEachRemaining(f -> counts.put(f.getKey(), f.getValue().asLong()));
    return counts;
  }
}
