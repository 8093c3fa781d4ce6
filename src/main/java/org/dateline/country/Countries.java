package org.dateline.country;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The countries, and what published content says they did. */
@ApplicationScoped
public class Countries implements PanacheRepositoryBase<Country, String> {

  /** How often a country has a role. */
  record RoleCount(String kind, String role, long count) {}

  private static final String ROLES =
      """
      select kind, role, count(*) from (
        select 'event' as kind, p.role
        from event_party p join event v on v.id = p.event_id
        where p.country = :code and v.state = 'published'
          and v.valid_from <= :at and (v.valid_to is null or v.valid_to > :at)
        union all
        select 'statement', 'signatory'
        from signatory s join statement v on v.id = s.statement_id
        where s.country = :code and v.state = 'published'
          and v.valid_from <= :at and (v.valid_to is null or v.valid_to > :at)
        union all
        select 'article', 'subject'
        from article_country c join article v on v.id = c.article_id
        where c.country = :code and v.state = 'published'
          and v.valid_from <= :at and (v.valid_to is null or v.valid_to > :at)
      ) r group by kind, role order by kind, count(*) desc, role""";

  /** Which of these codes there are, as references. */
  public Optional<Country> known(String code) {
    return code == null ? Optional.empty() : findByIdOptional(code);
  }

  List<Country> all() {
    return list("order by code");
  }

  /** All of a region or subregion, by UN M49 code. */
  List<Country> in(String region) {
    return list("region = ?1 or subregion = ?1 order by code", region);
  }

  List<RoleCount> roles(String code, Instant at) {
    List<Object[]> rows = rows(code, at);
    return rows.stream()
        .map(r -> new RoleCount((String) r[0], (String) r[1], ((Number) r[2]).longValue()))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String code, Instant at) {
    return getEntityManager()
        .createNativeQuery(ROLES)
        .setParameter("code", code)
        .setParameter("at", at)
        .getResultList();
  }
}
