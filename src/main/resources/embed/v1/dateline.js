/*
 * Dateline's web components: <dateline-timeline>, <dateline-signatories>, <dateline-statement>.
 * One ES module, served as it stands here; see openapi/embed/README.md.
 */

/** Where the service is that this script came from; null if someone else serves a copy of it. */
const HOME = /\/embed\/v1\/dateline\.js(?:[?#]|$)/.test(import.meta.url) ? new URL('../../', import.meta.url).href : null;

/** Where there is no page, as in rendering on a server, the module can be imported and does nothing. */
const Page = globalThis.HTMLElement ?? class {};

const PAGE = 100;
const MOST = 1000;
const TIMEOUT = 15_000;
const SETTLE = 250;
const HIDDEN_LONG = 300_000;
const LONGEST_PAUSE = 60_000;

/** Our own words, by language; the texts of a story stay in its language. */
const WORDS = {
  en: {
    asOf: 'As of {0}', source: 'Source: {0}', licence: 'Licence: {0}', noLicence: 'not stated',
    sources: 'Sources ({0})', saidBy: 'According to {0}', caveat: 'Note', disclosed: 'Became known {0}',
    disagree: 'Sources disagree', shown: '{0} of {1} shown', all: 'See all',
    states: 'States: {0}', organisations: 'Organisations: {0}', signed: 'Signatories', first: 'On the first list, {0}',
    added: 'Added {0}', printed: 'printed as “{0}”', capacity: 'Signed as {0}, unless noted otherwise', cites: 'It refers to ({0})',
    issued: 'Issued {0}', list: 'List as published by {0}', corrected: 'Corrected {0}', updated: 'Updated {0}',
    retracted: 'Retracted {0}', reason: 'Reason: {0}', empty: 'No events yet.', about: 'about {0}', uncertain: '{0} (date uncertain)',
    refreshed: 'Updated just now', legend: 'What the certainties mean',
    certainty: { reported: ['Reported', 'somebody says so'], assessed: ['Assessed', 'an authority has examined it and estimates so'],
      confirmed: ['Confirmed', 'independently established, or beyond dispute'], disputed: ['Disputed', 'those who should know contradict each other'] },
    kind: { strike: 'Strike', disclosure: 'Disclosure', statement: 'Statement', meeting: 'Meeting', sanction: 'Sanction', report: 'Report',
      agreement: 'Agreement', vote: 'Vote', election: 'Election', protest: 'Protest', disaster: 'Disaster', other: 'Event' },
    capacities: { 'foreign-minister': 'foreign minister', 'secretary-of-state': 'secretary of state', 'high-representative': 'high representative',
      'head-of-state': 'head of state', 'head-of-government': 'head of government', minister: 'minister', ambassador: 'ambassador',
      representative: 'representative', other: 'other' },
  },
  de: {
    asOf: 'Stand: {0}', source: 'Quelle: {0}', licence: 'Lizenz: {0}', noLicence: 'nicht angegeben',
    sources: 'Quellen ({0})', saidBy: 'Laut {0}', caveat: 'Hinweis', disclosed: 'Bekannt geworden: {0}',
    disagree: 'Quellen widersprechen sich', shown: '{0} von {1} gezeigt', all: 'Alle ansehen',
    states: 'Staaten: {0}', organisations: 'Organisationen: {0}', signed: 'Unterzeichner', first: 'Auf der ersten Liste, {0}',
    added: 'Hinzugekommen: {0}', printed: 'gedruckt als „{0}“', capacity: 'Unterzeichnet als {0}, wenn nicht anders angegeben', cites: 'Bezugnahmen ({0})',
    issued: 'Herausgegeben: {0}', list: 'Liste nach {0}', corrected: 'Berichtigt: {0}', updated: 'Aktualisiert: {0}',
    retracted: 'Zurückgezogen: {0}', reason: 'Grund: {0}', empty: 'Noch keine Ereignisse.', about: 'um {0}', uncertain: '{0} (Datum unsicher)',
    refreshed: 'Gerade aktualisiert', legend: 'Was die Gewissheiten bedeuten',
    certainty: { reported: ['Gemeldet', 'jemand sagt es'], assessed: ['Eingeschätzt', 'eine Behörde hat es geprüft und schätzt es so ein'],
      confirmed: ['Bestätigt', 'unabhängig festgestellt oder unbestritten'], disputed: ['Umstritten', 'wer es wissen müsste, widerspricht sich'] },
    kind: { strike: 'Angriff', disclosure: 'Bekanntgabe', statement: 'Erklärung', meeting: 'Treffen', sanction: 'Sanktion', report: 'Bericht',
      agreement: 'Abkommen', vote: 'Abstimmung', election: 'Wahl', protest: 'Protest', disaster: 'Katastrophe', other: 'Ereignis' },
    capacities: { 'foreign-minister': 'Außenminister/in', 'secretary-of-state': 'Secretary of State', 'high-representative': 'Hohe/r Vertreter/in',
      'head-of-state': 'Staatsoberhaupt', 'head-of-government': 'Regierungschef/in', minister: 'Minister/in', ambassador: 'Botschafter/in',
      representative: 'Vertreter/in', other: 'anderes' },
  },
  fr: {
    asOf: 'Au {0}', source: 'Source : {0}', licence: 'Licence : {0}', noLicence: 'non indiquée',
    sources: 'Sources ({0})', saidBy: 'Selon {0}', caveat: 'À noter', disclosed: 'Révélé : {0}',
    disagree: 'Les sources divergent', shown: '{0} sur {1} affichés', all: 'Tout voir',
    states: 'États : {0}', organisations: 'Organisations : {0}', signed: 'Signataires', first: 'Sur la première liste, {0}',
    added: 'Ajout : {0}', printed: 'imprimé « {0} »', capacity: 'Signature en qualité de {0}, sauf mention contraire', cites: 'Références ({0})',
    issued: 'Publication : {0}', list: 'Liste selon {0}', corrected: 'Correction : {0}', updated: 'Mise à jour : {0}',
    retracted: 'Retrait : {0}', reason: 'Motif : {0}', empty: 'Pas encore d’événements.', about: 'vers {0}', uncertain: '{0} (date incertaine)',
    refreshed: 'Mis à jour à l’instant', legend: 'Ce que signifient les degrés de certitude',
    certainty: { reported: ['Rapporté', 'quelqu’un l’affirme'], assessed: ['Évalué', 'une autorité l’a examiné et l’estime ainsi'],
      confirmed: ['Confirmé', 'établi de façon indépendante, ou incontesté'], disputed: ['Contesté', 'ceux qui devraient savoir se contredisent'] },
    kind: { strike: 'Frappe', disclosure: 'Révélation', statement: 'Déclaration', meeting: 'Réunion', sanction: 'Sanction', report: 'Rapport',
      agreement: 'Accord', vote: 'Vote', election: 'Élection', protest: 'Manifestation', disaster: 'Catastrophe', other: 'Événement' },
    capacities: { 'foreign-minister': 'ministre des Affaires étrangères', 'secretary-of-state': 'secrétaire d’État',
      'high-representative': 'haut représentant', 'head-of-state': 'chef d’État', 'head-of-government': 'chef de gouvernement',
      minister: 'ministre', ambassador: 'ambassadeur', representative: 'représentant', other: 'autre' },
  },
  ar: {
    asOf: 'حتى {0}', source: 'المصدر: {0}', licence: 'الترخيص: {0}', noLicence: 'غير مذكور',
    sources: 'المصادر ({0})', saidBy: 'بحسب {0}', caveat: 'ملاحظة', disclosed: 'كُشف عنه: {0}',
    disagree: 'المصادر تختلف', shown: 'معروض {0} من {1}', all: 'عرض الكل',
    states: 'الدول: {0}', organisations: 'المنظمات: {0}', signed: 'الموقّعون', first: 'في القائمة الأولى، {0}',
    added: 'أُضيف: {0}', printed: 'مطبوع «{0}»', capacity: 'التوقيع بصفة {0} ما لم يُذكر خلاف ذلك', cites: 'المراجع ({0})',
    issued: 'صدر: {0}', list: 'القائمة وفق {0}', corrected: 'صُحّح: {0}', updated: 'حُدّث: {0}',
    retracted: 'سُحب: {0}', reason: 'السبب: {0}', empty: 'لا أحداث بعد.', about: 'نحو {0}', uncertain: '{0} (تاريخ غير مؤكد)',
    refreshed: 'حُدّث الآن', legend: 'معنى درجات اليقين',
    certainty: { reported: ['منقول', 'أحدهم يقول ذلك'], assessed: ['مُقدَّر', 'جهة مختصة فحصته وتقدّره كذلك'],
      confirmed: ['مؤكد', 'ثابت بصورة مستقلة أو لا خلاف عليه'], disputed: ['متنازع عليه', 'من يُفترض أن يعرفوا يتناقضون'] },
    kind: { strike: 'ضربة', disclosure: 'كشف', statement: 'بيان', meeting: 'اجتماع', sanction: 'عقوبة', report: 'تقرير',
      agreement: 'اتفاق', vote: 'تصويت', election: 'انتخاب', protest: 'احتجاج', disaster: 'كارثة', other: 'حدث' },
    capacities: { 'foreign-minister': 'وزير الخارجية', 'secretary-of-state': 'وزير الخارجية', 'high-representative': 'الممثل السامي',
      'head-of-state': 'رئيس الدولة', 'head-of-government': 'رئيس الحكومة', minister: 'وزير', ambassador: 'سفير',
      representative: 'ممثل', other: 'صفة أخرى' },
  },
};

const STYLE = `
:host { display: block; --_bg: var(--dateline-background, #fff); --_text: var(--dateline-text, #1b2530);
  --_muted: var(--dateline-muted, #54616e); --_link: var(--dateline-link, #0b57a4); --_line: var(--dateline-border, #d3dae1);
  --_accent: var(--dateline-accent, #8a2b1d); --_space: var(--dateline-space, 1rem); color-scheme: light; }
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { --_bg: var(--dateline-background, #14202b);
  --_text: var(--dateline-text, #e8edf2); --_muted: var(--dateline-muted, #a9b6c2); --_link: var(--dateline-link, #8cc4ff);
  --_line: var(--dateline-border, #3a4a58); --_accent: var(--dateline-accent, #ffab9b); color-scheme: dark; } }
:host([theme="dark"]) { --_bg: var(--dateline-background, #14202b); --_text: var(--dateline-text, #e8edf2);
  --_muted: var(--dateline-muted, #a9b6c2); --_link: var(--dateline-link, #8cc4ff); --_line: var(--dateline-border, #3a4a58);
  --_accent: var(--dateline-accent, #ffab9b); color-scheme: dark; }
section { box-sizing: border-box; overflow: auto; padding: var(--_space); border: 1px solid var(--_line); border-radius: var(--dateline-radius, 6px);
  background: var(--_bg); color: var(--_text); font: var(--dateline-font-size, 1rem)/1.5 var(--dateline-font, system-ui, sans-serif);
  text-align: start; overflow-wrap: anywhere; }
h2, h3, h4, h5, h6 { margin: 0 0 .25em; font-size: 1.05em; line-height: 1.3; }
.title { font-size: 1.3em; }
p { margin: 0 0 .5em; }
a { color: var(--_link); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--_link); outline-offset: 2px; }
small, .meta, footer { color: var(--_muted); font-size: .875em; }
ol, ul, dl { margin: 0 0 .75em; padding-inline-start: 1.4em; }
dd { margin-inline-start: 1em; }
summary { cursor: pointer; padding-block: .15em; }
.events { list-style: none; padding: 0; margin: var(--_space) 0 0; }
.event { position: relative; padding-block: 0 var(--_space); padding-inline: 1.6em 0; border-inline-start: 2px solid var(--_line);
  margin-inline-start: .5em; }
.event::before { content: ""; position: absolute; inset-block-start: .35em; inset-inline-start: calc(-.4em - 1px); box-sizing: border-box;
  inline-size: .8em; block-size: .8em; border: 2px solid var(--_accent); border-radius: 50%; background: var(--_bg); }
.event[data-certainty="confirmed"]::before { background: var(--_accent); }
.event[data-certainty="assessed"]::before { background: linear-gradient(var(--_bg) 50%, var(--_accent) 50%); }
.event[data-certainty="reported"]::before { border-style: dashed; }
.event[data-certainty="disputed"]::before { border-radius: 0; transform: rotate(45deg); }
.certainty { color: var(--_text); font-weight: 600; }
.change { border-inline-start: 3px solid var(--_line); padding-inline-start: .6em; }
.change[data-change="corrected"], .retracted { border-color: var(--_accent); }
.change[data-change="corrected"] b, .retracted b { color: var(--_accent); }
.retracted { border-inline-start: 3px solid var(--_accent); padding-inline-start: .6em; }
.names { columns: var(--dateline-column-width, 12em); list-style: none; padding: 0; }
.names li { break-inside: avoid; padding-block: .1em; }
.status { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { border-block-start: 1px solid var(--_line); margin-block-start: var(--_space); padding-block-start: .5em; }
footer p { margin: 0; }
@media (prefers-reduced-motion: no-preference) { .fresh { animation: fresh 4s ease-out; } @keyframes fresh { from { background: var(--_line); } } }
`;

let sheet;
/** One constructed style sheet for all: a strict CSP takes no style element, but this. */
function dress(root) {
  if ('adoptedStyleSheets' in root) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    root.adoptedStyleSheets = [sheet];
  }
}

/** An element; what is null or false is left out, and texts are only ever texts. */
function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value != null && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((c) => c != null && c !== false));
  return element;
}

