// Three real calls with the types that the contract gives: the story, who had signed by 9 January 2024, and a list's pages.
import type { paths } from "./dateline.js";

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

const base = process.env.BASE_URL ?? "http://localhost:8080";

async function get<P extends keyof paths>(path: P, address: string): Promise<Answer<P>> {
  const response = await fetch(base + address, { headers: { accept: "application/json" } });
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
  return (await response.json()) as Answer<P>;
}

function expect(what: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) {
    throw new Error(`${what}: ${actual} instead of ${expected}`);
  }
  console.log(`${what}: ${actual}`);
}

const slug = "north-korea-russia-missile-transfers";
const story = await get("/api/v1/stories/{slug}", `/api/v1/stories/${slug}`);
expect("events of the story", story.counts?.events, 40);

const statement = "joint-statement-dprk-russia-missile-transfers";
const signatories = await get(
  "/api/v1/statements/{slug}/signatories",
  `/api/v1/statements/${statement}/signatories?asOf=2024-01-09T23:59:59Z`,
);
expect("countries on 9 January", signatories.items.filter((s) => s.party.kind === "country").length, 47);
expect("organisations on 9 January", signatories.items.filter((s) => s.party.kind === "organisation").length, 1);

let seen = 0;
let cursor: string | undefined;
do {
  const address = `/api/v1/articles?limit=1${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
  const page = await get("/api/v1/articles", address);
  seen += page.items.length;
  cursor = page.page.next;
} while (cursor);
expect("articles, page by page", seen, story.counts?.articles);
