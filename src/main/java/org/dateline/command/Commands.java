package org.dateline.command;

import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.Callable;
import org.dateline.access.Role;
import org.dateline.access.Tokens;
import org.dateline.http.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the jar does instead of serving, beside a running service or without one. */
@Command(
    name = "dateline",
    description = "Without a command: serves the API.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public class Commands implements QuarkusApplication {

  private final Tokens tokens;

  Commands(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public int run(String... args) {
    CommandLine line =
        new CommandLine(this)
            .addSubcommand(new CommandLine(new Token()).addSubcommand("create", new CreateToken()))
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
}
