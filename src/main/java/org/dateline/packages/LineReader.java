package org.dateline.packages;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dateline.article.ArticleDraft;
import org.dateline.article.Body;
import org.dateline.http.Findings;
import org.dateline.http.JsonReader;
import org.dateline.packages.Lines.Line;
import org.dateline.packages.StoryPackage.Item;
import org.dateline.version.Release;

/**
 * Reads the lines of a package ahead, in threads of its own, as far as no line needs to know of
 * another: JSON, its form, and the texts of articles. That is half of the work of an import; the
 * other half is the database's.
 */
final class LineReader implements AutoCloseable {

  private static final int THREADS = 2;
  private static final int BATCHES_AHEAD = 3;

  private final JsonReader reader;
  private final Lines lines;
  private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "import");
            thread.setDaemon(true);
            return thread;
          });

  LineReader(JsonReader reader, Lines lines) {
    this.reader = reader;
    this.lines = lines;
  }

  /**
   * A line that was read.
   *
   * @param content null if it is empty or cannot be read
   * @param bodies the texts of an article's versions; null where there is none, or the version is
   *     wrong anyway
   */
  record Read(long number, PackageLine content, List<Body> bodies, Findings findings) {}

  /**
   * Lines that follow each other.
   *
   * @param bytes how much of the package has been read up to their end
   */
  record Batch(List<Read> lines, long bytes) {}

  /** The next ones; null at the end. */
  Batch read() throws IOException {
    while (ahead.size() < BATCHES_AHEAD) {
      Lines.Batch next = lines.read();
      if (next == null) {
        break;
      }
      ahead.add(
          threads.submit(
              () -> new Batch(next.lines().stream().map(this::read).toList(), next.bytes())));
    }
    if (ahead.isEmpty()) {
      return null;
    }
    try {
      return ahead.remove().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Read read(Line line) {
    Findings findings = new Findings();
    PackageLine content = null;
    if (line.text() == null) {
      findings.add("", null, "is longer than " + Lines.LONGEST + " bytes");
    } else if (line.text().length > 1 || line.text().length == 1 && line.text()[0] != '\r') {
      content = content(line.text(), findings);
    }
    List<Body> bodies =
        content == null || content.article() == null
            ? List.of()
            : bodies(content.article(), findings);
    return new Read(line.number(), content, bodies, findings);
  }

  private PackageLine content(byte[] text, Findings findings) {
    try {
      JsonNode json = reader.tree(text);
      PackageLine read = reader.incomplete(json, PackageLine.class, "", findings);
      if (read != null && json.size() != 1) {
        findings.add("", null, "must have one field");
        return null;
      }
      if (read != null) {
        reader.validate("", read, findings);
      }
      return read;
    } catch (IOException e) {
      findings.add("", null, "is not well-formed JSON");
      return null;
    }
  }

  private static List<Body> bodies(Item<ArticleDraft> article, Findings findings) {
    List<Body> bodies = new ArrayList<>();
    for (int i = 0; article.versions() != null && i < article.versions().size(); i++) {
      Release<ArticleDraft> version = article.versions().get(i);
      boolean readable =
          version != null
              && version.content() != null
              && !findings.under("/article/versions/" + i + "/content");
      bodies.add(readable ? Body.parse(version.content().body()) : null);
    }
    return bodies;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
