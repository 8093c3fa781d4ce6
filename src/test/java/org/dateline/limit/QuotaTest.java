package org.dateline.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.net.SocketAddress;
import org.dateline.access.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of what a replica has of a bucket, without a database. */
class QuotaTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = 7 * SECOND;

  private static Quota quota(long perMinute, Long burst, Long perHour) {
    return new Quota("x", new Limits(perMinute, burst, perHour), NOW);
  }

  @Test
  void spendsTwoPercentOnCreditAndOwesIt() {
    Quota quota = quota(100, null, null);
    assertTrue(quota.decide(NOW).allowed());
    assertTrue(quota.decide(NOW).allowed());
    assertNull(quota.decide(NOW), "the third is for the database to say");
    assertEquals(2, quota.owes());
    assertEquals(0, quota.owes(), "it is owed once");
  }

  @Test
  void hasNoCreditWhereTwoPercentAreLessThanOne() {
    assertNull(quota(49, null, null).decide(NOW));
    assertNull(quota(1000, null, 49L).decide(NOW), "the hour's limit counts too");
  }

  @Test
  void spendsWhatWasGrantedAndTellsWhatIsLeft() {
    Quota quota = quota(60, 10L, null);
    quota.take(new Lease(2, 5, Double.POSITIVE_INFINITY), NOW);
    Verdict first = quota.decide(NOW);
    assertTrue(first.allowed());
    assertEquals("\"minute\";q=60;w=60;dateline-burst=10", first.policy());
    assertEquals("\"minute\";r=6;t=4", first.state(), "5 in the bucket, 1 leased; full in 4 s");
    assertEquals(
        "\"minute\";r=7;t=3", quota.decide(NOW + 2 * SECOND).state(), "2 have flowed in since");
    assertNull(quota.decide(NOW));
  }

  @Test
  void isClosedUntilATokenHasFlowedIn() {
    Quota quota = quota(30, null, null);
    quota.take(new Lease(0, -0.5, Double.POSITIVE_INFINITY), NOW);
    Verdict refused = quota.decide(NOW);
    assertFalse(refused.allowed());
    assertEquals(3, refused.seconds(), "one and a half tokens, at two seconds each");
    assertEquals("\"minute\";r=0;t=3", refused.state());
    assertTrue(quota.isClosed(NOW + 2 * SECOND));
    assertFalse(quota.isClosed(NOW + 3 * SECOND));
    assertNull(quota.decide(NOW + 3 * SECOND), "then the database is asked again");
  }

  @Test
  void waitsForTheSlowerOfTwoBuckets() {
    Quota quota = quota(60, null, 40L);
    quota.take(new Lease(0, 30, 0), NOW);
    Verdict refused = quota.decide(NOW);
    assertEquals(90, refused.seconds(), "a token of the hour's flows in");
    assertEquals("\"minute\";q=60;w=60, \"hour\";q=40;w=3600", refused.policy());
    assertTrue(refused.state().startsWith("\"hour\";"), refused.state());
  }

  @Test
  void asksAheadWhenHalfOfALargeLeaseIsSpent() {
    Quota quota = quota(1000, null, null);
    for (int i = 0; i < 9; i++) {
      quota.decide(NOW);
      assertFalse(quota.isLow());
    }
    quota.decide(NOW);
    assertTrue(quota.isLow(), "10 of 20 on credit are spent");
  }

  @Test
  void givesOutItsShareAlone() {
    Quota quota = quota(60, 10L, null);
    int allowed = 0;
    for (int i = 0; i < 20; i++) {
      allowed += quota.decideAlone(2).allowed() ? 1 : 0;
    }
    assertEquals(5, allowed, "half of the burst, for one replica of two");
    Verdict refused = quota.decideAlone(2);
    assertEquals(2, refused.seconds(), "and half of the tokens, one in two seconds");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
    "2001:db8:1:2::1, 20010db800010002/64",
    "2001:db8:1:3::1, 20010db800010003/64",
    "fe80::1%eth0, fe80000000000000/64",
    "::ffff:192.0.2.7, 192.0.2.7",
    "localhost, localhost"
  })
  void anAddressStandsForItsNetwork(String address, String network) {
    assertEquals(network, Address.of(address, null));
    assertEquals(network, Address.of(null, address));
    assertEquals("unknown", Address.of((SocketAddress) null));
  }
}
