package org.dateline.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client gets the coding that it prefers of those that there are. */
class CodingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | BROTLI",
        "gzip, deflate           | GZIP",
        "br                      | BROTLI",
        "BR;Q=0.4                | BROTLI",
        "gzip;q=1.0, br;q=0.5    | GZIP",
        "gzip;q=0.5,br;q=0.5     | BROTLI",
        "gzip, br;q=0            | GZIP",
        "gzip;q=0, br;q=0.000    | IDENTITY",
        "x-gzip                  | GZIP",
        "identity                | IDENTITY",
        "*                       | IDENTITY",
        "brotli, gzipped         | IDENTITY",
        "br;q=nonsense, gzip     | GZIP",
        ",, ;q=1 ,br;            | IDENTITY",
      })
  void isPreferred(String acceptEncoding, Coding coding) {
    assertEquals(coding, Coding.preferred(acceptEncoding, true, true));
  }

  @Test
  void isOneThatThereIs() {
    assertEquals(Coding.GZIP, Coding.preferred("br, gzip", true, false));
    assertEquals(Coding.IDENTITY, Coding.preferred("br", true, false));
    assertEquals(Coding.IDENTITY, Coding.preferred("br, gzip", false, false));
    assertEquals(Coding.IDENTITY, Coding.preferred(null, true, true));
  }

  @Test
  void canBeReadByWhoeverKnowsIt() throws IOException {
    byte[] text = "What was said, and by whom. ".repeat(200).getBytes(StandardCharsets.UTF_8);
    byte[] small = Coding.brotli(text);
    var read = Decoder.decompress(small);
    assertEquals(DecoderJNI.Status.DONE, read.getResultStatus());
    assertArrayEquals(text, read.getDecompressedData());
    assertTrue(small.length < Coding.gzip(text).length);
  }
}
