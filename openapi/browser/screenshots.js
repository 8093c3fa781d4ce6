// Takes the README's pictures of a running service (BASE_URL, with the example story) anew: npm run screenshots.
import { statSync } from "node:fs";
import { chromium } from "playwright-core";

const base = process.env.BASE_URL ?? "http://localhost:8080";
const folder = new URL("../../deploy/screenshots/", import.meta.url).pathname;
const story = "/stories/north-korea-russia-missile-transfers";
const desktop = { width: 1280, height: 800 };
const MOST_BYTES = 200_000;

const pictures = [
  { name: "desktop", path: `${story}#timeline`, viewport: desktop },
  { name: "as-of", path: `${story}?asOf=2024-01-10`, viewport: desktop },
  { name: "dark", path: `${story}#statement`, viewport: desktop, colorScheme: "dark", at: ".map" },
  { name: "phone", path: story, viewport: { width: 390, height: 844 } },
];

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"] });
for (const { name, path, at, ...settings } of pictures) {
  const page = await browser.newPage({ reducedMotion: "reduce", ...settings });
  await page.goto(base + path);
  if (at) await page.locator(at).first().evaluate((e) => window.scrollTo(0, e.getBoundingClientRect().top + window.scrollY - 60));
  await page.screenshot({ path: `${folder}${name}.png` });
  const { size } = statSync(`${folder}${name}.png`);
  if (size > MOST_BYTES) throw new Error(`${name}.png has ${size} bytes`);
  console.log(`${name}.png: ${size} bytes`);
  await page.close();
}
await browser.close();
