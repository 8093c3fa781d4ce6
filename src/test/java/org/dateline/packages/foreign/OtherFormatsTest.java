package org.dateline.packages.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.dateline.article.ArticleDraft;
import org.dateline.source.SourceDraft;
import org.junit.jupiter.api.Test;

class OtherFormatsTest {

  private static final Options SHORE =
      new Options(null, null, null, "https://shore.example/", false);

  private static SourceDraft source(Reading file, int number, Options options) {
    return new Mapped(file.found().get(number), options, file.account()).source();
  }

  @Test
  void readsAWordPressExport() throws IOException {
    Reading file = Reading.ofFile(ForeignForm.WORDPRESS, "wordpress.xml");

    ArticleDraft draft = file.draft(0);

    assertEquals(List.of("Crane down – again", "Blocks"), titles(file));
    assertEquals(
        """
        The crane fell at noon. \s
        It was old. [^its-source]

        Work goes on, says the *foreman*. [^its-source]

        > It was time. [^its-source]""",
        draft.body());
    assertEquals("The old crane fell.", draft.standfirst());
    assertEquals("Mara Dock", draft.byline());
    assertEquals("docks", draft.section());
    assertEquals(List.of("cranes"), draft.tags());
    assertEquals("A fallen crane", draft.image().alt());
    assertEquals("https://dock.example/2024/crane-down/crane.jpg", draft.image().url());
    assertEquals(LocalDate.of(2024, 2, 5), file.found().get(0).published());
    assertEquals("One block. [^its-source]\n\nAnother block. [^its-source]", file.draft(1).body());
  }

  @Test
  void tellsWhatOfAWordPressExportIsNoPublishedPost() throws IOException {
    Reading file = Reading.ofFile(ForeignForm.WORDPRESS, "wordpress.xml");
    assertEquals(
        List.of(
            "item 1 (line 16) body the shortcode [caption] was left out",
            "item 2 (line 39) date there is none",
            "item 3 (line 57) - is of type \"page\", not a post",
            "item 4 (line 58) - is of type \"attachment\", not a post",
            "item 5 (line 59) - has the status \"draft\", so it was not published",
            "item 6 (line 60) - is protected by a password"),
        file.told());
    assertEquals(4, file.account().items());
    assertEquals(2, file.account().fields());
  }

  @Test
  void aFeedIsNoWordPressExport() {
    assertThrows(
        Unreadable.class, () -> Reading.ofFile(ForeignForm.WORDPRESS, "lighthouse.rss.xml"));
  }

  @Test
  void readsGhost() throws IOException {
    Reading file = Reading.ofFile(ForeignForm.GHOST, "ghost.json");

    ArticleDraft draft = file.draft(0, SHORE);

    assertEquals(
        "The gulls are [back](https://shore.example/birds/). [^its-source]\n\n## Why\n\nIt is spring. [^its-source]",
        draft.body());
    assertEquals("They are back.", draft.standfirst());
    assertEquals("Rae Sand, Lee Foam", draft.byline());
    assertEquals("nature", draft.section());
    assertEquals(List.of("birds"), draft.tags());
    assertEquals("https://shore.example/content/gull.jpg", draft.image().url());
    assertEquals("Larus", draft.image().caption());
    assertEquals("https://shore.example/gulls-return/", source(file, 0, SHORE).url());
    assertEquals("Shore Notes", source(file, 0, SHORE).publisher());
    assertEquals("2024-03-20", source(file, 0, SHORE).published());
    assertEquals(
        "Just text. [^its-source]\n\nTwo paragraphs. [^its-source]", file.draft(1, SHORE).body());
    assertEquals(
        List.of(
            "/db/0/data/posts/1 - has its text only as lexical, without html or plaintext",
            "/db/0/data/posts/2 date there is none",
            "/db/0/data/posts/2 image its picture has no alternative text",
            "/db/0/data/posts/3 - is a page, not a post",
            "/db/0/data/posts/4 - has the status \"scheduled\", so it was not published"),
        file.told());
  }

