package org.dateline.country;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Locale;
import java.util.Set;

/** An organisation that acts beside countries: the European Union, the UN Security Council. */
@Entity
public class Organisation {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  @Id String code;
  String name;

  protected Organisation() {}

  Organisation(String code, String name) {
    this.code = code;
    this.name = name;
  }

  public String code() {
    return code;
  }

  /** Its name in a language, where CLDR has it (as for the EU), else the one it came with. */
  public String name(Locale language) {
    return isRegion(code) ? Country.name(code, name, language) : name;
  }

  /** As EU and UN are to CLDR; G7 is not even the form of one, and AU is somebody else's. */
  private static boolean isRegion(String code) {
    return code.matches("[A-Z]{2}") && !COUNTRIES.contains(code);
  }

  /** The name that it was made known by. */
  public String storedName() {
    return name;
  }
}
