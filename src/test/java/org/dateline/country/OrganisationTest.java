package org.dateline.country;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What organisations are called. */
class OrganisationTest {

  @ParameterizedTest
  @CsvSource({
    "EU, European Union, Union européenne",
    "G7, Group of Seven, Group of Seven",
    "AU, African Union, African Union",
    "CAR, Conflict Armament Research, Conflict Armament Research",
  })
  void isNamedInAnotherLanguageWhereThatIsKnown(String code, String name, String inFrench) {
    assertEquals(inFrench, new Organisation(code, name).name(Locale.FRENCH));
  }
}
