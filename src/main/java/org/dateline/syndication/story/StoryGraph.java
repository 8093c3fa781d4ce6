package org.dateline.syndication.story;

import java.util.ArrayList;
import java.util.List;
import org.dateline.access.Terms;
import org.dateline.article.ArticleView;
import org.dateline.country.RoleView;
import org.dateline.event.EventView;
import org.dateline.event.Place;
import org.dateline.statement.SignatoryView;
import org.dateline.statement.StatementView;
import org.dateline.story.StoryView;
import org.dateline.syndication.Node;
import org.dateline.syndication.Publisher;
import org.dateline.syndication.SchemaOrg;

/**
 * A story with what belongs to it, as a graph of schema.org: a {@code CreativeWorkSeries} that is
 * about {@code Event}s and has {@code NewsArticle}s and statements as its parts.
 */
public record StoryGraph(
    StoryView story,
    List<ArticleView> articles,
    List<EventView> events,
    List<StatementView> statements,
    Terms terms,
    Publisher publisher) {

  /** As JSON-LD. */
  public Node node() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(series());
    articles.forEach(a -> nodes.add(article(a)));
    events.forEach(e -> nodes.add(event(e)));
    statements.forEach(s -> nodes.add(statement(s)));
    return Node.graph(nodes);
  }

  private String id(java.util.Map<String, String> links) {
    return publisher.address(links.get("self"));
  }

  private static Node reference(String id) {
    return new Node().with("@id", id);
  }

  private Node series() {
    List<Node> about = new ArrayList<>();
    story.countries().forEach(c -> about.add(SchemaOrg.country(c.code(), c.name(), publisher)));
    events.forEach(e -> about.add(reference(id(e.links()))));
    List<Node> parts = new ArrayList<>();
    articles.forEach(a -> parts.add(reference(id(a.links()))));
    statements.forEach(s -> parts.add(reference(id(s.links()))));
    Node node =
        Node.of("CreativeWorkSeries")
            .with("@id", id(story.links()))
            .with("url", id(story.links()))
            .with("name", story.title())
            .with("description", story.standfirst())
            .with("inLanguage", story.language())
            .with("datePublished", story.publishedAt())
            .with("dateModified", story.lastModified())
            .with("version", story.version().number())
            .with("publisher", SchemaOrg.organisation(publisher))
            .with("image", SchemaOrg.image(story.image(), publisher))
            .with("about", about)
            .with("hasPart", parts)
            .with("citation", story.sources().stream().map(SchemaOrg::source).toList());
    return SchemaOrg.terms(node, terms);
  }

  private Node article(ArticleView article) {
    return Node.of("NewsArticle")
        .with("@id", id(article.links()))
        .with("url", id(article.links()))
        .with("headline", article.headline())
        .with("description", article.standfirst())
        .with("inLanguage", article.language())
        .with("datePublished", article.publishedAt())
        .with("dateModified", article.version().validFrom())
        .with("isPartOf", reference(id(story.links())));
  }

  private Node event(EventView event) {
    String[] ends = event.occurred().split("/");
    List<RoleView> parties = new ArrayList<>(event.countries());
    List<Node> about =
        parties.stream().map(c -> SchemaOrg.country(c.code(), c.name(), publisher)).toList();
    return Node.of("Event")
        .with("@id", id(event.links()))
        .with("url", id(event.links()))
        .with("name", event.title())
        .with("description", event.summary())
        .with("inLanguage", event.language())
        .with("startDate", exact(event) ? ends[0] : null)
        .with("endDate", exact(event) && ends.length == 2 ? ends[1] : null)
        .with("disambiguatingDescription", certainty(event))
        .with("location", place(event.place()))
        .with("about", about)
        .with("subjectOf", event.sources().stream().map(SchemaOrg::source).toList());
  }

  /** Whether ISO 8601 can say when it was, without saying more than is known. */
  private static boolean exact(EventView event) {
    for (String end : event.occurred().split("/")) {
      if (SchemaOrg.date(end) == null) {
        return false;
      }
    }
    return true;
  }

  /** What schema.org has no word for: the date as it is known, how certain it is, who says so. */
  private static String certainty(EventView event) {
    return event.occurred()
        + " (EDTF); "
        + event.certainty()
        + (event.attributedTo() == null ? "" : " by " + event.attributedTo())
        + (event.caveat() == null ? "" : ". " + event.caveat());
  }

  private static Node place(Place place) {
    if (place == null) {
      return null;
    }
    // The middle of a region or country is not where it happened.
    boolean spot = place.lat() != null && place.precision().matches("building|city");
    return Node.of("Place")
        .with("name", place.name())
        .with(
            "address",
            place.country() == null
                ? null
                : Node.of("PostalAddress").with("addressCountry", place.country()))
        .with(
            "geo",
            spot
                ? Node.of("GeoCoordinates")
                    .with("latitude", place.lat())
                    .with("longitude", place.lon())
                : null);
  }

  private Node statement(StatementView statement) {
    return Node.of("CreativeWork")
        .with("@id", id(statement.links()))
        .with("url", id(statement.links()))
        .with("genre", "joint statement")
        .with("name", statement.title())
        .with("abstract", statement.summary())
        .with("inLanguage", statement.language())
        .with("dateCreated", SchemaOrg.date(statement.issued()))
        .with("creator", statement.signatories().stream().map(this::signatory).toList())
        .with("isPartOf", reference(id(story.links())))
        .with("citation", statement.sources().stream().map(SchemaOrg::source).toList());
  }

  private Node signatory(SignatoryView signatory) {
    var party = signatory.party();
    return party.kind().equals("country")
        ? SchemaOrg.country(party.code(), party.name(), publisher)
        : Node.of("Organization").with("name", party.name()).with("identifier", party.code());
  }
}
