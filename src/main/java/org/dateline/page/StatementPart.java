package org.dateline.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dateline.statement.SignatoryView;
import org.dateline.statement.StatementView;

/**
 * A statement on a page.
 *
 * @param growth how many countries were on each of its versions, up to now
 */
record StatementPart(StatementView statement, List<Moments.Growth> growth) {

  static StatementPart of(StatementView statement, List<Moments.Growth> growth) {
    return new StatementPart(
        statement, growth.stream().filter(g -> g.statement().equals(statement.slug())).toList());
  }

  /** Who signed, by the version that added them. */
  public Map<Integer, List<SignatoryView>> joined() {
    return statement.signatories().stream()
        .collect(
            Collectors.groupingBy(s -> s.addedIn().version(), TreeMap::new, Collectors.toList()));
  }

  public String map() {
    return WorldMap.of(
        statement.signatories(),
        "World map: the "
            + Words.count(statement.signatoryCount().countries(), "country", "countries")
            + " that signed; the list below names them");
  }
}
