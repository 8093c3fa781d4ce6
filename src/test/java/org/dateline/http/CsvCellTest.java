package org.dateline.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell of CSV looks like. */
class CsvCellTest {

  private record Row(String text, Double number, List<String> words, Inner inner) {}

  private record Inner(String note, List<Inner> more) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private static String csv(String fields, Row... rows) {
    var type = JSON.constructType(Row.class);
    return Csv.of(
        JSON.valueToTree(Arrays.asList(rows)),
        type,
        fields == null ? null : Fields.of(fields, type));
  }

  private static String cell(String text) throws IOException {
    String csv = csv("text", new Row(text, null, null, null));
    try (CSVParser parser = CSVParser.parse(csv, CSVFormat.RFC4180)) {
      return parser.getRecords().get(1).get(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"x\",\"y\")"})
  void neutralisesFormulas(String text) throws IOException {
    assertEquals("'" + text, cell(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a, b",
        "say \"no\"",
        "two\nlines",
        "two\r\nlines",
        " led",
        "1-2",
        "مرحبا"
      })
  void keepsEverythingElse(String text) throws IOException {
    assertEquals(text, cell(text));
  }

  @Test
  void hasAColumnForEveryFieldOfTheType() {
    assertEquals("text,number,words,inner.note,inner.more\r\n", csv(null));
    assertEquals("number,inner.more\r\n", csv("inner.more.note,number"));
  }

  @Test
  void leavesNumbersAsTheyAre() {
    Row row = new Row(null, -33.8, List.of("-a", "b"), new Inner("x", List.of()));
    assertEquals("text,number,words,inner.note,inner.more\r\n,-33.8,'-a; b,x,\r\n", csv(null, row));
  }
}
