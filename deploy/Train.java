import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Trains an AOT cache (JEP 514): starts the service as a replica starts, on a database that is filled and not its own, asks for
 * what readers ask for, and ends it, upon which the JVM writes {@code app.aot} beside {@code quarkus-run.jar}.
 *
 * <p>Usage: java Train.java WHOLE TRAINED. WHOLE is a packaged service that brings the database; TRAINED is the one that will run,
 * at the path and of the files that it will have then, or the JVM refuses the cache. They may be the same. Nothing is fetched.
 */
class Train {

  private static final String STORY = "north-korea-russia-missile-transfers";
  private static final List<String> PATHS =
      List.of(
          "api/v1/stories/" + STORY,
          "api/v1/stories/" + STORY + "/timeline",
          "api/v1/stories/" + STORY + "?asOf=2024-01-10",
          "api/v1/articles?limit=20",
          "api/v1/articles/condemnation-of-missile-transfers",
          "api/v1/search?q=missile",
          "feeds/all.atom",
          "q/health/ready",
          "q/metrics");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public static void main(String... args) throws Exception {
    Path whole = Path.of(args[0]).toAbsolutePath();
    Path trained = Path.of(args[1]).toAbsolutePath();
    Path cache = trained.resolve("app.aot");
    Path folder = Files.createTempDirectory("train");
    Path postmaster = folder.resolve("postgres/postmaster.pid");
    Files.deleteIfExists(cache);
    Service database = new Service(whole, List.of(), Map.of("DATELINE_DATABASE_FOLDER", folder.toString()));
    try {
      database.await();
      String port = Files.readAllLines(postmaster).get(3).strip();
      Service service =
          new Service(
              trained,
              List.of("-XX:AOTCacheOutput=" + cache),
              Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres"));
      try {
        service.await();
        for (String path : PATHS) {
          if (service.ask(path) != 200) {
            throw new IllegalStateException(path + ": " + service.ask(path));
          }
        }
      } finally {
        service.stop();
      }
    } finally {
      database.stop();
      until("the database has ended", () -> Files.notExists(postmaster));
      try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
    System.out.println(cache + ": " + Files.size(cache) / 1_000_000 + " MB");
  }

  private static void until(String what, BooleanSupplier reached) throws InterruptedException {
    for (int tenths = 0; !reached.getAsBoolean(); tenths++) {
      if (tenths > 3000) {
        throw new IllegalStateException("Waited in vain until " + what);
      }
      Thread.sleep(100);
    }
  }

  private static class Service {

    private final Process process;
    private final int port;

    Service(Path folder, List<String> flags, Map<String, String> environment) throws IOException {
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
      command.addAll(flags);
      command.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      builder.environment().putAll(environment);
      builder.environment().putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", String.valueOf(port)));
      process = builder.start();
    }

    void await() throws InterruptedException {
      until("the service answers", () -> !process.isAlive() || ask(PATHS.get(0)) == 200);
      if (!process.isAlive()) {
        throw new IllegalStateException("The service has ended: " + process.exitValue());
      }
    }

    /** The status, or 0 without an answer. */
    int ask(String path) {
      try {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + path)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      } catch (IOException e) {
        return 0;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** In peace, as it writes the cache then. */
    void stop() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    }
  }
}
