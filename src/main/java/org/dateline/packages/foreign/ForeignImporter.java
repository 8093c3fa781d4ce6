package org.dateline.packages.foreign;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dateline.access.Actor;
import org.dateline.access.Audit;
import org.dateline.article.ArticleEditor;
import org.dateline.http.Findings;
import org.dateline.http.JsonReader;
import org.dateline.http.Violation;
import org.dateline.packages.Importer;
import org.dateline.source.SourceDraft;
import org.dateline.source.Sources;
import org.dateline.version.Items;
import org.dateline.version.Items.Draft;
import org.dateline.version.Kind;

/**
 * Takes articles of other systems in as drafts, each with the publication that it was taken from as
 * its one source. All of a file comes in, or nothing; and nothing twice.
 */
@ApplicationScoped
public class ForeignImporter {

  private static final int LONGEST_SECONDS = (int) Duration.ofHours(1).toSeconds();
  private static final int CLEARED_EVERY = 500;
  private static final int MOST_NUMBERED = 20;
  private static final String ORIGIN = "taken in from ";

  private final EntityManager em;
  private final JsonReader reader;
  private final Items items;
  private final Sources sources;
  private final ArticleEditor articles;
  private final Actor actor;
  private final Audit audit;

  ForeignImporter(
      EntityManager em,
      JsonReader reader,
      Items items,
      Sources sources,
      ArticleEditor articles,
      Actor actor,
      Audit audit) {
    this.em = em;
    this.reader = reader;
    this.items = items;
    this.sources = sources;
    this.articles = articles;
    this.actor = actor;
    this.audit = audit;
  }

  /**
   * What became of a file.
   *
   * @param created how many drafts ("article") and sources ("source") were new
   * @param unchanged how many were there already; for articles, be it that the draft has been
   *     published or discarded since
   * @param violations why nothing at all was stored; empty if that is not so
   * @param leftOut what did not come in, the first thousand
   * @param itemsLeftOut how many items did not come in
   * @param fieldsLeftOut how many parts of items, or of the file, did not, or not as they were
   */
  public record Outcome(
      Map<String, Long> created,
      Map<String, Long> unchanged,
      List<Violation> violations,
      List<LeftOut> leftOut,
      long itemsLeftOut,
      long fieldsLeftOut) {}

  /**
   * Takes a file in, in one transaction.
   *
   * @param progress is told of items and bytes read
   * @throws IOException if it cannot be read; what is wrong with its content is in the outcome
   */
  public Outcome take(InputStream in, ForeignForm form, Options options, Importer.Progress progress)
      throws IOException {
    return take(in, form, options, actor.author(), progress);
  }