/** A text of the story, in its own language and direction. */
const told = (name, text, language, attributes) => text && h(name, { lang: language, dir: 'auto', ...attributes }, text);

/** A link, if the address is one of the web. */
function link(text, url, attributes) {
  return /^https?:\/\//i.test(url ?? '') ? h('a', { href: url, rel: 'noopener', ...attributes }, text) : h('span', attributes, text);
}

const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);

/** Dates, numbers and words as a language has them. */
class Speech {
  constructor(tag) {
    let locale;
    try {
      locale = new Intl.Locale(tag);
    } catch {
      locale = new Intl.Locale('en');
    }
    this.tag = locale.toString();
    this.words = WORDS[locale.language] ?? WORDS.en;
    this.own = WORDS[locale.language] ? this.tag : 'en';
    this.direction = this.words === WORDS.ar ? 'rtl' : 'ltr';
  }

  say(word, ...values) {
    return fill(this.words[word], ...values);
  }

  number(value) {
    return new Intl.NumberFormat(this.own).format(value);
  }

  moment(instant, withTime) {
    const form = withTime ? { dateStyle: 'long', timeStyle: 'short' } : { dateStyle: 'long' };
    return new Intl.DateTimeFormat(this.own, { ...form, timeZone: 'UTC' }).format(new Date(instant)) + (withTime ? ' UTC' : '');
  }

