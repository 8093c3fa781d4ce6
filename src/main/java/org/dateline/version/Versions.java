package org.dateline.version;

import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.http.ListParams;
import org.dateline.http.Listing;
import org.dateline.http.Moved;
import org.dateline.http.Page;
import org.dateline.http.Problem;
import org.dateline.http.Sort;

/**
 * The published versions of one kind: what was valid when. Drafts, and what becomes valid later
 * than the moment read, are not in it.
 */
public abstract class Versions<E extends Versioned> implements PanacheRepositoryBase<E, Long> {

  /** By the item's first publication. */
  public static final Sort.Key PUBLISHED =
      new Sort.Key("published", "v.published_at", "timestamptz");

  /** By the version's own publication. */
  public static final Sort.Key UPDATED = new Sort.Key("updated", "v.valid_from", "timestamptz");

  private static final String VALID = " validFrom <= :at and (validTo is null or validTo > :at)";

  private final Kind kind;
  private final Class<E> type;

  // Not a constructor argument, as every kind's own constructor would have to pass it on.
  @Inject Items items;
  // Looked up when it is needed: it knows the editors, and they know their versions.
  @Inject Instance<Previews> previews;

  protected Versions(Kind kind, Class<E> type) {
    this.kind = kind;
    this.type = type;
  }

  /**
   * The version of an item that was valid at a moment.
   *
   * @throws Problem 404 if there was none, 410 if it had been retracted
   */
  public E at(String slug, Instant at) {
    E item = valid(slug, at).orElseThrow(() -> missing(kind, slug));
    if (item.isRetracted()) {
      throw Problem.retracted(kind.word, slug, item.validFrom(), item.changeNote());
    }
    return item;
  }

  /** The version that was valid at a moment, be it a retraction. */
  protected final Optional<E> valid(String slug, Instant at) {
    return find("slug = :slug and" + VALID, Map.of("slug", slug, "at", at)).firstResultOptional();
  }

  /**
   * What a client asks for: the version that was valid at a moment, or the draft that a preview
   * link is for.
   *
   * @throws Problem 403 for a link that is not valid; else as {@link #at(String, Instant)}
   */
  @SuppressWarnings("unchecked")
  public E at(String slug, ItemParams read) {
    return read.preview == null
        ? at(slug, read.at())
        : (E) previews.get().shown(kind, slug, read.preview);
  }

  /**
   * One version by its number, as the client wrote it.
   *
   * @throws Problem 404 if it was not published at that moment, 410 if it is the retraction itself
   */
  public E version(String slug, String written, Instant at) {
    int number = written.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(written) : 0;
    E item =
        find(
                "slug = :slug and version = :number and validFrom <= :at",
                Map.of("slug", slug, "number", number, "at", at))
            .firstResultOptional()
            .orElseThrow(
                () -> {
                  items.follow(kind, slug);
                  return Problem.notFound(
                      "version " + written + " of " + kind.word,
                      slug,
                      kind.path(slug) + "/versions");
                });
    if (item.isRetracted()) {
      throw Problem.retracted(kind.word, slug, item.validFrom(), item.changeNote());
    }
    return item;
  }

  /**
   * All versions that had been published at a moment, the newest first.
   *
   * @throws Problem 404 if there was none
   */
  public Page<HistoryView> history(String slug, Instant at) {
    List<E> versions = chain(slug, at).toList();
    if (versions.isEmpty()) {
      throw missing(kind, slug);
    }
    return Page.whole(
        versions.stream()
            .map(
                v ->
                    new HistoryView(
                        VersionView.of(v, at), kind.path(slug) + "/versions/" + v.version()))
            .toList());
  }

