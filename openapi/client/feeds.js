// A feed parser that is not ours finds the same items in all formats, and they are those of the API.
import assert from "node:assert/strict";
import { parseFeed } from "feedsmith";

const base = process.env.BASE_URL;
const slug = "north-korea-russia-missile-transfers";
const time = (text) => new Date(text).toISOString();

const read = {
  atom: (e) => ({
    id: e.id,
    title: e.title.value,
    link: e.links.find((l) => l.rel === "alternate").href,
    published: time(e.published),
    updated: time(e.updated),
    summary: e.summary.value,
    content: e.content.value,
  }),
  rss: (i) => ({
    id: i.guid.value,
    title: i.title,
    link: i.link,
    published: time(i.pubDate),
    updated: time(i.atom.updated),
    summary: i.description,
    content: i.content.encoded,
  }),
  json: (i) => ({
    id: i.id,
    title: i.title,
    link: i.url,
    published: time(i.date_published),
    updated: time(i.date_modified),
    summary: i.summary,
    content: i.content_html,
  }),
};

async function feed(format) {
  const answer = await fetch(`${base}/feeds/stories/${slug}.${format}`);
  assert.equal(answer.status, 200);
  const parsed = parseFeed(await answer.text());
  assert.equal(parsed.format, format);
  return (parsed.feed.entries ?? parsed.feed.items).map(read[format]);
}

const { items } = await (await fetch(`${base}/api/v1/articles?story=${slug}&limit=100`)).json();
const articles = items.map((a) => ({
  title: a.headline,
  link: base + a.links.self,
  published: time(a.publishedAt),
  updated: time(a.version.validFrom),
  summary: a.standfirst,
}));
assert.equal(articles.length, 3);
const newest = (a, b) => b.updated.localeCompare(a.updated);
const [atom, rss, json] = await Promise.all(["atom", "rss", "json"].map(feed));
assert.deepEqual(
  atom.map(({ id, content, ...item }) => item),
  articles.sort(newest),
);
assert.ok(atom.every((i) => i.id.startsWith("urn:uuid:") && i.content.length > 200));
assert.equal(new Set(atom.map((i) => i.id)).size, articles.length);
assert.deepEqual(rss, atom);
assert.deepEqual(json, atom);
console.log(`ok: ${articles.length} articles, the same in Atom, RSS and JSON Feed`);
