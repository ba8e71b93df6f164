/** `window.jejak`; ready when the event `jejak:ready` has fired on `window`. */
export interface Jejak {
  /** Resolves when the page and the words of its cards have loaded. */
  ready: Promise<void>;
  /** What the page would show for a permalink (with or without `#`). */
  query(fragment: string): QueryAnswer;
  /** The content of a claim's card, or null for an unknown id. */
  claim(id: string): ClaimCard | null;
  /**
   * Opens a table from disk: CSV, TSV, JSON, JSON Lines or XLSX, gzipped or not. It never leaves the device.
   * Rejects with an `OpenError`; if its `questions` are not empty, answer them in `options` and open again.
   * While it reads, `jejak:progress` fires on `window` with `{rows, bytes, total}`.
   */
  open(file: Blob, options?: OpenOptions): Promise<OpenedTable>;
  table: Table;
}

/** The opened table; after a reload the latest one that the browser kept. */
export interface Table {
  /** Filters a column; `null` releases it. The name `when` is the period, whatever its column is called. */
  filter(column: string, selection: Selection | null): Promise<View>;
  view(): Promise<View>;
  /** The rest is there once a file was opened or `filter` or `view` was called. */
  detect?(file: Blob, options?: OpenOptions): Promise<unknown>;
  /** Sums another column of amounts from now on. */
  sum?(column: string): Promise<View>;
  /** The table as official series, by area and period. */
  series?(mapping?: Mapping): Promise<Series[]>;
  /** The refused rows as they were, in UTF-8. */
  rejected?(): Promise<Uint8Array>;
  /** Stops the reading of a file; its `open` rejects. */
  cancel?(): Promise<true>;
  kept?(): Promise<{ id: string; file: string; rows: number; bytes: number }[]>;
  restore?(id?: string): Promise<unknown>;
  remove?(id: string): Promise<{ id: string; file: string; rows: number; bytes: number }[]>;
}

/** The upper end is exclusive. Ends are EDTF dates for the period, else amounts in the unit itself (not in millions). */
export type Selection = { oneOf: string[] } | { from?: string | number | null; to?: string | number | null };

export interface View {
  count: number;
  /** By month (by quarter or year in a table of those); they ignore the filter on the period. */
  bins: { start: string; sum: number; count: number }[];
  /** A column's counts ignore its own filter; `-` is a cell that says nothing. */
  facets: Record<string, { code: string; count: number }[]>;
}

export interface OpenOptions {
  encoding?: string;
  delimiter?: string;
  /** The decimal mark. */
  decimal?: "." | ",";
  year?: number;
  /** Whether 1/2/2022 is the first of February. */
  dayFirst?: boolean;
  headerRows?: number;
  /** The power of ten of all amounts: 6 for millions. */
  power?: number;
  /** The sheet of a workbook, counted from 0. */
  sheet?: number;
  columns?: { column: number; name?: string; role?: Role; unit?: string; measure?: string; power?: number }[];
}

export type Role =
  | "skip"
  | "month"
  | "year"
  | "amount"
  | { codes: "none" | "hs" | "region" | "country" }
  | { date: "year-month-day" | "day-month-year" | "month-day-year" | "year-month" | "month-year" | "named-month" | "named-day" | "quarter" | "year" | "edtf" | "serial" };

export interface OpenedTable {
  /** accepted + rejected + asides. */
  rows: number;
  accepted: number;
  rejected: number;
  /** Rows known to be no data: headers, totals, blank ones, remarks. */
  asides: number;
  /** The first thousand; all of them are in `groups`. */
  problems: { line: number; column: string | null; code: string; value: string; message: string }[];
  groups: { column: string | null; code: string; refuses: boolean; count: number; firstLine: number; examples: string[]; words: Bilingual }[];
  columns: {
    name: string;
    kind: "period" | "codes" | "amount" | "text";
    unit: string | null;
    measure: string | null;
    /** The file writes its figures in 10^power of the unit. */
    power: number;
    /** Whether it is the one that a view sums. */
    isSummed: boolean;
    list: "hs" | "region" | "country" | null;
    /** Code and the file's own text. */
    labels: [string, string][];
  }[];
}

