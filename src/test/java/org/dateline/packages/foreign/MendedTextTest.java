package org.dateline.packages.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MendedTextTest {

  private final Account account = new Account();

  private String read(byte[] bytes) throws IOException {
    StringWriter read = new StringWriter();
    try (MendedText text = new MendedText(new ByteArrayInputStream(bytes))) {
      text.transferTo(read);
      text.tell(account);
    }
    return read.toString();
  }

  private List<String> told() {
    return account.told().stream().map(LeftOut::reason).toList();
  }

  private static String mended(String xml) throws IOException {
    StringWriter read = new StringWriter();
    new MendedXml(new StringReader(xml)).transferTo(read);
    return read.toString();
  }

  @Test
  void readsUtf8WhateverItsLength() throws IOException {
    String text = "aé€😀\n".repeat(20_000);
    assertEquals(text, read(text.getBytes(StandardCharsets.UTF_8)));
    assertTrue(told().isEmpty());
  }

  @Test
  void goesByTheByteOrderMark() throws IOException {
    assertEquals("é", read("\uFEFFé".getBytes(StandardCharsets.UTF_8)));
    assertEquals("<é>", read("\uFEFF<é>".getBytes(StandardCharsets.UTF_16LE)));
    assertEquals("<é>", read("\uFEFF<é>".getBytes(StandardCharsets.UTF_16BE)));
  }

  @Test
  void knowsUtf16WithoutAMark() throws IOException {
    assertEquals("<é>", read("<é>".getBytes(StandardCharsets.UTF_16LE)));
    assertEquals("<é>", read("<é>".getBytes(StandardCharsets.UTF_16BE)));
  }

  @Test
  void goesByTheDeclaration() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    String latin = "<?xml version='1.0' encoding='ISO-8859-1'?><t>“é”</t>";
    assertEquals(latin, read(latin.getBytes(windows)));
    String cyrillic = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><t>Москва</t>";
    assertEquals(cyrillic, read(cyrillic.getBytes(Charset.forName("windows-1251"))));
    String wrong = "<?xml version='1.0' encoding='UTF-16'?><t>é</t>";
    assertEquals(wrong, read(wrong.getBytes(StandardCharsets.UTF_8)));
    assertTrue(told().isEmpty());
  }

  @Test
  void readsBytesThatAreNoUtf8AsWindows1252AndTellsIt() throws IOException {
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.write("ligne 1 é\nligne 2 ".getBytes(StandardCharsets.UTF_8));
    mixed.write(new byte[] {(byte) 0x93, (byte) 0xE9, (byte) 0x94});
    mixed.write(" é".getBytes(StandardCharsets.UTF_8));
    mixed.write(0xE9);
    assertEquals("ligne 1 é\nligne 2 “é” éé", read(mixed.toByteArray()));
    assertEquals(
        List.of("4 bytes are no UTF-8, the first in line 2; they were read as Windows-1252"),
        told());
  }

  @Test
  void tellsOfAnEncodingThatNobodyKnows() throws IOException {
    String text = "<?xml version='1.0' encoding='x-klingon'?><t/>";
    assertEquals(text, read(text.getBytes(StandardCharsets.UTF_8)));
    assertEquals(List.of("\"x-klingon\" is unknown; read as UTF-8"), told());
  }

  @Test
  void resolvesEntitiesThatXmlDoesNotKnowAndEscapesBareAmpersands() throws IOException {
    assertEquals("&#160;&#233;", mended("&nbsp;&eacute;"));
    assertEquals("a &amp; b &amp;c; &amp;", mended("a & b &c; &"));
    assertEquals(
        "&amp;&lt;&gt;&quot;&apos;&#38;&#x26;", mended("&amp;&lt;&gt;&quot;&apos;&#38;&#x26;"));
    assertEquals("?a=1&amp;b=2", mended("?a=1&b=2"));
  }

  @Test
  void leavesCdataAndCommentsAlone() throws IOException {
    String cdata = "<a><![CDATA[x & y &nbsp; ]] ]]></a><!-- & -- > & -->";
    assertEquals(cdata + "&amp;", mended(cdata + "&"));
  }

  @Test
  void dropsWhatXmlForbids() throws IOException {
    assertEquals("ab😀c", mended("a\u0000\u0008b&#0;&#x1F;😀\uFFFF\uD83Dc"));
    assertEquals("ab", mended("a\uDE00b"));
    assertEquals("\t\r\n", mended("\t\r\n"));
  }
}
