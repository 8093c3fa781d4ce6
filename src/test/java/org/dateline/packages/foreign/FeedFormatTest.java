package org.dateline.packages.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dateline.article.ArticleDraft;
import org.dateline.article.Body;
import org.dateline.source.SourceDraft;
import org.junit.jupiter.api.Test;

class FeedFormatTest {

  @Test
  void takesAnRssItemOverAsAWholeDraft() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.RSS, "lighthouse.rss.xml");

    ArticleDraft draft = feed.draft(0);

    assertEquals("Ferry & tug collide", draft.headline());
    assertEquals("A ferry and a tug met in the fog.", draft.standfirst());
    assertEquals(
        """
        A ferry and a tug collided **at dawn**. See [the report](https://lighthouse.example/reports/1?a=1\\&b=2). [^its-source]

        Nobody was hurt. [^its-source]

        - one ferry [^its-source]
        - one tug [^its-source]""",
        draft.body());
    assertEquals("Ada Quay", draft.byline());
    assertEquals("harbour-news", draft.section());
    assertEquals(List.of("shipping", "oresund"), draft.tags());
    assertEquals("en-GB", draft.language());
    assertEquals("https://lighthouse.example/fog.jpg", draft.image().url());
    assertEquals("Fog over the harbour", draft.image().alt());
    assertTrue(Body.parse(draft.body()).uncited().isEmpty());
  }

  @Test
  void citesTheItemAsPublished() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.RSS, "lighthouse.rss.xml");

    Mapped mapped = new Mapped(feed.found().get(0), Reading.NOTHING_GIVEN, feed.account());
    SourceDraft source = mapped.source();

    assertEquals("ferry-tug-collide", mapped.slug());
    assertTrue(source.slug().startsWith("the-lighthouse-"), source.slug());
    assertEquals("Ferry & tug collide", source.title());
    assertEquals("The Lighthouse", source.publisher());
    assertEquals("https://lighthouse.example/2024/ferry-and-tug", source.url());
    assertEquals("2024-01-09", source.published(), "the day printed there, not the one in UTC");
    assertEquals("news-report", source.kind().toString());
    assertEquals("en-GB", source.language());
  }

  @Test
  void takesTheDescriptionForTheTextWhereThereIsNoOther() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.RSS, "lighthouse.rss.xml");

    ArticleDraft draft = feed.draft(1);

    assertEquals("A buoy was found. It is red. Its owner is unknown. [^its-source]", draft.body());
    assertEquals("A buoy was found. It is red. Its owner is unknown.", draft.standfirst());
    assertEquals("Ben Shore", draft.byline());
    assertEquals(LocalDate.of(2024, 1, 10), feed.found().get(1).published());
  }

  @Test
  void tellsWhatItDidNotTakeOver() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.RSS, "lighthouse.rss.xml");
    feed.draft(0);
    assertEquals(
        List.of(
            "item 1 (line 8) enclosure files that hang on an item are not taken over",
            "item 1 (line 8) body does not take over 1 × img, 1 × script"),
        feed.told());
  }

  @Test
  void givenSectionAndLanguageWin() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.RSS, "lighthouse.rss.xml");

    ArticleDraft draft = feed.draft(0, new Options(null, "world", "fr", null, false));

    assertEquals("world", draft.section());
    assertEquals("fr", draft.language());
    assertEquals(List.of("harbour-news", "shipping", "oresund"), draft.tags());
  }

  @Test
  void readsRssOne() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.RSS, "rdf.rss.xml");
    assertEquals(LocalDate.of(2003, 5, 6), feed.found().get(0).published());
    ArticleDraft draft = feed.draft(0);
    assertEquals("First of all", draft.headline());
    assertEquals("Old Hand", draft.byline());
    assertEquals("en", draft.language());
  }

  @Test
  void readsAtom() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.ATOM, "pier.atom.xml");

    ArticleDraft draft = feed.draft(0);

    assertEquals("Großer Sturm an der Küste", draft.headline());
    assertEquals(
        "Der Sturm kam *nachts*. [^its-source]\n\nNiemand schlief. [^its-source]", draft.body());
    assertEquals("Jörg Kai, Ute Mole", draft.byline());
    assertEquals("de", draft.language());
    Mapped mapped = new Mapped(feed.found().get(0), Reading.NOTHING_GIVEN, feed.account());
    assertEquals("https://pier.example/blog/2024/sturm.html", mapped.address());
    assertEquals("grosser-sturm-an-der-kuste", mapped.slug());
    assertEquals("Der Pier", mapped.source().publisher());
    assertEquals("2024-03-03", mapped.source().published());
  }

  @Test
  void takesPlainTextForWhatItIs() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.ATOM, "pier.atom.xml");

    ArticleDraft draft = feed.draft(1);

    assertEquals("Plain <b> text", draft.headline());
    Body body = Body.parse(draft.body());
    assertEquals(List.of("its-source"), List.copyOf(body.cited().keySet()));
    assertTrue(body.text().contains("Second *paragraph*, 3 < 4 [x]."), body.text());
  }

  @Test
  void mendsWhatFeedsGetWrong() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.RSS, "broken.rss.xml");

    assertEquals(5, feed.found().size());
    assertEquals("Tea & coffee at AT&T &unknown;", feed.found().get(0).title());
    assertEquals("Café Post", feed.found().get(0).publication().title());
    assertEquals("Two drinks.…", feed.draft(0).standfirst());
    assertNull(feed.draft(1).headline());
    List<String> told = feed.told();
    assertTrue(told.contains("item 1 (line 6) date \"yesterday\" is no date"), told::toString);
    assertTrue(told.contains("item 2 (line 7) date there is none"), told::toString);
    assertTrue(
        told.contains("item 2 (line 7) title there is none; the draft lacks it"), told::toString);
    assertTrue(
        told.contains("item 5 (line 10) date \"Thu, 31 Feb 2024 10:00:00 GMT\" is no date"),
        told::toString);
    assertTrue(
        told.contains("the file characters 1 characters that XML forbids were left out"),
        told::toString);
    assertTrue(
        told.stream().anyMatch(t -> t.startsWith("the file entities 7 ampersands")),
        told::toString);
  }

  @Test
  void makesASlugOfTheAddressWhereTheTitleHasNoLatinLetter() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.RSS, "broken.rss.xml");
    Mapped mapped = new Mapped(feed.found().get(4), Reading.NOTHING_GIVEN, feed.account());
    assertEquals("c", mapped.slug());
    assertNull(mapped.draft("its-source").section());
  }

  @Test
  void hasNoSourceForAnItemWithoutAnAddressOrAnId() throws IOException {
    Reading feed = Reading.ofFile(ForeignForm.RSS, "broken.rss.xml");
    assertNull(new Mapped(feed.found().get(2), Reading.NOTHING_GIVEN, feed.account()).source());
  }

  @Test
  void takesWhatIsWholeOfATruncatedFeed() throws IOException {
    List<Found> found = new ArrayList<>();
    Unreadable broken =
        assertThrows(
            Unreadable.class,
            () ->
                ForeignForm.RSS
                    .format()
                    .read(
                        new MendedText(Reading.open("truncated.rss.xml")),
                        found::add,
                        new Account()));
    assertEquals(List.of("Whole"), found.stream().map(Found::title).toList());
    assertEquals(5, broken.line());
  }

  @Test
  void losesNothingOfItemsWithoutABlankBetweenThem() throws IOException {
    String item = "<item><title>%d</title><link>https://t.example/%<d</link></item>";
    String feed =
        "<rss version='2.0'><channel><title>T</title><link>https://t.example/</link><language>en</language>"
            + item.formatted(1)
            + item.formatted(2)
            + item.formatted(3);
    List<Found> found = new ArrayList<>();
    // Cut off right after the last item, which is whole.
    assertThrows(
        Unreadable.class,
        () ->
            ForeignForm.RSS
                .format()
                .read(
                    new MendedText(
                        new java.io.ByteArrayInputStream(
                            feed.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                    found::add,
                    new Account()));
    assertEquals(List.of("1", "2", "3"), found.stream().map(Found::title).toList());
    assertEquals(
        new Found.Publication("T", "https://t.example/", "en"), found.get(0).publication());
  }

  @Test
  void refusesElementsWithoutEnd() {
    assertThrows(
        Unreadable.class,
        () ->
            Reading.of(
                ForeignForm.RSS, "<rss version='2.0'><channel><item>" + "<a>".repeat(100_000)));
  }

  @Test
  void refusesADocumentTypeDefinition() {
    Unreadable refusal =
        assertThrows(Unreadable.class, () -> Reading.ofFile(ForeignForm.RSS, "bombs.rss.xml"));
    assertTrue(refusal.getMessage().contains("document type definition"), refusal.getMessage());
  }

  @Test
  void refusesWhatIsNoFeedOrAnotherOne() {
    assertEquals(
        "is no feed: its root element is <html>",
        assertThrows(Unreadable.class, () -> Reading.of(ForeignForm.RSS, "<html><p/></html>"))
            .getMessage());
    assertEquals(
        "is Atom, not rss",
        assertThrows(Unreadable.class, () -> Reading.ofFile(ForeignForm.RSS, "pier.atom.xml"))
            .getMessage());
    assertThrows(Unreadable.class, () -> Reading.of(ForeignForm.RSS, ""));
    assertThrows(Unreadable.class, () -> Reading.of(ForeignForm.ATOM, "{}"));
  }

  @Test
  void refusesAnItemThatIsTooLong() {
    String long1 = "x".repeat(MendedXml.LONGEST_ITEM + 100_000);
    assertThrows(
        Unreadable.class,
        () ->
            Reading.of(
                ForeignForm.RSS,
                "<rss version='2.0'><channel><item><title>"
                    + long1
                    + "</title></item></channel></rss>"));
  }

  @Test
  void sayNothingOfAFeedThatIsInOrder() throws IOException {
    Reading feed =
        Reading.of(
            ForeignForm.RSS,
            "<rss version='2.0'><channel><title>T</title><link>https://t.example/</link><item><title>A</title>"
                + "<link>https://t.example/a</link><pubDate>Mon, 1 Jan 2024 00:00:00 GMT</pubDate>"
                + "<description>Text.</description></item></channel></rss>");
    assertEquals(1, feed.found().size());
    assertTrue(feed.told().isEmpty(), feed.told()::toString);
    assertFalse(feed.draft(0).body().isEmpty());
  }
}