  /** An EDTF date, no more precise than it is. */
  edtf(text) {
    const ends = text.split('/').map((end) => this.#end(end));
    return ends.join(' – ');
  }

  #end(text) {
    const [, year, month, day, doubt] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%])?$/.exec(text) ?? [];
    if (!year) return text;
    const form = { timeZone: 'UTC', year: 'numeric', ...(month && { month: 'long' }), ...(day && { day: 'numeric' }) };
    let date = new Intl.DateTimeFormat(this.own, form).format(new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)));
    if (doubt === '~' || doubt === '%') date = this.say('about', date);
    return doubt === '?' || doubt === '%' ? this.say('uncertain', date) : date;
  }

  time(text) {
    const machine = text.replace(/[~?%]$/, '');
    return h('time', { datetime: machine.includes('/') ? null : machine }, this.edtf(text));
  }
}

/** Changes of a story, shared by all elements of a page that want them: browsers allow few connections. */
class Stream {
  static #open = new Map();

  static follow(address, heard) {
    let stream = Stream.#open.get(address);
    if (!stream) Stream.#open.set(address, (stream = new Stream(address)));
    stream.#listeners.add(heard);
    stream.#start();
    return () => {
      stream.#listeners.delete(heard);
      if (stream.#listeners.size === 0) {
        stream.#stop();
        document.removeEventListener('visibilitychange', stream.#look);
        Stream.#open.delete(address);
      }
    };
  }

  #listeners = new Set();
  #source = null;
  #timer = 0;
  #hiding = 0;
  #pause = 1000;

  constructor(address) {
    this.address = address;
    document.addEventListener('visibilitychange', this.#look);
  }

  #look = () => {
    clearTimeout(this.#hiding);
    if (document.hidden) {
      this.#hiding = setTimeout(() => this.#stop(), HIDDEN_LONG);
    } else {
      this.#start();
    }
  };

  #start() {
    if (this.#source || document.hidden) return;
    clearTimeout(this.#timer);
    const source = (this.#source = new EventSource(this.address));
    source.onopen = () => {
      this.#pause = 1000;
      this.#tell(null);
    };
    source.addEventListener('change', (event) => this.#tell(JSON.parse(event.data)));
    source.onerror = () => {
      // The browser tries again by itself after a broken connection, but not after a refusal.
      if (source.readyState === EventSource.CLOSED) {
        this.#stop();
        this.#timer = setTimeout(() => this.#start(), this.#pause);
        this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
      }
    };
  }

  #stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#hiding);
    this.#source?.close();
    this.#source = null;
  }

  #tell(change) {
    this.#listeners.forEach((heard) => heard(change));
  }
}

/** What the service answered instead, or why there was no answer (status 0). */
class Refusal extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? 'no answer');
    this.status = status;
    this.problem = problem;
  }
}