  /** What items had been corrected for up to a moment, by slug, the last first. */
  @SuppressWarnings("unchecked")
  public final Map<String, List<VersionView>> corrections(Collection<String> slugs, Instant at) {
    // Plain SQL: as HQL it would be translated anew for each list of slugs, and read whole rows.
    List<Object[]> rows =
        getEntityManager()
            .createNativeQuery(
                "select v.slug, v.version, v.change_note, v.valid_from, v.valid_to, v.author from "
                    + kind
                    + " v where v.slug = any(cast(:slugs as text[])) and v.change = 'corrected'"
                    + " and v.valid_from <= :at order by v.version desc")
            .setParameter("slugs", slugs.toArray(String[]::new))
            .setParameter("at", at)
            .getResultList();
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> (String) row[0], Collectors.mapping(row -> correction(row, at), toList())));
  }

  private static VersionView correction(Object[] row, Instant at) {
    return VersionView.of(
        (Integer) row[1],
        ChangeKind.CORRECTED,
        (String) row[2],
        (Instant) row[3],
        (Instant) row[4],
        (String) row[5],
        at);
  }

  /**
   * Items as they are shown one by one, in a fixed number of statements for all of them.
   *
   * @param items versions that are valid at that moment
   */
  public abstract List<? extends Record> views(List<E> items, Locale language, Instant at);

  public final Kind kind() {
    return kind;
  }

  /** Those of these items that are published at a moment, as they are shown, by slug. */
  public final Map<String, Record> views(Collection<String> slugs, Locale language, Instant at) {
    if (slugs.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> values = Map.of("slugs", slugs, "at", at, "state", State.PUBLISHED);
    List<E> items = list("slug in :slugs and state = :state and" + VALID, values);
    List<? extends Record> shown = views(items, language, at);
    Map<String, Record> views = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      views.put(items.get(i).slug(), shown.get(i));
    }
    return views;
  }

  /**
   * The items that are published at a moment, a few at a time.
   *
   * @param id of the last one of those before; 0 for the first ones
   */
  public final List<E> after(long id, Instant at, int most) {
    return find(
            "id > :id and state = :state and" + VALID + " order by id",
            Map.of("id", id, "state", State.PUBLISHED, "at", at))
        .range(0, most - 1)
        .list();
  }

  /** What names each of these items for good, whatever it is called later, by its slug. */
  @SuppressWarnings("unchecked")
  public final Map<String, UUID> identities(Collection<String> slugs) {
    List<Object[]> rows =
        getEntityManager()
            .createNativeQuery(
                "select s.slug, s.identity from "
                    + kind.word
                    + "_slug s where s.moved_to is null and s.slug = any(cast(:slugs as text[]))")
            .setParameter("slugs", slugs.toArray(String[]::new))
            .getResultList();
    return rows.stream().collect(Collectors.toMap(r -> (String) r[0], r -> (UUID) r[1]));
  }

  private Stream<E> chain(String slug, Instant at) {
    return list(
        "slug = :slug and validFrom <= :at order by version desc", Map.of("slug", slug, "at", at))
        .stream();
  }

  /** That nothing has this slug; or, if it was an item's before, {@link Moved} to where that is. */
  private Problem missing(Kind kind, String slug) {
    items.follow(kind, slug);
    return Problem.notFound(kind.word, slug, kind.path());
  }

  /**
   * Makes sure that a story is published at a moment, before what belongs to it is listed.
   *
   * @throws Problem 404 if it is not, 410 if it has been retracted
   */
  public void requireStory(String slug, Instant at) {
    List<?> found =
        getEntityManager()
            .createNativeQuery(
                "select v.state, v.valid_from, v.change_note from story v where v.slug = :slug"
                    + " and v.valid_from <= :at and (v.valid_to is null or v.valid_to > :at)")
            .setParameter("slug", slug)
            .setParameter("at", at)
            .getResultList();
    if (found.isEmpty()) {
      throw missing(Kind.STORY, slug);
    }
    Object[] story = (Object[]) found.get(0);
    if (State.RETRACTED.word.equals(story[0])) {
      throw Problem.retracted("story", slug, (Instant) story[1], (String) story[2]);
    }
  }

  /**
   * A country's code, as we write it.
   *
   * @throws Problem 404 if there is no such country
   */
  public String requireCountry(String code) {
    String known = code.toUpperCase(Locale.ROOT);
    boolean found =
        !getEntityManager()
            .createNativeQuery("select c.code from country c where c.code = :code")
            .setParameter("code", known)
            .getResultList()
            .isEmpty();
    if (!found) {
      throw Problem.notFound("country", code, "/api/v1/countries");
    }
    return known;
  }

  /** The items that are published at a moment, to be narrowed down. */
  protected final Listing published(Instant at, Sort sort) {
    return new Listing(kind.word, sort)
        .and("v.state = 'published'")
        // Follows from the next line, and lets an index on published_at begin where a far past
        // ends.
        .and("v.published_at <= :at")
        .and("v.valid_from <= :at and (v.valid_to is null or v.valid_to > :at)", "at", at);
  }

  /**
   * The items that are published at the moment of the filter, narrowed down by what every kind has.
   */
  protected final Listing items(ItemFilter filter, Sort sort) {
    return narrowed(published(filter.at(), sort), filter);
  }

  /** The same listing, narrowed down by what every kind has. */
  protected final Listing narrowed(Listing listing, ItemFilter filter) {
    return listing
        .and("v.story = :story", "story", filter.story())
        .and("v.language = :language", "language", filter.language)
        .and(citing(), "source", filter.source());
  }

  /** The condition that an item cites the source with the slug {@code :source}. */
  protected String citing() {
    return "exists (select from citation c join source s on s.id = c.source_id where c."
        + kind.word
        + "_id = v.id and s.slug = :source)";
  }

  /** The first items of a story that are published at a moment. */
  protected final List<E> ofStory(String story, Instant at, Sort sort, int most) {
    return ofStory(story, at, sort, most, null).items();
  }

  /**
   * A page of the items of a story that are published at a moment.
   *
   * @param cursor where to go on; null for the first page
   */
  protected final Page<E> ofStory(String story, Instant at, Sort sort, int most, String cursor) {
    return page(published(at, sort).and("v.story = :story", "story", story), most, cursor);
  }

  /**
   * One page of a listing for whoever asks without a client's parameters.
   *
   * @param cursor where to go on; null for the first page
   */
  protected final Page<E> page(Listing listing, int most, String cursor) {
    ListParams window =
        new ListParams() {
          @Override
          public int size() {
            return most;
          }
        };
    window.cursor = cursor;
    return page(listing, window, false);
  }

  /** Reads one page of a listing, the entities in a fixed number of queries. */
  protected final Page<E> page(Listing listing, ListParams window, boolean withTotal) {
    return listing.page(getEntityManager(), window, withTotal, type, Versioned::id);
  }
}
