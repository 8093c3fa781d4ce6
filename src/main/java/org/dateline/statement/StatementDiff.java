package org.dateline.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.dateline.version.VersionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changed from one version of a statement to another: who joined, who left, which text. */
@Schema(
    name = "StatementDiff",
    description = "What changed from one version of a statement to another.")
public record StatementDiff(
    @Schema(required = true) String slug,
    @Schema(required = true) VersionView from,
    @Schema(required = true) VersionView to,
    @Schema(required = true, description = "Who is on the later list only.")
        List<SignatoryView> joined,
    @Schema(required = true, description = "Who is on the earlier list only.")
        List<SignatoryView> left,
    @Schema(
            required = true,
            description = "Who is on both, in another capacity or under another name.")
        List<Resigned> changed,
    @Schema(required = true, description = "Which texts differ.") List<TextChange> text) {

  /** A signatory that is given in another way. */
  @Schema(name = "SignatoryChange", description = "A signatory that is given in another way.")
  public record Resigned(
      @Schema(required = true) SignatoryView from, @Schema(required = true) SignatoryView to) {}

  /** A text that differs. */
  @Schema(name = "TextChange", description = "A text that differs.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TextChange(
      @Schema(
              required = true,
              description = "JSON pointer into the statement.",
              examples = "/summary")
          String field,
      @Schema(description = "Left out where it was not there.") String from,
      @Schema(description = "Left out where it is gone.") String to) {}

  static StatementDiff of(Statement from, Statement to, Locale language, Instant at) {
    Function<Signatory, SignatoryView> view = s -> SignatoryView.of(s, language);
    List<Resigned> changed = new ArrayList<>();
    for (Signatory after : to.signatories) {
      Signatory before = find(from, after);
      if (before != null
          && (before.capacity != after.capacity
              || !before.nameAsPrinted.equals(after.nameAsPrinted))) {
        changed.add(new Resigned(view.apply(before), view.apply(after)));
      }
    }
    return new StatementDiff(
        to.slug(),
        VersionView.of(from, at),
        VersionView.of(to, at),
        to.signatories.stream().filter(s -> find(from, s) == null).map(view).toList(),
        from.signatories.stream().filter(s -> find(to, s) == null).map(view).toList(),
        changed,
        texts(from, to));
  }

  private static Signatory find(Statement statement, Signatory signatory) {
    return statement.signatories.stream()
        .filter(s -> s.party.sameAs(signatory.party))
        .findFirst()
        .orElse(null);
  }

  private static List<TextChange> texts(Statement from, Statement to) {
    List<TextChange> changes = new ArrayList<>();
    compare(changes, "/title", from.title, to.title);
    compare(changes, "/summary", from.summary, to.summary);
    compare(changes, "/issued", from.issued, to.issued);
    compare(changes, "/publishedBy", from.publishedBy, to.publishedBy);
    compare(changes, "/points", from.points, to.points);
    compare(
        changes,
        "/cites",
        from.cites.stream().map(c -> c.title).toList(),
        to.cites.stream().map(c -> c.title).toList());
    compare(changes, "/datesNamed", from.datesNamed, to.datesNamed);
    return changes;
  }

  private static void compare(
      List<TextChange> changes, String field, List<String> from, List<String> to) {
    for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
      compare(
          changes,
          field + "/" + i,
          i < from.size() ? from.get(i) : null,
          i < to.size() ? to.get(i) : null);
    }
  }

  private static void compare(List<TextChange> changes, String field, String from, String to) {
    if (!Objects.equals(from, to)) {
      changes.add(new TextChange(field, from, to));
    }
  }
}