/** What the elements share: reading, following, falling back. */
class DatelineElement extends Page {
  static observedAttributes = ['story', 'statement', 'src', 'as-of', 'lang', 'limit', 'live', 'sort', 'heading-level', 'max-width', 'max-height', 'publisher', 'licence'];

  /** What is shown, as the API answered it; null before. */
  data = null;

  #root = this.attachShadow({ mode: 'open' });
  #box = h('section', { part: 'box' });
  #status = h('div', { class: 'status', role: 'status' });
  #asked = false;
  #running = null;
  #shown = '';
  #versions = null;
  #unfollow = null;
  #followed = '';
  #settling = 0;

  connectedCallback() {
    if (!this.#root.firstChild) {
      dress(this.#root);
      this.#fallBack();
    }
    this.#ask();
  }

  disconnectedCallback() {
    this.#running?.abort();
    this.#quit();
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) this.#ask();
  }

  /** Reads again, past the browser's cache. */
  refresh() {
    return this.#load('no-cache');
  }

  /** Several attributes that change together are one reason to read. */
  #ask() {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (this.isConnected) this.#load('default');
    });
  }

  async #load(cache) {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    const timer = setTimeout(() => running.abort(), TIMEOUT);
    try {
      const speech = new Speech(this.lang || this.closest('[lang]')?.lang || 'en');
      const reader = new Reader(this.#base(), speech.tag, this.getAttribute('as-of'), running.signal, cache);
      const data = await this.read(reader, this.slug());
      if (running === this.#running && this.isConnected) this.#show(data, speech);
    } catch (error) {
      if (running === this.#running && this.isConnected) this.#fail(error);
    } finally {
      clearTimeout(timer);
    }
    if (running === this.#running && this.isConnected) this.#follow();
  }

  #base() {
    const base = this.getAttribute('src') ?? HOME;
    const url = base === null ? null : new URL(base.endsWith('/') ? base : base + '/', document.baseURI);
    if (!url || !/^https?:$/.test(url.protocol)) throw new Refusal(0, { detail: 'src is missing: the address of the service' });
    return url.href;
  }

  /** The slug that the element is about. */
  slug() {
    const slug = this.getAttribute(this.constructor.names);
    if (!slug) throw new Refusal(0, { detail: this.constructor.names + ' is missing: a slug' });
    return slug;
  }

  #show(data, speech) {
    const text = JSON.stringify([data, speech.tag, ...DatelineElement.observedAttributes.map((a) => this.getAttribute(a))]);
    if (text !== this.#shown) {
      const again = this.data !== null;
      this.#shown = text;
      this.data = data;
      this.#render(this.render(data, speech, this.level()), speech, data);
      this.#status.textContent = again ? speech.say('refreshed') : '';
      this.#emit('load', { data });
    }
  }

  #render(content, speech, data) {
    const open = new Set([...this.#box.querySelectorAll('details[open]')].map((d) => d.dataset.key));
    const focus = this.#root.activeElement?.dataset.key;
    this.#box.lang = speech.own;
    this.#box.dir = speech.direction;
    this.#box.setAttribute('aria-labelledby', 'title');
    this.#box.replaceChildren(...[this.#asOf(speech), ...content, this.#attribution(speech, data.story ?? data.slug)].flat().filter(Boolean));
    this.#box.querySelectorAll('[data-version]').forEach((e) => {
      if (this.#versions && this.#versions.get(e.dataset.slug) !== e.dataset.version) e.classList.add('fresh');
    });
    this.#versions = new Map([...this.#box.querySelectorAll('[data-version]')].map((e) => [e.dataset.slug, e.dataset.version]));
    this.#box.querySelectorAll('details').forEach((d) => (d.open = open.has(d.dataset.key)));
    this.#root.replaceChildren(this.#box, this.#status);
    this.#measure('maxInlineSize', 'max-width');
    this.#measure('maxBlockSize', 'max-height');
    if (focus) this.#box.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
  }

  #measure(property, name) {
    const pixels = this.getAttribute(name);
    this.#box.style[property] = /^[1-9]\d{0,5}$/.test(pixels ?? '') ? pixels + 'px' : '';
  }

  /** The level of the title's heading, 2 unless the page says otherwise. */
  level() {
    const level = Number(this.getAttribute('heading-level') ?? 2);
    return level >= 1 && level <= 6 ? Math.floor(level) : 2;
  }

  #asOf(speech) {
    const asOf = this.getAttribute('as-of');
    if (!asOf) return null;
    return h('p', { class: 'meta', part: 'as-of' }, speech.say('asOf', speech.moment(asOf, asOf.length > 10)));
  }

  #attribution(speech, story) {
    const licence = this.getAttribute('licence');
    const publisher = this.getAttribute('publisher') ?? 'Dateline';
    const [before, after] = speech.words.source.split('{0}');
    const terms = licence === null ? speech.words.noLicence : /^https?:/i.test(licence) ? link(licence, licence) : licence;
    const [lead, tail] = speech.words.licence.split('{0}');
    return h('footer', { part: 'attribution' },
      h('p', null, before, link(publisher, story && this.#page(story), { 'data-key': 'page' }), after, ' · ', lead, terms, tail));
  }

  #page(story) {
    return this.#base() + 'stories/' + encodeURIComponent(story);
  }

  /** A line that tells that there is more, with a link to it; none where there is not. */
  more(speech, story, shown, all) {
    return shown < all && h('p', { class: 'meta' }, speech.say('shown', speech.number(shown), speech.number(all)), ' · ',
      link(speech.say('all'), this.#page(story), { 'data-key': 'all' }));
  }

  /** How many items are shown at most. */
  limit(otherwise) {
    const limit = this.getAttribute('limit');
    return /^[1-9]\d{0,5}$/.test(limit ?? '') ? Math.min(Number(limit), MOST) : otherwise;
  }

  /** What cannot be had does not hide what the page offers instead; what was withdrawn does. */
  #fail(error) {
    const refusal = error instanceof Refusal ? error : new Refusal(0, { detail: error.message });
    if (refusal.status === 410) {
      this.#retract(refusal.problem);
    } else if (refusal.status === 404 || !this.data) {
      this.#forget();
      this.#fallBack();
    }
    this.#emit('error', { status: refusal.status, message: refusal.message, problem: refusal.problem });
  }

  #retract(problem) {
    const speech = new Speech(this.lang || this.closest('[lang]')?.lang || 'en');
    const when = problem.retractedAt ? speech.moment(problem.retractedAt) : '';
    const page = this.constructor.names === 'story' ? this.slug() : this.data?.story;
    this.#box.lang = speech.own;
    this.#box.dir = speech.direction;
    this.#box.removeAttribute('aria-labelledby');
    this.#box.replaceChildren(
      h('div', { class: 'retracted', part: 'retracted' }, h('p', null, h('b', null, speech.say('retracted', when).trim())),
        problem.reason && h('p', null, speech.say('reason', ''), told('span', problem.reason))),
      this.#attribution(speech, page));
    this.#forget();
    this.#root.replaceChildren(this.#box, this.#status);
  }

  #forget() {
    this.data = null;
    this.#shown = '';
    this.#versions = null;
  }

  #fallBack() {
    this.#root.replaceChildren(h('slot'));
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent('dateline:' + name, { detail, bubbles: true, composed: true }));
  }

  #follow() {
    const story = this.constructor.names === 'story' ? this.getAttribute('story') : this.data?.story;
    let wanted = '';
    if (this.hasAttribute('live') && !this.hasAttribute('as-of') && this.getAttribute(this.constructor.names)) {
      // Of a statement that is not there the story is not known.
      const what = story ? 'story=' + encodeURIComponent(story) : 'kind=statement';
      try {
        wanted = this.#base() + 'api/v1/changes/stream?' + what;
      } catch {
        // told by the reading already
      }
    }
    if (wanted === this.#followed) return;
    this.#quit();
    this.#followed = wanted;
    if (wanted) this.#unfollow = Stream.follow(wanted, (change) => this.#heard(change));
  }

  /** Reads again after a change of what is shown, and after every (re)connection, during which one may have been missed. */
  #heard(change) {
    if (change && !this.constructor.concerns.includes(change.kind)) return;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.refresh(), SETTLE);
  }

  #quit() {
    clearTimeout(this.#settling);
    this.#unfollow?.();
    this.#unfollow = null;
    this.#followed = '';
  }
}

