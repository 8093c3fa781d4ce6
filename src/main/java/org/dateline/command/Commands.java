package org.dateline.command;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dateline.access.Role;
import org.dateline.access.Tokens;
import org.dateline.http.Problem;
import org.dateline.http.Violation;
import org.dateline.packages.Exporter;
import org.dateline.packages.Importer;
import org.dateline.packages.Importer.Form;
import org.dateline.packages.foreign.ForeignForm;
import org.dateline.packages.foreign.ForeignImporter;
import org.dateline.packages.foreign.LeftOut;
import org.dateline.packages.foreign.Options;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the jar does instead of serving, beside a running service or without one. */
@Command(
    name = "dateline",
    description = "Without a command: serves the API.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public class Commands implements QuarkusApplication {

  private final Tokens tokens;
  private final Importer importer;
  private final ForeignImporter foreign;
  private final Exporter exporter;

  Commands(Tokens tokens, Importer importer, ForeignImporter foreign, Exporter exporter) {
    this.tokens = tokens;
    this.importer = importer;
    this.foreign = foreign;
    this.exporter = exporter;
  }

  @Override
  @ActivateRequestContext
  public int run(String... args) {
    CommandLine line =
        new CommandLine(this)
            .addSubcommand(new CommandLine(new Token()).addSubcommand("create", new CreateToken()))
            .addSubcommand("import", new Import())
            .addSubcommand("export", new Export())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (e, command, result) -> {
                  command.getErr().println(e instanceof Problem ? e.getMessage() : e.toString());
                  return 1;
                });
    return line.execute(args);
  }

  @Command(name = "token", description = "API tokens.", synopsisSubcommandLabel = "COMMAND")
  static final class Token {}

  @Command(name = "create", description = "Makes an API token and prints it, this once.")
  final class CreateToken implements Callable<Integer> {
    @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}")
    private Role role;

    @Option(
        names = "--name",
        description = "Whose it is (default: ${DEFAULT-VALUE}).",
        defaultValue = "command line")
    private String name;

    @Override
    public Integer call() {
      System.out.println(tokens.make(name, role, "command line"));
      return 0;
    }
  }

  @Command(
      name = "import",
      description = {
        "Stores a package: a .json file, or a .ndjson file of any length.",
        "With --format: takes articles of another system in as drafts."
      })
  final class Import implements Callable<Integer> {
    @Parameters(paramLabel = "FILE")
    private Path file;

    @Option(names = "--dry-run", description = "Only tells what would be stored.")
    private boolean dryRun;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}")
    private ForeignForm format;

    @Option(names = "--story", description = "With --format: the story of the drafts.")
    private String story;

    @Option(names = "--section", description = "With --format: the section of all drafts.")
    private String section;

    @Option(names = "--language", description = "With --format: the language of all drafts.")
    private String language;

    @Option(
        names = "--site",
        description = "With --format: where they were published, if the file does not say it.")
    private String site;

    private long size;
    private long told;

    @Override
    public Integer call() throws IOException {
      size = Files.size(file);
      return format == null ? takePackage() : takeForeign();
    }

    private int takePackage() throws IOException {
      boolean lines = file.toString().matches(".*\\.(ndjson|jsonl)");
      Importer.Outcome outcome;
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        outcome = importer.take(in, lines ? Form.NDJSON : Form.JSON, dryRun, this::tell);
      }
      return told(outcome.violations(), outcome.created(), outcome.unchanged());
    }

    private int takeForeign() throws IOException {
      Options options = new Options(story, section, language, site, dryRun);
      ForeignImporter.Outcome outcome;
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        outcome = foreign.take(in, format, options, this::tell);
      }
      int result = told(outcome.violations(), outcome.created(), outcome.unchanged());
      System.out.printf(
          "Left out: %,d items; %,d parts of others%n",
          outcome.itemsLeftOut(), outcome.fieldsLeftOut());
      for (LeftOut left : outcome.leftOut()) {
        String field = left.field() == null ? "" : left.field() + ": ";
        System.out.println("  " + left.at() + ": " + field + left.reason());
      }
      return result;
    }

    private int told(
        List<Violation> violations, Map<String, Long> created, Map<String, Long> unchanged) {
      System.err.println();
      for (Violation violation : violations) {
        String line = violation.line() == null ? "" : "line " + violation.line() + ": ";
        String what = violation.parameter() == null ? violation.pointer() : violation.parameter();
        System.err.println(line + what + ": " + violation.detail());
      }
      if (!violations.isEmpty()) {
        System.err.println("Nothing was stored.");
        return 1;
      }
      System.out.println((dryRun ? "Would be new: " : "New: ") + created);
      System.out.println("There already: " + unchanged);
      return 0;
    }

    /** A bar of forty characters, drawn again four times a second. */
    private void tell(long lines, long bytes) {
      long now = System.nanoTime() / 250_000_000;
      if (now != told || bytes == size) {
        told = now;
        int done = size == 0 ? 40 : (int) (40 * bytes / size);
        System.err.printf("\r[%s%s] %,d lines", "#".repeat(done), " ".repeat(40 - done), lines);
      }
    }
  }

  @Command(name = "export", description = "Prints a story as a package.")
  final class Export implements Callable<Integer> {
    @Parameters(paramLabel = "STORY", description = "The story's slug.")
    private String story;

    @Option(names = "--ndjson", description = "A thing a line.")
    private boolean lines;

    @Override
    public Integer call() {
      System.out.print(exporter.export(story, lines ? Form.NDJSON : Form.JSON));
      return 0;
    }
  }
}
