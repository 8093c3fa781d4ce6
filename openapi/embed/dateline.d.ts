/** Types of Dateline's web components. */

/** What all elements take; each is an attribute too, and all are text there. */
export interface DatelineAttributes {
  /** Where the service is, such as `https://news.example.org/`; by default where the script came from. */
  src?: string;
  /** The moment to show: an RFC 3339 time, or a date, which means its end in UTC. */
  'as-of'?: string;
  /** BCP 47; by default that of the page around. */
  lang?: string;
  /** How many events or signatories at most. */
  limit?: number | string;
  /** Follow what changes. */
  live?: boolean | '';
  /** By default the reader's. */
  theme?: 'light' | 'dark';
  /** 1 to 6, of the title; 2 by default. */
  'heading-level'?: number | string;
  /** In pixels. */
  'max-width'?: number | string;
  /** In pixels; what is longer scrolls. */
  'max-height'?: number | string;
  /** Who is named as the source; Dateline by default. */
  publisher?: string;
  /** What the content may be used under: its name or its address. */
  licence?: string;
}

export interface DatelineTimelineAttributes extends DatelineAttributes {
  /** The story's slug. */
  story: string;
  /** The last first with `-occurred`. */
  sort?: 'occurred' | '-occurred';
}

export interface DatelineStatementAttributes extends DatelineAttributes {
  /** The statement's slug. */
  statement: string;
}

/** An error as the API tells it (RFC 9457). */
export interface DatelineProblem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** With a 410. */
  retractedAt?: string;
  /** With a 410. */
  reason?: string;
}

/** Something is shown, for the first time or anew. */
export type DatelineLoadEvent = CustomEvent<{ data: Record<string, unknown> }>;

/** Something could not be had. */
export type DatelineErrorEvent = CustomEvent<{
  /** Of the answer; 0 where there was none. 410: it was retracted, and is not shown any more. */
  status: number;
  message: string;
  problem?: DatelineProblem;
}>;

declare class DatelineElement extends HTMLElement {
  /** What is shown, as the API answered it; null before, and after a retraction. */
  readonly data: Record<string, unknown> | null;
  /** Reads again, past the browser's cache. */
  refresh(): Promise<void>;
}

export declare class DatelineTimeline extends DatelineElement {}
export declare class DatelineSignatories extends DatelineElement {}
export declare class DatelineStatement extends DatelineElement {}

/** The elements for JSX; children are what stands in for them. */
export interface DatelineElements {
  'dateline-timeline': DatelineTimelineAttributes & DatelineJsx;
  'dateline-signatories': DatelineStatementAttributes & DatelineJsx;
  'dateline-statement': DatelineStatementAttributes & DatelineJsx;
}

interface DatelineJsx {
  children?: unknown;
  key?: string | number | null;
  ref?: unknown;
  id?: string;
  class?: string;
  className?: string;
  style?: unknown;
}

declare global {
  interface HTMLElementTagNameMap {
    'dateline-timeline': DatelineTimeline;
    'dateline-signatories': DatelineSignatories;
    'dateline-statement': DatelineStatement;
  }

  interface HTMLElementEventMap {
    'dateline:load': DatelineLoadEvent;
    'dateline:error': DatelineErrorEvent;
  }

  namespace JSX {
    interface IntrinsicElements extends DatelineElements {}
  }
}
