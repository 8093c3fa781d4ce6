import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DateFormatter;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For deploy/bench/compare: the least that Vert.x can do to hand out answers from memory, on one
 * event loop. In the folder, for each answer: {@code n.head} (its address, then its headers, a line
 * each), {@code n.body}, and {@code n.body.gz}, where it is compressed.
 */
class Bare {

  record Header(CharSequence name, CharSequence value) {}

  record Answer(String tag, List<Header> headers, Buffer body, boolean isCompressed) {}

  private static volatile CharSequence date = date();

  private static CharSequence date() {
    return HttpHeaders.createOptimized(DateFormatter.format(new Date()));
  }

  public static void main(String[] arguments) throws IOException {
    Map<String, Answer> answers = new HashMap<>();
    try (var heads = Files.newDirectoryStream(Path.of(arguments[1]), "*.head")) {
      for (Path head : heads) {
        List<String> lines = Files.readAllLines(head);
        answers.put(lines.get(0), answer(head, lines.subList(1, lines.size())));
      }
    }
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    vertx.setPeriodic(1000, timer -> date = date());
    vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
        .requestHandler(request -> answer(request, answers.get(request.uri())))
        .listen(Integer.parseInt(arguments[0]));
  }

  private static Answer answer(Path head, List<String> lines) throws IOException {
    List<Header> headers = new ArrayList<>();
    String tag = "";
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      headers.add(
          new Header(
              HttpHeaders.createOptimized(parts[0]), HttpHeaders.createOptimized(parts[1])));
      tag = parts[0].equalsIgnoreCase("ETag") ? parts[1] : tag;
    }
    String name = head.getFileName().toString().replace(".head", ".body");
    Path compressed = head.resolveSibling(name + ".gz");
    boolean isCompressed = Files.exists(compressed);
    byte[] body = Files.readAllBytes(isCompressed ? compressed : head.resolveSibling(name));
    return new Answer(tag, headers, buffer(body), isCompressed);
  }

  @SuppressWarnings("deprecation")
  private static Buffer buffer(byte[] bytes) {
    return Buffer.buffer(Unpooled.wrappedBuffer(bytes).asReadOnly());
  }

  private static void answer(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    if (answer == null) {
      response.setStatusCode(404).end();
      return;
    }
    response.headers().add(HttpHeaders.DATE, date);
    for (Header header : answer.headers()) {
      response.headers().add(header.name(), header.value());
    }
    if (answer.tag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.headers().remove(HttpHeaders.CONTENT_TYPE);
      response.setStatusCode(304).end();
      return;
    }
    if (answer.isCompressed()) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    response.end(answer.body());
  }
}