/** Reads the API as one moment and language want it. */
class Reader {
  constructor(base, lang, asOf, signal, cache) {
    Object.assign(this, { base, lang, asOf, signal, cache });
  }

  async get(path, parameters) {
    const url = new URL('api/v1/' + path, this.base);
    const lang = this.lang;
    const all = { lang: lang === 'en' ? null : lang, asOf: this.asOf, ...parameters };
    for (const [key, value] of Object.entries(all)) {
      if (value != null) url.searchParams.set(key, value);
    }
    const answer = await fetch(url, { signal: this.signal, cache: this.cache, credentials: 'omit', headers: { Accept: 'application/json' } });
    if (answer.ok) return answer.json();
    const problem = await answer.json().catch(() => null);
    if (answer.status === 400 && lang !== 'en' && JSON.stringify(problem?.violations ?? '').includes('"lang"')) {
      // A page may be in a language that the service has no names in.
      this.lang = 'en';
      return this.get(path, parameters);
    }
    throw new Refusal(answer.status, problem);
  }

  /** A list up to a length, over as many pages as it takes. */
  async list(path, parameters, most) {
    const items = [];
    let page = {};
    do {
      const cursor = page.next;
      const limit = Math.min(PAGE, most - items.length);
      const answer = await this.get(path, { ...parameters, limit, cursor });
      items.push(...answer.items);
      page = { ...page, ...answer.page };
      page.next = answer.page.next;
    } while (page.next && items.length < most);
    return { items, total: page.total ?? items.length };
  }

