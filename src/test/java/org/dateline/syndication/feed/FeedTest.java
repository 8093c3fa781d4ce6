package org.dateline.syndication.feed;

import io.quarkus.test.junit.QuarkusTest;
import org.dateline.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FeedTest extends ApiTest {
  @Test
  void look() {
    for (String path :
        new String[] {
          "/feeds/all.atom",
          "/feeds/stories/" + STORY + ".rss",
          "/feeds/tags/missiles.json",
          "/feeds/search.atom?q=missile",
          "/feeds/stories/no.atom",
          "/feeds/all.xml",
          "/feeds/all.atom?limit=200000",
          "/feeds/all.atom?x=1"
        }) {
      var r = plain().basePath("").header("Host", "news.example.org").get(path);
      System.out.println(path + " " + r.statusCode() + "\n" + r.headers() + "\n" + r.asString());
    }
  }
}
