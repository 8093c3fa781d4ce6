package org.dateline.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * A real PostgreSQL that comes with the service, for trying it out and for developing: one server
 * for one data folder. A server that a killed service left behind is found by its {@code
 * postmaster.pid} and taken over, never started twice.
 */
public final class EmbeddedDatabase {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private EmbeddedDatabase() {}

  /**
   * Starts the server of a data folder, or finds the one that runs.
   *
   * @param folder where data is kept; made if it is not there
   * @return its JDBC URL; it listens on loopback only
   * @throws IOException if it cannot be started
   */
  public static String start(Path folder) throws IOException {
    Path data = folder.toAbsolutePath().normalize().resolve("postgres");
    Files.createDirectories(data.getParent());
    try (FileChannel lock =
            FileChannel.open(
                data.resolveSibling("start.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      int port = runningPort(data);
      if (port == 0) {
        port = launch(data);
      }
      stopAtExit(data);
      return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }
  }

  private static int launch(Path data) throws IOException {
    File log = data.resolveSibling("postgres.log").toFile();
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPGStartupWait(PATIENCE)
            // It may outlive us (kill -9), or serve another service after us: we stop it ourselves,
            // and no pipe holds it.
            .setRegisterShutdownHook(false)
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
            // Its defaults are for tests that may lose everything.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "100")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .start();
    return server.getPort();
  }

  /** The port of the server that runs on this folder, or 0. */
  private static int runningPort(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.size() < 4 || process(lines.get(0)).isEmpty()) {
      return 0;
    }
    int port = Integer.parseInt(lines.get(3).strip());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return port;
    } catch (IOException e) {
      // The number belongs to some other process by now; PostgreSQL itself clears the file away.
      return 0;
    }
  }

  private static java.util.Optional<ProcessHandle> process(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive);
  }

  /**
   * The last service to leave turns off the light: each notes its process id beside the data, and
   * whoever ends while no other lives stops the server.
   */
  private static void stopAtExit(Path data) throws IOException {
    Path users = Files.createDirectories(data.resolveSibling("users"));
    Path self = users.resolve(String.valueOf(ProcessHandle.current().pid()));
    if (!Files.exists(self)) {
      Files.createFile(self);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> leave(data, users, self), "postgres-stop"));
    }
  }

  private static void leave(Path data, Path users, Path self) {
    try (var others = Files.list(users)) {
      Files.deleteIfExists(self);
      boolean alone =
          others
              .filter(u -> !u.equals(self))
              .allMatch(u -> process(u.getFileName().toString()).isEmpty());
      Path pidFile = data.resolve("postmaster.pid");
      if (alone && Files.exists(pidFile)) {
        // SIGTERM: PostgreSQL's smart shutdown, which ends once our connections are closed.
        process(Files.readAllLines(pidFile).get(0)).ifPresent(ProcessHandle::destroy);
      }
    } catch (IOException e) {
      System.err.println("The embedded PostgreSQL could not be stopped: " + e.getMessage());
    }
  }
}