  /** Where sources differ; without it the rest still stands. */
  async discrepancies(parameters) {
    try {
      return (await this.list('discrepancies', { ...parameters, fields: 'slug,question,comment,language,about,accounts' }, PAGE)).items;
    } catch {
      return [];
    }
  }
}

function sources(speech, citations, key) {
  if (!citations?.length) return null;
  return h('details', { 'data-key': key, part: 'sources' },
    h('summary', { 'data-key': key + '?' }, speech.say('sources', speech.number(citations.length))),
    h('ul', null, citations.map((c) => h('li', null, source(speech, c)))));
}

function source(speech, citation) {
  return h('span', { part: 'source' }, link(told('cite', citation.title, citation.language), citation.url), ', ', h('bdi', null, citation.publisher),
    citation.published && [', ', speech.time(citation.published)].flat());
}

function differences(speech, found, key) {
  return found.map((d) =>
    h('details', { 'data-key': key + d.slug, part: 'discrepancy' },
      h('summary', { 'data-key': key + d.slug + '?' }, h('b', null, speech.say('disagree')), ': ', told('span', d.question, d.language)),
      h('ul', null, d.accounts.map((a) => h('li', null, told('span', a.answer, d.language), ' (', source(speech, a.source), ')'))),
      told('p', d.comment, d.language, { class: 'meta' })));
}

