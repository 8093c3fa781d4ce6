package org.dateline;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.dateline.command.Commands;
import org.dateline.database.EmbeddedDatabase;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/** Starts the service, and the embedded PostgreSQL first, if no other database is configured. */
@QuarkusMain
public class Main {

  private static final String URL = "quarkus.datasource.jdbc.url";

  /** Set to the URL of the database that we started, so that a live reload knows it for ours. */
  private static final String OURS = "embedded.url";

  /** A command answers on the terminal only. */
  private static final Map<String, String> COMMAND_SETTINGS =
      Map.of(
          "quarkus.http.host-enabled", "false",
          "quarkus.scheduler.enabled", "false",
          "quarkus.log.level", "WARN",
          "quarkus.banner.enabled", "false");

  public static void main(String... args) throws IOException {
    // Before Quarkus configures logging, what the embedded database tells about its start would be
    // printed.
    Logger.getLogger("io.zonky").setLevel(Level.WARN);
    Config config = ConfigProvider.getConfig();
    String url = config.getOptionalValue(URL, String.class).orElse(null);
    boolean serving = args.length == 0;
    if (serving && LaunchMode.current() == LaunchMode.NORMAL) {
      refuseTakenPort(config);
    }
    if (url == null || url.equals(System.getProperty(OURS))) {
      embed(config);
    }
    if (serving) {
      Quarkus.run(args);
    } else {
      COMMAND_SETTINGS.forEach(System::setProperty);
      Quarkus.run(Commands.class, args);
    }
  }

  private static void embed(Config config) throws IOException {
    Path folder = Path.of(config.getValue("dateline.database.folder", String.class));
    System.err.println(
        "WARNING: no QUARKUS_DATASOURCE_JDBC_URL is set, so this runs on an embedded PostgreSQL in "
            + folder.toAbsolutePath().normalize()
            + "; fine for one machine, not for a cluster");
    String url = EmbeddedDatabase.start(folder);
    System.setProperty(URL, url);
    System.setProperty(OURS, url);
    if (config.getOptionalValue("dateline.example", String.class).isEmpty()) {
      System.setProperty("dateline.example", "true");
    }
  }

  private static void refuseTakenPort(Config config) throws IOException {
    String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
    int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (BindException e) {
      System.err.println(
          "Port "
              + port
              + " is taken. Stop what runs there, or choose another: QUARKUS_HTTP_PORT="
              + (port + 1)
              + " in the environment, or -Dquarkus.http.port="
              + (port + 1));
      System.exit(1);
    }
  }
}