  /** The same for someone who does not wait for it. */
  @ActivateRequestContext
  public Outcome take(
      InputStream in,
      ForeignForm form,
      Options options,
      Audit.Author author,
      Importer.Progress progress)
      throws IOException {
    Run run = new Run(options, author, progress);
    run.violations.addAll(options.violations());
    if (options.story() != null && !items.exists(Kind.STORY, options.story())) {
      run.violations.add(
          Violation.parameter("story", options.story(), "is not the slug of a story"));
    }
    if (run.violations.isEmpty()) {
      try {
        QuarkusTransaction.requiringNew()
            .timeout(LONGEST_SECONDS)
            .exceptionHandler(e -> TransactionExceptionResult.ROLLBACK)
            .run(() -> take(in, form, run));
      } catch (TakenBack e) {
        // As it should be.
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return run.outcome();
  }

  private void take(InputStream in, ForeignForm form, Run run) {
    // Two importers of the same file would otherwise both find it missing.
    em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('dateline.import')) as text)")
        .getSingleResult();
    try {
      form.format().read(new MendedText(new Counted(in, run)), run::article, run.account);
    } catch (Unreadable e) {
      run.broken(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (run.options.dryRun() || !run.violations.isEmpty()) {
      throw new TakenBack();
    }
  }

  /** Ends the transaction without a trace. */
  private static final class TakenBack extends RuntimeException {
    private TakenBack() {
      super(null, null, false, false);
    }
  }

  private static final class Counted extends FilterInputStream {
    private final Run run;

    private Counted(InputStream in, Run run) {
      super(in);
      this.run = run;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      run.bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int number = in.read(target, offset, length);
      run.bytes += Math.max(number, 0);
      run.progress.at(run.number, run.bytes);
      return number;
    }
  }

  /** One file on its way in. */
  private final class Run {
    private final Options options;
    private final Audit.Author author;
    private final Importer.Progress progress;
    private final Account account = new Account();
    private final Map<String, Long> created = new TreeMap<>();
    private final Map<String, Long> unchanged = new TreeMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, String> seen = new HashMap<>();
    private long number;
    private long bytes;

    private Run(Options options, Audit.Author author, Importer.Progress progress) {
      this.options = options;
      this.author = author;
      this.progress = progress;
    }

    /** The rest of the file is lost; what came before it is whole. */
    private void broken(Unreadable e) {
      if (number == 0) {
        Violation violation = Violation.at("", null, e.getMessage());
        violations.add(e.line() == null ? violation : violation.in(e.line()));
      } else {
        String from = e.line() == null ? "the file" : "line " + e.line();
        account.item(from, e.getMessage() + "; what comes after the last whole item is left out");
      }
    }

    private void article(Found found) {
      number++;
      Mapped mapped = new Mapped(found, options, account);
      SourceDraft source = mapped.source();
      if (source == null) {
        account.item(
            found.at(), "has no address to be cited by; say with \"site\" where it was published");
        return;
      }
      String before = seen.putIfAbsent(source.slug(), found.at());
      if (before != null) {
        account.item(found.at(), "is the same as " + before + ": " + mapped.identity());
        return;
      }
      Findings findings = new Findings();
      reader.validate("", source, findings);
      if (findings.all().isEmpty()) {
        article(mapped, source);
      } else {
        Violation wrong = findings.all().get(0);
        account.item(found.at(), "its " + wrong.pointer().substring(1) + " " + wrong.detail());
      }
      if (number % CLEARED_EVERY == 0) {
        em.flush();
        em.clear();
      }
    }

    private void article(Mapped mapped, SourceDraft source) {
      Optional<String> known = known(source, mapped.address());
      if (known.isPresent()) {
        unchanged.merge("source", 1L, Long::sum);
        if (known.get().equals(source.slug()) || isTakenIn(known.get())) {
          unchanged.merge("article", 1L, Long::sum);
          return;
        }
      } else {
        sources.add(source, null);
        created.merge("source", 1L, Long::sum);
        audit.note(author, "source.create", "source", source.slug(), null, null);
      }
      String cited = known.orElse(source.slug());
      String content = reader.write(mapped.draft(cited));
      String slug = reserve(mapped);
      audit.note(author, "article.create", Kind.ARTICLE.toString(), slug, null, ORIGIN + cited);
      items.save(
          Kind.ARTICLE,
          slug,
          new Draft(options.story(), content, author.who(), Instant.now(), null));
      created.merge("article", 1L, Long::sum);
    }

    private String reserve(Mapped mapped) {
      String slug = mapped.slug();
      for (int i = 1; i < MOST_NUMBERED; i++) {
        String numbered = i == 1 ? slug : slug + "-" + i;
        if (articles.reserve(numbered)) {
          return numbered;
        }
      }
      String own = slug + "-" + mapped.hash();
      if (!articles.reserve(own)) {
        throw new IllegalStateException("the slug " + own + " is taken");
      }
      return own;
    }

    private Outcome outcome() {
      return new Outcome(
          created, unchanged, violations, account.told(), account.items(), account.fields());
    }
  }

  /**
   * The slug of the source that this is, or was merged into; by its slug, or by the article's own
   * address, as an editor may have put it in.
   */
  private Optional<String> known(SourceDraft source, String address) {
    List<?> found =
        em.createNativeQuery(
                "select coalesce(m.slug, s.slug) from source s left join source m on m.id = s.merged_into"
                    + " where s.slug = :slug or s.url = :url order by s.slug <> :slug, s.id limit 1")
            .setParameter("slug", source.slug())
            .setParameter("url", address == null ? "" : address)
            .getResultList();
    return found.stream().map(String.class::cast).findFirst();
  }

  private boolean isTakenIn(String source) {
    return !em.createNativeQuery(
            "select 1 from audit where action = 'article.create' and kind = 'article'"
                + " and detail = :detail limit 1")
        .setParameter("detail", ORIGIN + source)
        .getResultList()
        .isEmpty();
  }
}