function change(speech, version, language) {
  const corrected = version.change === 'corrected';
  if (!corrected && version.change !== 'updated') return null;
  return h('p', { class: 'change meta', 'data-change': version.change, part: 'change' },
    h('b', null, speech.say(version.change, speech.moment(version.validFrom))), version.note && ': ', told('span', version.note, language));
}

const heading = (level, text, language, attributes) => told('h' + Math.min(level, 6), text, language, attributes);

class DatelineTimeline extends DatelineElement {
  static names = 'story';
  static concerns = ['story', 'event', 'discrepancy'];

  async read(reader, slug) {
    const path = 'stories/' + encodeURIComponent(slug);
    const fields = 'slug,title,summary,language,kind,occurred,disclosed,certainty,attributedTo,place,caveat,sources,version';
    const sort = this.getAttribute('sort') === '-occurred' ? '-occurred' : 'occurred';
    const [story, events, discrepancies] = await Promise.all([
      reader.get(path, { fields: 'slug,title,language,version' }),
      reader.list(path + '/timeline', { fields, sort, include: 'total' }, this.limit(PAGE)),
      reader.discrepancies({ story: slug }),
    ]);
    return { ...story, events: events.items, total: events.total, discrepancies };
  }

  render(story, speech, level) {
    const events = story.events;
    return [
      heading(level, story.title, story.language, { id: 'title', class: 'title', part: 'title' }),
      events.length ? h('ol', { class: 'events', role: 'list' }, events.map((e) => this.#event(e, story, speech, level + 1)))
        : h('p', null, speech.say('empty')),
      this.more(speech, story.slug, events.length, story.total),
      events.length > 0 && legend(speech),
    ];
  }

  #event(event, story, speech, level) {
    const about = story.discrepancies.filter((d) => d.about.some((a) => a.kind === 'event' && a.slug === event.slug));
    const words = speech.words;
    return h('li', { class: 'event', part: 'event', 'data-slug': event.slug, 'data-version': event.version.number, 'data-certainty': event.certainty },
      h('p', { class: 'meta' }, h('span', { part: 'date' }, speech.time(event.occurred)), ' · ', words.kind[event.kind] ?? event.kind, ' · ',
        h('span', { class: 'certainty', part: 'certainty' }, words.certainty[event.certainty]?.[0] ?? event.certainty)),
      heading(level, event.title, event.language),
      told('p', event.summary, event.language),
      event.attributedTo && h('p', { class: 'meta' }, phrase(speech.words.saidBy, told('span', event.attributedTo, event.language))),
      event.caveat && h('p', { class: 'meta' }, h('b', null, speech.say('caveat')), ': ', told('span', event.caveat, event.language)),
      event.disclosed && event.disclosed !== event.occurred && h('p', { class: 'meta' }, phrase(words.disclosed, speech.time(event.disclosed))),
      change(speech, event.version, event.language),
      differences(speech, about, event.slug + '/'),
      sources(speech, event.sources, event.slug));
  }
}

/** A phrase with an element in its gap. */
function phrase(text, element) {
  const [before, after] = text.split('{0}');
  return [before, element, after];
}

function legend(speech) {
  return h('details', { class: 'meta', 'data-key': 'legend' }, h('summary', { 'data-key': 'legend?' }, speech.say('legend')),
    h('dl', null, Object.values(speech.words.certainty).map(([word, meaning]) => [h('dt', null, word), h('dd', null, meaning)]).flat()));
}

/** What the elements about a statement share. */
class OfStatement extends DatelineElement {
  static names = 'statement';
  static concerns = ['statement', 'discrepancy'];

