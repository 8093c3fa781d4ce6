package org.dateline.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be told: none that only we can reach. */
class TargetTest {

  private static final Targets TARGETS = named("93.184.215.14");

  private static Targets named(String... addresses) {
    return new Targets(List.of(), host -> addresses(addresses));
  }

  private static InetAddress[] addresses(String... texts) throws UnknownHostException {
    InetAddress[] found = new InetAddress[texts.length];
    for (int i = 0; i < texts.length; i++) {
      found[i] = InetAddress.getByName(texts[i]);
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "https://partner.example, partner.example, 443, /",
    "https://Partner.Example:8443/hooks?key=a%20b, partner.example, 8443, /hooks?key=a%20b",
    "HTTPS://93.184.215.14/x, 93.184.215.14, 443, /x",
    "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:444/, 2606:2800:21f:cb07:6820:80da:af6b:8b2c, 444, /",
    "https://xn--bcher-kva.example/, xn--bcher-kva.example, 443, /"
  })
  void takesWhatIsOnThePublicInternet(String url, String host, int port, String path)
      throws ForbiddenTarget {
    assertEquals(new Target(true, host, port, path), TARGETS.read(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "partner.example",
        "https:",
        "https://",
        "https:///hooks",
        "https:partner.example",
        "http://partner.example/",
        "ftp://partner.example/",
        "file:///etc/passwd",
        "gopher://partner.example/",
        "https://user@partner.example/",
        "https://user:word@partner.example/",
        "https://partner.example@127.0.0.1/",
        "https://partner.example/#top",
        "https://partner.example:0/",
        "https://partner.example:65536/",
        "https://partner.example:-1/",
        "https://partner.example./",
        "https://partner example/",
        "https://partner.example/a\r\nHost: b",
        "https://bücher.example/",
        "https://partner_.example/",
        "https://127.0.0.1%00.example/",
        "https://localhost/",
        "https://intranet/",
        "https://api.localhost/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://127.0.0.1/",
        "https://127.0.0.1:5432/",
        "https://127.1/",
        "https://0/",
        "https://0x7f.1/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://0177.0.0.1/",
        "https://010.0.0.1/",
        "https://127.0.0.01/",
        "https://1.2.3/",
        "https://1.2.3.4.5/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::]/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://[::7f00:1]/",
        "https://[fe80::1]/",
        "https://[fe80::1%25eth0]/",
        "https://[fc00::1]/",
        "https://[fd00:ec2::254]/",
        "https://[ff02::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[64:ff9b::a9fe:a9fe]/",
        "https://[2002:7f00:1::]/",
        "https://[2002:a00:1::]/",
        "https://[2001:db8::1]/"
      })
  void refusesEveryHostileUrl(String url) {
    ForbiddenTarget refusal = assertThrows(ForbiddenTarget.class, () -> TARGETS.read(url));
    assertTrue(refusal.getMessage().startsWith("must "), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.215.14",
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "169.253.255.255",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700::1111",
        "64:ff9b::101:101",
        "2002:101:101::1"
      })
  void knowsPublicAddresses(String address) throws UnknownHostException {
    assertTrue(Target.isPublic(InetAddress.getByName(address).getAddress()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.0",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:c0a8:101::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fdff::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void knowsWhatIsInsideANetwork(String address) throws UnknownHostException {
    assertFalse(Target.isPublic(InetAddress.getByName(address).getAddress()));
  }

  @Test
  void refusesANameOfWhichOneAddressIsInside() throws ForbiddenTarget {
    Targets targets = named("93.184.215.14", "10.0.0.1");
    Target target = targets.read("https://partner.example/");
    for (int attempt = 1; attempt < 5; attempt++) {
      int number = attempt;
      ForbiddenTarget refusal =
          assertThrows(ForbiddenTarget.class, () -> targets.find(target, number));
      assertFalse(refusal.getMessage().contains("10.0.0.1"), "it does not tell what is inside");
    }
  }

  @Test
  void asksAgainAtEachDeliveryAndGoesOnlyToWhatItChecked() throws Exception {
    List<String> answers = new ArrayList<>(List.of("93.184.215.14", "127.0.0.1"));
    Targets targets = new Targets(List.of(), host -> addresses(answers.remove(0)));
    Target target = targets.read("https://rebinding.example/");
    assertEquals(InetAddress.getByName("93.184.215.14"), targets.find(target, 1));
    assertEquals(1, answers.size(), "one question for one delivery");
    assertThrows(ForbiddenTarget.class, () -> targets.find(target, 2));
  }

  @Test
  void triesTheAddressesOfANameInTurn() throws Exception {
    Targets targets = named("93.184.215.14", "93.184.215.15");
    Target target = targets.read("https://partner.example/");
    assertFalse(targets.find(target, 1).equals(targets.find(target, 2)));
  }

  @Test
  void refusesANameThatIsNotKnown() throws ForbiddenTarget {
    Targets targets =
        new Targets(
            List.of(),
            host -> {
              throw new UnknownHostException(host);
            });
    Target target = targets.read("https://nobody.example/");
    assertThrows(ForbiddenTarget.class, () -> targets.find(target, 1));
  }

  @Test
  void takesWhatIsExemptAndNothingBesides() throws Exception {
    Targets targets =
        new Targets(List.of("10.1.0.0/16", "cms.internal"), host -> addresses("192.168.0.9"));
    assertEquals("10.1.2.3", targets.read("http://10.1.2.3:8080/").host());
    Target named = targets.read("http://cms.internal/");
    assertEquals(InetAddress.getByName("192.168.0.9"), targets.find(named, 1));
    assertThrows(ForbiddenTarget.class, () -> targets.read("http://10.2.0.1/"));
    assertThrows(ForbiddenTarget.class, () -> targets.read("https://other.internal/"));
    Target other = targets.read("https://other.example/");
    assertThrows(ForbiddenTarget.class, () -> targets.find(other, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.0.0/33", "10.1/16", "cms.internal/8", "::1/129"})
  void refusesToStartWithAnExemptionThatIsNone(String exempt) {
    assertThrows(
        IllegalArgumentException.class, () -> new Targets(List.of(exempt), host -> addresses()));
  }
}
