// Draws the map of the world that the pages show, once: `npm run world` writes src/main/resources/page/world.txt.
// The shapes are Natural Earth's (public domain), 1:110m, as the npm package world-atlas has them; states too small for
// that scale become a dot in their middle, taken from 1:50m. Equal Earth projection; whole units of a 640 wide picture.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth, geoPath } from "d3-geo";
import countries from "i18n-iso-countries";
import { feature } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const atlas = (scale) => JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`)));
const width = 640;
const coarse = presimplify(atlas("110m"));
const shapes = feature(simplify(coarse, quantile(coarse, 0.25)), coarse.objects.countries).features;
const projection = geoEqualEarth().fitWidth(width, { type: "Sphere" });
const draw = geoPath(projection).digits(0);

// Shapes that Natural Earth keeps apart and ISO 3166-1 does not number.
const unnumbered = { Kosovo: "XK", "N. Cyprus": "CY", Somaliland: "SO" };
const code = (shape) => unnumbered[shape.properties.name] ?? countries.numericToAlpha2(shape.id ?? "");

const relative = (path) => {
  let x = 0;
  let y = 0;
  return path.replace(/([ML])(-?\d+),(-?\d+)/g, (_, verb, toX, toY) => {
    const [dx, dy] = [toX - x, toY - y];
    const move = verb === "M" ? `M${toX} ${toY}` : dx || dy ? `l${dx} ${dy}` : "";
    [x, y] = [Number(toX), Number(toY)];
    return move;
  });
};
// A ring that has shrunk to a point or a line says nothing.
const rings = (path) =>
  path
    .split("Z")
    .filter((ring) => (ring.match(/l/g) ?? []).length > 1)
    .map((ring) => ring + "z")
    .join("");

const lines = new Map();
for (const shape of shapes) {
  const path = rings(relative(draw(shape) ?? ""));
  if (code(shape) && code(shape) !== "AQ" && path) {
    lines.set(code(shape), (lines.get(code(shape)) ?? "") + path);
  }
}
const fine = atlas("50m");
for (const shape of feature(fine, fine.objects.countries).features) {
  if (code(shape) && !lines.has(code(shape))) {
    const [x, y] = draw.centroid(shape).map(Math.round);
    lines.set(code(shape), `M${x - 2} ${y}a2 2 0 1 0 4 0a2 2 0 1 0-4 0z`);
  }
}
const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, path]) => `${name} ${path}\n`);
writeFileSync(new URL("../../src/main/resources/page/world.txt", import.meta.url), sorted.join(""));
