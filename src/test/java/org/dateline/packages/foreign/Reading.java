package org.dateline.packages.foreign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dateline.article.ArticleDraft;

/** What was found in a file, and what was left out of it. */
record Reading(List<Found> found, Account account) {

  static final Options NOTHING_GIVEN = new Options(null, null, null, null, false);

  static Reading ofFile(ForeignForm form, String name) throws IOException {
    try (InputStream file = open(name)) {
      return of(form, file);
    }
  }

  static Reading of(ForeignForm form, String text) throws IOException {
    return of(form, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Reading of(ForeignForm form, InputStream file) throws IOException {
    List<Found> found = new ArrayList<>();
    Account account = new Account();
    form.format().read(new MendedText(file), found::add, account);
    return new Reading(found, account);
  }

  static InputStream open(String name) {
    return Objects.requireNonNull(Reading.class.getResourceAsStream("/foreign/" + name));
  }

  ArticleDraft draft(int number, Options options) {
    return new Mapped(found.get(number), options, account).draft("its-source");
  }

  ArticleDraft draft(int number) {
    return draft(number, NOTHING_GIVEN);
  }

  /** What was left out, a line each. */
  List<String> told() {
    return account.told().stream()
        .map(l -> l.at() + " " + (l.field() == null ? "-" : l.field()) + " " + l.reason())
        .toList();
  }
}
