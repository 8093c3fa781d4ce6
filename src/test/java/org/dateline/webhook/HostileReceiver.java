package org.dateline.webhook;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver that does not keep to HTTP, or to time. */
class HostileReceiver implements AutoCloseable {

  /** What it does with a connection on which a request has begun. */
  interface Manner {
    void treat(Socket connection, OutputStream out) throws IOException, InterruptedException;
  }

  static final Manner NEVER_ANSWERS = (c, out) -> Thread.sleep(60_000);
  static final Manner CLOSES_AT_ONCE = (c, out) -> c.setSoLinger(true, 0);

  static final Manner ENDLESS_BODY =
      (c, out) -> {
        write(out, "HTTP/1.1 500 No\r\nContent-Type: text/plain\r\n\r\n");
        while (true) {
          write(out, "again and ".repeat(1000));
        }
      };

  static final Manner ONE_BYTE_A_SECOND =
      (c, out) -> {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 0; i < 60; i++) {
          write(out, ".");
          Thread.sleep(1000);
        }
      };

  static final Manner ENDLESS_HEADERS =
      (c, out) -> {
        write(out, "HTTP/1.1 200 OK\r\n");
        while (true) {
          write(out, "X-More: " + "more".repeat(500) + "\r\n");
        }
      };

  static final Manner NO_HTTP = (c, out) -> write(out, "220 mail.example ESMTP\r\n");

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  HostileReceiver(Manner manner) throws IOException {
    threads.execute(() -> accept(manner));
  }

  private void accept(Manner manner) {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        threads.execute(() -> treat(connection, manner));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static void treat(Socket connection, Manner manner) {
    try (connection) {
      connection.getInputStream().read();
      manner.treat(connection, connection.getOutputStream());
    } catch (IOException | InterruptedException e) {
      // The other side has had enough, or the test is over.
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
    threads.shutdownNow();
  }
}
