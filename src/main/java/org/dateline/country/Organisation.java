package org.dateline.country;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Locale;

/** An organisation that acts beside countries: the European Union, the UN Security Council. */
@Entity
public class Organisation {

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
    return code.length() == 2 ? Country.name(code, name, language) : name;
  }

  /** The name that it was made known by. */
  public String storedName() {
    return name;
  }
}
