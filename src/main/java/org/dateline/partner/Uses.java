package org.dateline.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.dateline.http.Page;

/** What partners asked, by partner and day. */
@ApplicationScoped
class Uses {

  private static final int MOST_LINES = 1000;

  private static final String NUMBERS =
      "cast(coalesce(sum(requests), 0) as bigint), cast(coalesce(sum(bytes), 0) as bigint),"
          + " cast(coalesce(sum(successes), 0) as bigint), cast(coalesce(sum(redirections), 0) as bigint),"
          + " cast(coalesce(sum(client_errors), 0) as bigint), cast(coalesce(sum(server_errors), 0) as bigint),"
          + " cast(coalesce(sum(refused), 0) as bigint)";

  private final EntityManager em;
  private final Usage usage;

  Uses(EntityManager em, Usage usage) {
    this.em = em;
    this.usage = usage;
  }

  /** From this day to the present one, in one sum. */
  UsageView since(LocalDate day, String partner) {
    usage.flush();
    Object[] sum =
        (Object[])
            em.createNativeQuery(
                    "select "
                        + NUMBERS
                        + " from partner_usage where partner = :partner and day >= :day")
                .setParameter("partner", partner)
                .setParameter("day", day)
                .getSingleResult();
    return view(null, null, sum, 0);
  }

  /**
   * By day, the last one first.
   *
   * @param partner only of this one; null for all
   */
  @SuppressWarnings("unchecked")
  Page<UsageView> on(UsageDays days, String partner) {
    usage.flush();
    List<Object[]> rows =
        em.createNativeQuery(
                "select day, partner, requests, bytes, successes, redirections, client_errors, server_errors, refused,"
                    + " count(*) over () from partner_usage"
                    + " where day between :first and :last and (cast(:partner as text) is null or partner = :partner)"
                    + " order by day desc, partner limit "
                    + MOST_LINES)
            .setParameter("first", days.first())
            .setParameter("last", days.last())
            .setParameter("partner", partner)
            .getResultList();
    List<UsageView> lines = rows.stream().map(r -> view(day(r[0]), (String) r[1], r, 2)).toList();
    long total = rows.isEmpty() ? 0 : ((Number) rows.get(0)[9]).longValue();
    return new Page<>(lines, new Page.Position(MOST_LINES, null, null, total));
  }

  private static LocalDate day(Object value) {
    return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
  }

  private static UsageView view(LocalDate day, String partner, Object[] row, int at) {
    long[] n = new long[7];
    for (int i = 0; i < n.length; i++) {
      n[i] = ((Number) row[at + i]).longValue();
    }
    return new UsageView(day, partner, n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
  }
}