export interface OpenError extends Error {
  words: Bilingual;
  questions: { asks: "decimal-mark" | "date-order" | "year" | "power"; column: number; example?: string; words: Bilingual }[];
}

export interface Mapping {
  column: string;
  measure?: string;
  unit?: string;
  areaColumn?: string;
  area?: string;
  /** The power of ten of the figures: 6 for millions. */
  power?: number;
  /** A code of the list of scopes: the part of the measure that the figures are about. */
  scope?: string;
}

export interface Series {
  /** BPS code. */
  area: string;
  measure: string;
  unit: string;
  /** EDTF periods; values in the unit itself. */
  points: { when: string; value: number }[];
}

export type Facet = "kind" | "region" | "hs" | "to" | "measure" | "origin" | "publisher" | "check";

export interface QueryAnswer {
  /** The data version. */
  version: string;
  /** certain + possible. */
  count: number;
  /** Claims whose whole period lies inside `when`; all of them without `when`. */
  certain: number;
  /** Claims of which only a part may lie inside `when`. */
  possible: number;
  /** In the order of the link's `sort`. */
  ids: string[];
  /** Every code with its count over the claims that pass all other keys; `-` is "the source does not say". */
  facets: Record<Facet, { code: string; count: number }[]>;
  /** Claims among those shown that cannot all be right, the most severe first. */
  conflicts: {
    /** By value, the lowest first; each claim once. */
    ids: string[];
    /** In `unit` itself. */
    low: number;
    high: number;
    unit: string;
    /** high / low; null against zero or between signs. */
    ratio: number | null;
    /** What of the ratio no named reason explains; at least 1. */
    unexplained: number | null;
  }[];
  /** Parts of the link that were not applied. */
  dropped: { key: string; value: string; reason: string }[];
}

export interface Bilingual {
  id: string;
  en: string;
}

export interface ClaimCard {
  id: string;
  kind: "release" | "value" | "award" | "programme";
  title: Bilingual;
  /** EDTF. */
  when: string;
  when_stated: string | null;
  /** BPS code. */
  region: string;
  place: string | null;
  origin: string | null;
  source: { id: string | null; publisher: string; published: string | null; title: string | null; url: string | null; lang: string | null };
  observations: {
    measure: string;
    /** In `unit` itself. */
    value: number;
    unit: string;
    /** The figure exactly as written. */
    original: string | null;
    scope: string | null;
    status: "normal" | "provisional" | "estimated" | "forecast";
    implied: ("currency" | "unit" | "scale" | "separator" | "sign")[];
    equivalent: { value: number; unit: string; original: string | null } | null;
    /** EDTF. */
    when: string;
  }[];
  commodities: { hs: string | null; as: Bilingual }[];
  /** ISO 3166-1 alpha-2. */
  destinations: string[];
  parties: { role: string; name: string; person: string | null }[];
  note: Bilingual | null;
  /** Ids of the other claims about the same event. */
  related: string[];
  /** What the checks found in the claim; empty until the words of the cards have loaded (await `ready`). */
  checks: {
    check: string;
    /** The claims it touches. */
    ids: string[];
    told: Bilingual;
    /** Two for the bounds that rounding leaves; null where there is no bound. Days count from 1970-01-01, weekday 0 is Monday. */
    numbers: Record<string, (number | null)[]>;
    unit: string | null;
  }[];
  /** How its values stand to those of other claims about the same thing, the least explained first. */
  relations: {
    id: string;
    measure: string;
    relation: "same" | "copies" | "revises" | "contradicts" | "explained" | "not_comparable";
    ratio: number | null;
    /** factor 1: named, and explains no part of the ratio in numbers. */
    reasons: { reason: "period" | "scope" | "unit" | "origin" | "revision" | "rounding"; factor: number | null }[];
    unexplained: number | null;
  }[];
}

declare global {
  interface Window {
    jejak: Jejak;
  }
  interface WindowEventMap {
    "jejak:ready": CustomEvent;
  }
}