  @Test
  void ghostDoesNotSayWhereItIsUnlessThePostDoes() throws IOException {
    Reading file = Reading.ofFile(ForeignForm.GHOST, "ghost.json");
    assertNull(source(file, 0, Reading.NOTHING_GIVEN));
    assertEquals("https://elsewhere.example/plain", source(file, 1, Reading.NOTHING_GIVEN).url());
  }

  @Test
  void readsAnOldGhostExport() throws IOException {
    Reading file = Reading.ofFile(ForeignForm.GHOST, "ghost-old.json");
    assertEquals(List.of("Hello"), titles(file));
    assertEquals(LocalDate.of(2014, 5, 13), file.found().get(0).published());
    assertEquals("Old Ghost", file.draft(0, SHORE).byline());
    assertEquals("shore.example", source(file, 0, SHORE).publisher());
  }

  @Test
  void readsNinjsThreeWithWhatIsAssociated() throws IOException {
    Reading file = Reading.ofFile(ForeignForm.NINJS, "ninjs3.json");

    ArticleDraft draft = file.draft(0);

    assertEquals(List.of("Tide tables change", "How tides work"), titles(file));
    assertEquals("High water comes earlier.", draft.standfirst());
    assertEquals(
        "High water comes **earlier** this year. [^its-source]\n\nHarbours adapt. [^its-source]",
        draft.body());
    assertEquals("By Iris Strand", draft.byline());
    assertEquals("weather", draft.section());
    assertEquals(List.of("sea-level"), draft.tags());
    assertEquals("Coast Agency", source(file, 0, Reading.NOTHING_GIVEN).publisher());
    assertEquals("2024-05-01", source(file, 0, Reading.NOTHING_GIVEN).published());
    assertEquals(
        List.of(
            "/0/associations/0 - is of type \"picture\", not a text",
            "/0/associations/1 embargo it must not be published before 2999-01-01T00:00:00Z",
            "/1 - has the status \"canceled\"",
            "/2 - is only a part of the item (representationType is \"partial\")",
            "/3 - has no uri",
            "/4 - is no object"),
        file.told());
  }

  @Test
  void citesByTheSiteWhatHasNoAddressOfItsOwn() throws IOException {
    Reading file = Reading.ofFile(ForeignForm.NINJS, "ninjs3.json");
    assertNull(source(file, 1, Reading.NOTHING_GIVEN));
    SourceDraft source =
        source(file, 1, new Options(null, null, null, "https://agency.example/", false));
    assertEquals("https://agency.example/", source.url());
    assertEquals("Known there as urn:newsml:agency.example:20240501:side", source.note());
  }

  @Test
  void readsNinjsTwo() throws IOException {
    Reading file = Reading.ofFile(ForeignForm.NINJS, "ninjs2.json");
    ArticleDraft draft = file.draft(0);
    assertEquals("Le phare s'éteint", draft.headline());
    assertEquals("Le phare s'est éteint. [^its-source]", draft.body());
    assertEquals("cote", draft.section());
    assertEquals("Agence 2", draft.byline());
    assertEquals(List.of("the file date \"not a date\" is no date"), file.told());
  }

  @Test
  void tellsTheLineWhereJsonBreaksOff() {
    Unreadable broken =
        assertThrows(
            Unreadable.class,
            () -> Reading.of(ForeignForm.GHOST, "{\"db\": [{\n\"data\": {\n\"posts\": ["));
    assertEquals(3, broken.line());
    assertTrue(broken.getMessage().startsWith("is not well-formed JSON"), broken.getMessage());
    assertThrows(Unreadable.class, () -> Reading.of(ForeignForm.GHOST, "{}"));
    assertThrows(Unreadable.class, () -> Reading.of(ForeignForm.NINJS, ""));
    assertThrows(
        Unreadable.class,
        () -> Reading.of(ForeignForm.NINJS, "[".repeat(100_000) + "]".repeat(100_000)));
  }

  private static List<String> titles(Reading file) {
    return file.found().stream().map(Found::title).toList();
  }
}
