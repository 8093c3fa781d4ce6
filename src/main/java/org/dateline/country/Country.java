package org.dateline.country;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Locale;

/** A country of ISO 3166-1, or Kosovo under {@code XK}. */
@Entity
public class Country {

  @Id String code;
  String alpha3;

  @Column(name = "numeric_code")
  String numericCode;

  /** Its English name, after CLDR. */
  String name;

  /** UN M49 code of its continent. */
  String region;

  /** UN M49 code of its part of the continent. */
  String subregion;

  public String code() {
    return code;
  }

  /** Its name in a language: ours in English, the JDK's (CLDR) in any other. */
  public String name(Locale language) {
    return name(code, name, language);
  }

  static String name(String code, String english, Locale language) {
    if (language.getLanguage().equals("en")) {
      return english;
    }
    String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
    return name.isEmpty() || name.equals(code) ? english : name;
  }
}
