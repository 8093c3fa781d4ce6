/** What the tests stand on: the service at BASE_URL, a page of a stranger's with a strict CSP, and a browser. */
import { createServer } from 'node:http';
import { connect, createServer as listen } from 'node:net';
import { chromium } from 'playwright-core';

export const SERVICE = process.env.BASE_URL;
export const STORY = 'north-korea-russia-missile-transfers';
export const STATEMENT = 'joint-statement-dprk-russia-missile-transfers';
const SCRIPT = `<script type="module" src="${SERVICE}/embed/v1/dateline.js"></script>`;

/** Nothing but the script and what it reads; no style, no picture, no text made markup. */
const policy = (service, way) =>
  `default-src 'none'; script-src ${service}; connect-src ${service} ${way} http://127.0.0.1:1; base-uri 'none'; form-action 'none';` +
  " require-trusted-types-for 'script'";

/** A way to the service that can be cut, and mended at the same address. */
export async function way() {
  const sockets = new Set();
  const server = listen((socket) => {
    const onward = connect(new URL(SERVICE).port, '127.0.0.1');
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => {}).on('close', () => (sockets.delete(end), socket.destroy(), onward.destroy()));
    }
    socket.pipe(onward).pipe(socket);
  });
  const open = (port) => new Promise((ready) => server.listen(port, '127.0.0.1', ready));
  await open(0);
  const { port } = server.address();
  const cut = () => (server.close(), sockets.forEach((s) => s.destroy()));
  return { url: `http://127.0.0.1:${port}`, cut, mend: () => open(port) };
}

/** A stranger's site, on a port of its own and so another origin; `body` is what its only page has. */
export async function site(other) {
  let body = '';
  let lang = 'en';
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 404, { 'Content-Type': 'text/html;charset=UTF-8', 'Content-Security-Policy': policy(SERVICE, other) });
    response.end(`<!doctype html><html lang="${lang}"><title>A stranger's page</title><main><h1>A stranger's page</h1>${body}</main>${SCRIPT}`);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    has: (html, language = 'en') => ((body = html), (lang = language)),
    close: () => (server.closeAllConnections(), server.close()),
  };
}

export const browser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });

/**
 * Opens the site, and hears all that goes wrong there.
 *
 * @param settings of the browser's context
 */
export async function visit(chrome, host, settings = {}) {
  const context = await chrome.newContext(settings);
  const page = await context.newPage();
  const wrong = [];
  const hosts = new Set();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.addInitScript(() => {
    globalThis.heard = [];
    for (const name of ['dateline:load', 'dateline:error']) {
      document.addEventListener(name, (e) => globalThis.heard.push({ name, on: e.target.localName, status: e.detail.status }));
    }
    document.addEventListener('securitypolicyviolation', (e) => globalThis.heard.push({ name: 'violation', on: e.violatedDirective }));
  });
  await page.goto(host.url);
  const heard = () => page.evaluate(() => globalThis.heard ?? []);
  return { page, wrong, hosts, heard, close: () => context.close() };
}

/** A call of the API as its administrator. */
export async function admin(method, path, body) {
  const answer = await fetch(`${SERVICE}/api/v1/${path}`, {
    method,
    headers: { Authorization: `Bearer ${process.env.DATELINE_ADMIN_TOKEN}`, 'Content-Type': 'application/json', 'If-Match': '*' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const CITED = { citations: [{ source: 'gov-uk-joint-statement' }] };

export const EVENT = {
  title: 'The <b>vote</b> is put off',
  summary: 'Nobody <img src=x onerror=alert(1)> came.',
  language: 'en',
  kind: 'vote',
  occurred: '2024-01~',
  certainty: 'reported',
  ...CITED,
};

export const SIGNED = {
  title: 'A short statement',
  summary: 'Two sign.',
  language: 'en',
  issued: '2024-03-01',
  publishedBy: 'Somebody',
  points: ['One thing.'],
  signatories: [
    { country: 'FR', capacity: 'foreign-minister', nameAsPrinted: 'France' },
    { country: 'DE', capacity: 'foreign-minister', nameAsPrinted: 'Germany' },
  ],
  ...CITED,
};

/** A published story of the test's own. */
export async function story(slug) {
  await put('stories', slug, { title: 'A story of the test', standfirst: 'It is short.', language: 'en', ...CITED });
}

/** Publishes an item for the first time. */
export async function put(kind, slug, content, inStory) {
  await admin('POST', kind, { slug, story: inStory, content });
  await admin('POST', `${kind}/${slug}/publish`, {});
}

/** Publishes another version of it. */
export async function correct(kind, slug, content, note) {
  await admin('PATCH', `${kind}/${slug}/draft`, { content });
  await admin('POST', `${kind}/${slug}/publish`, { change: 'corrected', note });
}
