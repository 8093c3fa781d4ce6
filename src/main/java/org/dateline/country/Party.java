package org.dateline.country;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Locale;

/** A country or an organisation: exactly one of the two. */
@Embeddable
public class Party {

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "country")
  private Country country;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "organisation")
  private Organisation organisation;

  protected Party() {}

  /** One of the two is null. */
  public Party(Country country, Organisation organisation) {
    this.country = country;
    this.organisation = organisation;
  }

  public boolean isCountry() {
    return country != null;
  }

  public String code() {
    return isCountry() ? country.code() : organisation.code();
  }

  public String name(Locale language) {
    return isCountry() ? country.name(language) : organisation.name(language);
  }

  /** Whether it is the same country or organisation. */
  public boolean sameAs(Party other) {
    return isCountry() == other.isCountry() && code().equals(other.code());
  }
}
