package org.dateline.packages.foreign;

import java.util.ArrayList;
import java.util.List;
import org.dateline.http.Choice;
import org.dateline.http.Violation;

/**
 * What the file does not say, or shall not decide.
 *
 * @param story slug of the story that the drafts shall belong to; null to leave that open
 * @param section for all of them, whatever the file says; null for the file's first category
 * @param language BCP 47, for all of them, whatever the file says; null for the file's
 * @param site address of the publication: relative links begin from it, and what has no address of
 *     its own is cited by it; null if the file says it
 * @param dryRun to find out what would come in, and store nothing
 */
public record Options(String story, String section, String language, String site, boolean dryRun) {

  private static final int LONGEST_SECTION = 60;

  /** What is wrong with them, but for the story. */
  public List<Violation> violations() {
    List<Violation> wrong = new ArrayList<>();
    if (section != null && (!Choice.isSlug(section) || section.length() > LONGEST_SECTION)) {
      wrong.add(
          Violation.parameter(
              "section",
              section,
              "must be lower-case letters, digits and single hyphens, up to 60"));
    }
    if (language != null && Plain.language(language) == null) {
      wrong.add(Violation.parameter("language", language, "must be a BCP 47 tag, such as en"));
    }
    if (site != null && Addresses.web(site, null) == null) {
      wrong.add(Violation.parameter("site", site, "must be an address that begins with https://"));
    }
    return wrong;
  }
}
