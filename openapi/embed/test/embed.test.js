/** What a page of someone else's can rely on. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import { admin, browser, correct, EVENT, put, SERVICE, SIGNED, site, STATEMENT, STORY, story, visit, way } from './world.js';

/** Enough for a machine that does other things too. */
const PATIENCE = 20_000;

const FALLBACK = `<p class="fallback"><a href="${SERVICE}/stories/${STORY}">Read the story</a></p>`;
const timeline = (attributes = '', inside = FALLBACK) => `<dateline-timeline ${attributes}>${inside}</dateline-timeline>`;
/** Short, since axe-core looks at every text. */
const ALL =
  timeline(`story="${STORY}" limit="3"`) +
  `<dateline-signatories statement="${STATEMENT}" limit="12">${FALLBACK}</dateline-signatories>` +
  `<dateline-statement statement="${STATEMENT}" limit="3">${FALLBACK}</dateline-statement>`;
const unique = (name) => `${name}-${Date.now().toString(36)}`;

let chrome;
let host;
let road;
before(async () => {
  road = await way();
  host = await site(road.url);
  chrome = await browser();
});
after(async () => {
  await chrome?.close();
  host?.close();
  road?.cut();
});

/** Opens a page, lets a test look at it, and makes sure that nothing went wrong there that it does not expect. */
async function on(html, look, { settings, language, wrong: expected = /^$/ } = {}) {
  host.has(html, language);
  const visited = await visit(chrome, host, settings);
  try {
    await look(visited.page, visited);
    assert.deepEqual((await visited.heard()).filter((h) => h.name === 'violation'), []);
    assert.deepEqual(visited.wrong.filter((w) => !expected.test(w)), []);
    const known = [new URL(host.url).origin, SERVICE, road.url, 'http://127.0.0.1:1'];
    assert.deepEqual([...visited.hosts].filter((h) => !known.includes(h)), []);
  } finally {
    await visited.close();
  }
}

