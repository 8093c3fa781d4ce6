package org.dateline.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dateline.statement.SignatoryView;
import org.dateline.syndication.Html;

/**
 * A map of the world that shows who signed. Its shapes are Natural Earth's, which is in the public
 * domain; openapi/browser/world.js made the file.
 */
final class WorldMap {

  private static final String BOX = "0 -3 640 276";
  private static final Map<String, String> SHAPES = new TreeMap<>();

  static {
    Assets.read("world.txt").lines().map(l -> l.split(" ", 2)).forEach(l -> SHAPES.put(l[0], l[1]));
  }

  private WorldMap() {}

  /**
   * Who signed, at first or later.
   *
   * @param title what it shows, in words
   */
  static String of(List<SignatoryView> signatories, String title) {
    Map<String, SignatoryView> signed = new LinkedHashMap<>();
    signatories.stream()
        .filter(s -> s.party().kind().equals("country"))
        .forEach(s -> signed.put(s.party().code(), s));
    Html svg = new Html();
    svg.start("svg", "class", "world", "viewBox", BOX, "role", "img", "aria-label", title);
    StringBuilder land = new StringBuilder();
    SHAPES.forEach((code, shape) -> land.append(signed.containsKey(code) ? "" : shape));
    svg.start("path", "class", "land", "d", land.toString()).end("path");
    signed.values().stream()
        .filter(s -> SHAPES.containsKey(s.party().code()))
        .forEach(s -> country(svg, s));
    return svg.end("svg").toString();
  }

  private static void country(Html svg, SignatoryView signatory) {
    boolean later = signatory.addedIn().version() > 1;
    String shape = SHAPES.get(signatory.party().code());
    svg.start("path", "class", later ? "signed later" : "signed", "d", shape);
    String since = later ? ", since " + Words.day(signatory.addedIn().at()) : "";
    svg.element("title", signatory.party().name() + since).end("path");
  }
}