  async read(reader, slug) {
    const [statement, discrepancies] = await Promise.all([
      reader.get('statements/' + encodeURIComponent(slug)),
      reader.discrepancies({ statement: slug }),
    ]);
    return { ...statement, discrepancies };
  }

  /** How many signed, and who, by when they came on the list. */
  signatories(statement, speech, level) {
    const all = statement.signatories;
    const shown = all.slice(0, this.limit(MOST));
    const versions = [...new Set(shown.map((s) => s.addedIn.version))].sort((a, b) => a - b);
    const usual = mostFrequent(all.map((s) => s.capacity));
    const { countries, organisations } = statement.signatoryCount;
    return [
      h('p', { part: 'count' }, h('b', null, speech.say('states', speech.number(countries)), ' · ',
        speech.say('organisations', speech.number(organisations)))),
      usual && h('p', { class: 'meta' }, speech.say('capacity', speech.words.capacities[usual] ?? usual)),
      versions.map((v) => {
        const group = shown.filter((s) => s.addedIn.version === v);
        const when = speech.moment(group[0].addedIn.at);
        return [
          h('h' + Math.min(level, 6), null, speech.say(v === 1 ? 'first' : 'added', when), ` (${speech.number(group.length)})`),
          h('ul', { class: 'names', role: 'list' }, group.map((s) => signatory(s, statement, speech, usual))),
        ];
      }).flat(),
      this.more(speech, statement.story, shown.length, all.length),
    ].flat();
  }

  /** Whose list it is, what changed in it, where sources differ, what it rests on. */
  basis(statement, speech) {
    return [
      h('p', { class: 'meta' }, phrase(speech.words.list, h('bdi', null, statement.publishedBy))),
      change(speech, statement.version, statement.language),
      ...differences(speech, statement.discrepancies, 'of/'),
      sources(speech, statement.sources, 'sources'),
    ];
  }

  issued(statement, speech) {
    return h('p', { class: 'meta' }, phrase(speech.words.issued, speech.time(statement.issued)));
  }
}

function mostFrequent(words) {
  const counts = new Map();
  words.forEach((w) => counts.set(w, (counts.get(w) ?? 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function signatory(signatory, statement, speech, usual) {
  const { party, person, capacity, nameAsPrinted } = signatory;
  const notes = [];
  if (person) notes.push([link(person.name, person.source.url, { part: 'source' })]);
  if (capacity !== usual) notes.push([speech.words.capacities[capacity] ?? capacity]);
  // In another language than the list's, every name differs.
  const sameLanguage = speech.tag.slice(0, 2) === statement.language.slice(0, 2);
  if (sameLanguage && nameAsPrinted.replace(/^the /, '') !== party.name) notes.push([speech.say('printed', nameAsPrinted)]);
  return h('li', { part: 'signatory', 'data-slug': party.code, 'data-version': signatory.addedIn.version }, h('bdi', null, party.name),
    notes.length > 0 && h('small', null, ' (', notes.flatMap((n, i) => (i ? [', ', ...n] : n)), ')'));
}

class DatelineSignatories extends OfStatement {
  render(statement, speech, level) {
    return [
      h('h' + level, { id: 'title', class: 'title', part: 'title' }, speech.say('signed'), ': ', told('span', statement.title, statement.language)),
      this.issued(statement, speech),
      ...this.signatories(statement, speech, level + 1),
      ...this.basis(statement, speech),
    ];
  }
}

class DatelineStatement extends OfStatement {
  render(statement, speech, level) {
    return [
      heading(level, statement.title, statement.language, { id: 'title', class: 'title', part: 'title' }),
      this.issued(statement, speech),
      told('p', statement.summary, statement.language),
      h('ol', { part: 'points', lang: statement.language }, statement.points.map((p) => h('li', { dir: 'auto' }, p))),
      statement.cites.length > 0 && h('details', { 'data-key': 'cites' },
        h('summary', { 'data-key': 'cites?' }, speech.say('cites', speech.number(statement.cites.length))),
        h('ul', null, statement.cites.map((c) => h('li', null, link(c.title, c.url))))),
      h('h' + Math.min(level + 1, 6), null, speech.say('signed')),
      ...this.signatories(statement, speech, level + 2),
      ...this.basis(statement, speech),
    ];
  }
}

for (const [name, element] of Object.entries({
  'dateline-timeline': DatelineTimeline,
  'dateline-signatories': DatelineSignatories,
  'dateline-statement': DatelineStatement,
})) {
  // A page may load the script twice, from two places.
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}

export { DatelineTimeline, DatelineSignatories, DatelineStatement };
