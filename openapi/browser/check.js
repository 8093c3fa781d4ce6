// Looks at the pages of a running service in a browser: what they tell as of which day, with the keyboard only, without
// JavaScript, at three widths, in light and dark, for anyone (axe), with no error and no request to another host.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const base = process.env.BASE_URL;
const story = "/stories/north-korea-russia-missile-transfers";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = ["/", story, `${story}?asOf=2024-01-10`, "/developers", "/problems"];
const refusals = ["/stories/nothing", `${story}?asOf=2024-01-01`, `${story}?asOf=x`];

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

// A page on which every error, and every request to elsewhere, is a failure.
async function open(path, options = {}, mayFail = false) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on("pageerror", (e) => page.wrong.push(`${path}: ${e}`));
  page.on("console", (m) => {
    if (m.type() === "error" && !(mayFail && m.text().includes("status of"))) page.wrong.push(`${path}: ${m.text()}`);
  });
  page.on("request", (r) => {
    if (!r.url().startsWith(`${base}/`)) page.wrong.push(`${path} asked for ${r.url()}`);
  });
  await page.goto(base + path);
  return page;
}

async function done(page) {
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}

const signed = (page) => page.locator("[data-count=countries]").innerText();

const checks = {
  async "tells who had signed on which day"() {
    const page = await open(`${story}?asOf=2024-01-09`);
    assert.equal(await signed(page), "47");
    await page.locator(".steps a[rel=next]").click();
    assert.match(page.url(), /asOf=2024-01-10$/);
    assert.equal(await signed(page), "48");
    await page.locator("#as-of-day").fill("2024-01-12");
    await page.locator(".as-of button").click();
    assert.match(page.url(), /asOf=2024-01-12$/);
    assert.equal(await signed(page), "50");
    await page.goBack();
    assert.equal(await signed(page), "48");
    await done(page);
  },

  async "can be used with the keyboard only"() {
    const page = await open(story);
    await page.keyboard.press("Tab");
    assert.equal(await page.locator(":focus").innerText(), "Skip to the content");
    await page.keyboard.press("Enter");
    const reach = async (selector) => {
      for (let i = 0; i < 400; i++) {
        await page.keyboard.press("Tab");
        if (await page.locator(`${selector}:focus`).count()) return;
      }
      assert.fail(`the keyboard does not reach ${selector}`);
    };
    await reach(".as-of button");
    await reach("sup.citation a");
    await page.keyboard.press("Enter");
    const note = page.locator(".footnotes li:target");
    assert.ok(await note.isVisible());
    const box = await note.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= page.viewportSize().height + 1, "the footnote opens in place");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".footnotes li:target").count(), 0);
    assert.ok(await page.locator("sup.citation a:focus").count(), "back at the citation");
    await reach(".event .sources summary");
    await page.keyboard.press("Enter");
    assert.ok(await page.locator(".event .sources[open] li").first().isVisible());
    await done(page);
  },

  async "can be read without JavaScript"() {
    const page = await open(story, { javaScriptEnabled: false });
    assert.equal(await signed(page), "50");
    await page.locator("sup.citation a").first().click();
    assert.ok(await page.locator(".footnotes li:target").isVisible());
    await page.locator(".footnotes li:target .back").click();
    assert.equal(await page.locator(".footnotes li:target").count(), 0);
    assert.equal(await page.locator("button.copy:visible").count(), 0);
    await page.locator("#as-of-day").fill("2024-01-09");
    await page.locator(".as-of button").click();
    assert.equal(await signed(page), "47");
    await done(page);
  },

  async "copies a call"() {
    const page = await open(story, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator("button.copy").first().click();
    await page.locator("button.copy", { hasText: "Copied" }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^curl "http/);
    await done(page);
  },

  async "fits from 360 to 1440 pixels"() {
    for (const width of [360, 768, 1440]) {
      for (const path of [...pages, ...refusals]) {
        const page = await open(path, { viewport: { width, height: 800 } }, refusals.includes(path));
        await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${path} is ${wide} wide at ${width}`);
        await done(page);
      }
    }
  },

  async "is for everyone, in light and dark"() {
    for (const colorScheme of ["light", "dark"]) {
      for (const path of [...pages, ...refusals]) {
        // axe is put in by hand, which the policy of the pages forbids, as it should.
        const page = await open(path, { colorScheme, bypassCSP: true }, refusals.includes(path));
        await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document));
        const told = violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 150)} ${v.nodes[0].any[0]?.message ?? ""}`);
        assert.deepEqual(told, [], `${path} in ${colorScheme}`);
        await done(page);
      }
    }
  },

  async "is printed whole"() {
    const page = await open(story);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".axis-960").first().isVisible());
    assert.equal(await page.locator(".as-of").isVisible(), false);
    await done(page);
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok: a page ${name}`);
  } catch (e) {
    failed++;
    console.error(`FAILED: a page ${name}\n${e.stack}`);
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