const isAccessible = async (page) => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].target} ${v.nodes[0].failureSummary}`), []);
};

const isHidden = (page, selector) => page.locator(selector).waitFor({ state: 'hidden', timeout: PATIENCE });
const has = (page, selector, text) => page.locator(selector, { hasText: text }).first().waitFor({ timeout: PATIENCE });

describe('on a page with a strict CSP, of another origin', () => {
  test('the timeline tells what happened, how certain that is, and who says so', () =>
    on(timeline(`story="${STORY}"`), async (page) => {
      await has(page, 'h2', 'North Korean missiles for Russia');
      await isHidden(page, '.fallback');
      assert.equal(await page.locator('.event').count(), 40);
      const first = page.locator('.event').first();
      const text = await first.innerText();
      for (const part of ['December 30, 2023', 'Strike', 'Assessed', 'According to United States', 'Note:', 'Became known January 4, 2024', 'Sources (6)']) {
        assert.ok(text.includes(part), `${part} in ${text}`);
      }
      await first.locator('summary', { hasText: 'Sources (6)' }).press('Enter');
      assert.ok(await first.locator('li a[href^="https://staradvertiser.com/"]').last().isVisible());
      await has(page, '[data-slug="strike-kharkiv-2024-01-02"] summary', 'Sources disagree: Where did North Korean missiles land on 2 January?');
      await has(page, 'footer', 'Source: Dateline · Licence: not stated');
      assert.equal(await page.locator('footer a').getAttribute('href'), `${SERVICE}/stories/${STORY}`);
      assert.equal(await first.evaluate((e) => getComputedStyle(e).position), 'relative', 'styled in spite of the CSP');
    }));

  test('a short timeline says that there is more', () =>
    on(timeline(`story="${STORY}" limit="3" sort="-occurred" licence="CC BY 4.0" publisher="Kyiv Weekly"`), async (page) => {
      await has(page, '.meta', '3 of 40 shown');
      assert.equal(await page.locator('.event').count(), 3);
      await has(page, '.event', 'May 29, 2025');
      await has(page, 'footer', 'Source: Kyiv Weekly · Licence: CC BY 4.0');
    }));

  test('a timeline of more events than an answer holds shows all that are asked for', async () => {
    const slug = unique('long');
    await story(slug);
    const events = Array.from({ length: 103 }, (_, i) => ({ ...EVENT, title: `Vote ${i + 1}`, occurred: new Date(Date.UTC(2020, 0, i + 1)).toISOString().slice(0, 10) }));
    for (const [i, event] of events.entries()) await put('events', `${slug}-${i}`, event, slug);
    await on(timeline(`story="${slug}" limit="500"`) + timeline(`story="${slug}"`), async (page) => {
      const [whole, usual] = [page.locator('dateline-timeline').first(), page.locator('dateline-timeline').last()];
      await whole.locator('.event').nth(102).waitFor({ timeout: PATIENCE });
      assert.deepEqual(await whole.locator('.event h3').allInnerTexts(), events.map((e) => e.title));
      await usual.locator('.meta', { hasText: '100 of 103 shown' }).waitFor({ timeout: PATIENCE });
      assert.equal(await usual.locator('.event').count(), 100);
    });
  });

  test('the signatories are 50 states and the EU, each with when it was added', () =>
    on(`<dateline-signatories statement="${STATEMENT}">${FALLBACK}</dateline-signatories>`, async (page) => {
      await has(page, '[part=count]', 'States: 50 · Organisations: 1');
      await isHidden(page, '.fallback');
      assert.deepEqual(await page.locator('h3').allInnerTexts(), ['On the first list, January 9, 2024 (48)', 'Added January 10, 2024 (1)', 'Added January 12, 2024 (2)']);
      assert.deepEqual(await page.locator('ul.names').nth(2).locator('bdi').allInnerTexts(), ['Micronesia', 'Paraguay']);
      await has(page, 'li', 'European Union');
      await has(page, 'li', 'Czechia (printed as “the Czech Republic”)');
    }));

  test('as of the evening of 9 January 2024 they were 47', () =>
    on(`<dateline-signatories statement="${STATEMENT}" as-of="2024-01-09T23:59:59Z"></dateline-signatories>`, async (page) => {
      await has(page, '[part=count]', 'States: 47 · Organisations: 1');
      await has(page, '[part=as-of]', 'As of January 9, 2024');
      assert.equal(await page.locator('li', { hasText: 'North Macedonia' }).count(), 0);
      await page.locator('dateline-signatories').evaluate((e) => e.removeAttribute('as-of'));
      await has(page, '[part=count]', 'States: 50 · Organisations: 1');
    }));

  test('the statement has its points, what it refers to, who signed, and where sources differ', () =>
    on(`<dateline-statement statement="${STATEMENT}"></dateline-statement>`, async (page) => {
      await has(page, 'h2', 'Joint Statement on DPRK-Russia Ballistic Missile Transfers');
      assert.equal(await page.locator('[part=points] li').count(), 7);
      await has(page, 'summary', 'It refers to (3)');
      await has(page, '[part=count]', 'States: 50');
      await has(page, '[part=change]', 'Updated January 12, 2024: Micronesia and Paraguay');
      await has(page, '[part=discrepancy]', 'Sources disagree');
    }));
});

describe('what oEmbed gives', () => {
  test('is the component, in the size asked for', async () => {
    const answer = await fetch(`${SERVICE}/oembed?url=${encodeURIComponent(`${SERVICE}/api/v1/stories/${STORY}`)}&maxwidth=320&maxheight=500`);
    const { html, width, height } = await answer.json();
    await on(html, async (page) => {
      await has(page, '.event', 'First reported use');
      await isHidden(page, 'blockquote');
      const box = await page.locator('section').boundingBox();
      assert.ok(box.width <= width && box.height <= 500, `${box.width} × ${box.height}`);
      assert.equal(height, 400);
    });
  });

  test('reads without scripts', async () => {
    const answer = await fetch(`${SERVICE}/oembed?url=${encodeURIComponent(`${SERVICE}/api/v1/stories/${STORY}/timeline`)}`);
    await on((await answer.json()).html, (page) => has(page, 'blockquote', '2023-12-30: First reported use'), { settings: { javaScriptEnabled: false } });
  });
});

describe('what the page offers instead stays', () => {
  test('while the service is away', () =>
    on(timeline(`story="${STORY}" src="http://127.0.0.1:1/"`), async (page, { heard }) => {
      await page.waitForFunction(() => globalThis.heard.length > 0);
      assert.ok(await page.locator('.fallback a').isVisible());
      assert.deepEqual(await heard(), [{ name: 'dateline:error', on: 'dateline-timeline', status: 0 }]);
    }, { wrong: /ERR_UNSAFE_PORT|ERR_CONNECTION_REFUSED|Failed to load resource/ }));

  test('where there is no such story, or not yet', () =>
    on(timeline('story="nothing"') + timeline(`story="${STORY}" as-of="2020-01-01"`) + timeline(''), async (page, { heard }) => {
      await page.waitForFunction(() => globalThis.heard.length > 2);
      assert.equal(await page.locator('.fallback a:visible').count(), 3);
      assert.deepEqual((await heard()).map((h) => h.status).sort(), [0, 404, 404]);
    }, { wrong: /status of 404/ }));

  test('where a page is in a language without names', () =>
    on(timeline(`story="${STORY}" lang="tlh"`), (page) => has(page, '.certainty', 'Confirmed'), { wrong: /status of 400/ }));
});

describe('what changes', () => {
  test('is shown at once, with why; what the reader had open stays open', async () => {
    const slug = unique('live');
    await story(slug);
    await put('events', slug + '-vote', EVENT, slug);
    await on(timeline(`story="${slug}" live`), async (page) => {
      await has(page, 'h3', 'The <b>vote</b> is put off');
      await has(page, '.event', 'about January 2024');
      await has(page, '.event', 'Nobody <img src=x onerror=alert(1)> came.');
      const summary = page.locator('.event summary', { hasText: 'Sources (1)' });
      await summary.press('Enter');
      await page.waitForTimeout(500);
      await correct('events', slug + '-vote', { ...EVENT, title: 'The vote is held', certainty: 'confirmed' }, 'It was held after all.');
      await has(page, 'h3', 'The vote is held');
      await has(page, '[data-change=corrected]', 'It was held after all.');
      await has(page, '.certainty', 'Confirmed');
      await has(page, '[role=status]', 'Updated just now');
      assert.ok(await page.locator('.event cite').isVisible());
      assert.ok(await summary.evaluate((e) => e.getRootNode().activeElement === e));
      await admin('POST', `events/${slug}-vote/retract`, { reason: 'It never was.' });
      await has(page, 'p', 'No events yet.');
    });
  });

  test('is shown after the connection was lost, and followed again', async () => {
    const slug = unique('cut');
    await story(slug);
    await put('events', slug + '-vote', EVENT, slug);
    await on(timeline(`story="${slug}" live src="${road.url}"`), async (page) => {
      await has(page, 'h3', 'The <b>vote</b> is put off');
      await page.waitForTimeout(500);
      road.cut();
      await correct('events', slug + '-vote', { ...EVENT, title: 'The vote is held' }, 'Nobody could tell the page.');
      await page.waitForTimeout(1500);
      assert.equal(await page.locator('h3', { hasText: 'The vote is held' }).count(), 0);
      await road.mend();
      await has(page, 'h3', 'The vote is held');
      await page.waitForTimeout(500);
      await correct('events', slug + '-vote', { ...EVENT, title: 'The vote is counted' }, 'The page follows again.');
      await has(page, '[data-change=corrected]', 'The page follows again.');
    }, { wrong: /ERR_/ });
  });

  test('ends when the element leaves the page', async () => {
    const slug = unique('left');
    await story(slug);
    await on(timeline(`story="${slug}" live`), async (page, { hosts }) => {
      await has(page, 'p', 'No events yet.');
      await page.waitForTimeout(600);
      await page.locator('dateline-timeline').evaluate((e) => e.remove());
      let asked = 0;
      page.on('request', () => asked++);
      await put('events', slug + '-vote', EVENT, slug);
      await page.waitForTimeout(1000);
      assert.equal(asked, 0);
      assert.ok(hosts.has(SERVICE));
    });
  });

  test('and a statement that is withdrawn is shown no more, but why and when', async () => {
    const slug = unique('signed');
    await story(slug);
    await put('statements', slug, SIGNED, slug);
    const elements = ['dateline-signatories', 'dateline-statement'].map((e) => `<${e} statement="${slug}" live><p class="fallback">A short statement</p></${e}>`);
    await on(elements.join(''), async (page, { heard }) => {
      await has(page, 'dateline-signatories [part=count]', 'States: 2');
      await has(page, 'dateline-statement [part=count]', 'States: 2');
      await page.waitForTimeout(500);
      const [, ...three] = [...SIGNED.signatories, { country: 'IT', capacity: 'ambassador', nameAsPrinted: 'Italy' }];
      await correct('statements', slug, { ...SIGNED, signatories: three }, 'Italy, not France.');
      await has(page, 'dateline-signatories li', 'Italy (ambassador)');
      await admin('POST', `statements/${slug}/retract`, { reason: 'It was a forgery.' });
      for (const element of ['dateline-signatories', 'dateline-statement']) {
        await has(page, `${element} [part=retracted]`, /Retracted \w+ \d+, \d{4}/);
        await has(page, `${element} [part=retracted]`, 'Reason: It was a forgery.');
        await has(page, `${element} footer`, 'Source: Dateline');
      }
      assert.equal(await page.locator('text=A short statement').locator('visible=true').count(), 0);
      assert.ok((await heard()).some((h) => h.name === 'dateline:error' && h.status === 410));
    }, { wrong: /status of 410/ });
  });
});

describe('everyone can read it', () => {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe-core finds nothing in ${colorScheme}`, () =>
      on(ALL, async (page) => {
        await has(page, 'dateline-timeline .event', 'First reported use');
        await has(page, 'dateline-signatories li', 'Albania');
        await has(page, 'dateline-statement li', 'Albania');
        await page.locator('section').evaluateAll((all) => all.forEach((s) => s.querySelectorAll('details').forEach((d) => (d.open = true))));
        const background = await page.locator('section').first().evaluate((s) => getComputedStyle(s).backgroundColor);
        assert.equal(background, colorScheme === 'dark' ? 'rgb(20, 32, 43)' : 'rgb(255, 255, 255)');
        await isAccessible(page);
      }, { settings: { colorScheme } }));
  }

  test('from right to left', () =>
    on(ALL, async (page) => {
      await has(page, '.certainty', 'مؤكد');
      assert.equal(await page.locator('section').first().evaluate((s) => getComputedStyle(s).direction), 'rtl');
      assert.equal(await page.locator('h2').first().evaluate((s) => getComputedStyle(s).direction), 'ltr', 'an English title');
      await has(page, 'dateline-signatories li', 'ألبانيا');
      await isAccessible(page);
    }, { language: 'ar', settings: { viewport: { width: 360, height: 740 } } }));

  test('in the page’s colours, without movement, and no wider than a phone', () =>
    on(timeline(`story="${STORY}" theme="dark" limit="5"`), async (page) => {
      await has(page, '.event', 'First reported use');
      await page.evaluate(() => document.querySelector('dateline-timeline').style.setProperty('--dateline-background', 'rgb(0, 0, 80)'));
      assert.equal(await page.locator('section').evaluate((s) => getComputedStyle(s).backgroundColor), 'rgb(0, 0, 80)');
      assert.equal(await page.locator('.event').first().evaluate((e) => (e.classList.add('fresh'), getComputedStyle(e).animationName)), 'none');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }, { settings: { reducedMotion: 'reduce', viewport: { width: 320, height: 700 } } }));
});

test('the script has less than 30 kB gzipped', async () => {
  const answer = await fetch(`${SERVICE}/embed/v1/dateline.js`);
  const served = await answer.text();
  const own = await readFile(new URL('../../../src/main/resources/embed/v1/dateline.js', import.meta.url), 'utf8');
  assert.ok(served === own, 'the service was packaged from another script');
  const size = gzipSync(served).length;
  console.log(`dateline.js: ${size} bytes gzipped`);
  assert.ok(size < 30_000);
});
