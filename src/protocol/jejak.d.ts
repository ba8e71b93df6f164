// Written from src/protocol by its test; do not edit.

/** `window.jejak`; ready when the event `jejak:ready` has fired on `window`. */
export interface Jejak {
  /** Resolves when the page and the words of its cards have loaded. */
  ready: Promise<void>;
  /** What the page would show for a permalink (with or without `#`). */
  query(fragment: string): QueryAnswer;
  /** The content of a claim's card, or null for an unknown id. */
  claim(id: string): ClaimCard | null;
  /** What a text says, read by rules: marks and candidate claims. `published` is the day that it came out, such as `2025-10-16`. */
  read(text: string, published?: string): Promise<TextReading>;
  /** The reader's own table. */
  table: Table;
  /**
   * Opens a table from disk: CSV, TSV, JSON, JSON Lines or XLSX, gzipped or not. It never leaves the device.
   * A path opens one that lies beside the page on its own host; of Parquet only the columns and rows are fetched that
   * pass the page's filter by period, destination, goods and region.
   * Rejects with an `OpenError`; if its `questions` are not empty, answer them in `options` and open again.
   * While it reads, `jejak:progress` fires on `window`; once the browser keeps the table, `jejak:kept`.
   */
  open(file: Blob, options?: OpenOptions): Promise<OpenedTable>;
}

/** The opened table; after a reload the latest one that the browser kept. */
export interface Table {
  /** Filters a column; `null` releases it. The name `when` is the period, whatever its column is called. */
  filter(column: string, selection: Selection | null): Promise<View>;
  view(): Promise<View>;
  // The rest is there once a file was opened or `filter` or `view` was called.
  /** What a file is, before its rows are read. */
  detect?(file: Blob, options?: OpenOptions): Promise<Detected>;
  /** Sums another column of amounts from now on. */
  sum?(column: string): Promise<View>;
  /** The table as official series, by area and period. */
  series?(mapping?: Mapping): Promise<Series[]>;
  /** The refused rows as they were, in UTF-8. */
  rejected?(): Promise<Uint8Array>;
  /** Stops the reading of a file; its `open` rejects. */
  cancel?(): Promise<boolean>;
  /** The tables that the browser keeps, the latest last. */
  kept?(): Promise<Kept[]>;
  /** Brings a kept table back; the latest one without an id. */
  restore?(id?: string): Promise<Restored>;
  /** Removes a kept table; gives those that are left. */
  remove?(id: string): Promise<Kept[]>;
}

/** What `open` and `detect` reject with. */
export interface OpenError extends Error {
  words: Phrase;
  questions: Question[];
}

/** What the page would show for a permalink. */
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
  facets: Record<Facet, CodeCount[]>;
  /** Claims among those shown that cannot all be right, the most severe first. */
  conflicts: ConflictPart[];
  /** As of a day: claims among all that pass whose publication date nobody knows, shown or not (`undated=left-out`). */
  undated: number;
  /** Parts of the link that were not applied. */
  dropped: DroppedPart[];
}

export type Facet = "kind" | "region" | "hs" | "to" | "measure" | "origin" | "publisher" | "check" | "party";

/** How many rows or claims have a code. */
export interface CodeCount {
  code: string;
  count: number;
}

/** Values that cannot all be right, as far as the shown claims give them. */
export interface ConflictPart {
  /** Permanent: area, measure, scope and period; a link's `conflict`. */
  id: string;
  severity: "large" | "small" | "misprint";
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
}

/** A part of a link that was not applied. */
export interface DroppedPart {
  key: string;
  value: string;
  reason: string;
}

/** The content of a claim's card. */
export interface ClaimCard {
  id: string;
  kind: "release" | "value" | "award" | "programme";
  title: Phrase;
  /** EDTF. */
  when: string;
  when_stated: string | null;
  /** BPS code. */
  region: string;
  place: string | null;
  origin: string | null;
  source: SourceCard;
  observations: ObservationCard[];
  commodities: Commodity[];
  /** ISO 3166-1 alpha-2. */
  destinations: string[];
  parties: PartyCard[];
  note: Phrase | null;
  /** Ids of the other claims about the same event. */
  related: string[];
  /** What the checks found in the claim; empty until the words of the cards have loaded (await `ready`). */
  checks: CheckCard[];
  /** How its values stand to those of other claims about the same thing, the least explained first. */
  relations: RelationCard[];
}

/** A phrase in each language of the page. */
export interface Phrase {
  id: string;
  en: string;
}

/** Where a claim stands. */
export interface SourceCard {
  id: string | null;
  publisher: string;
  published: string | null;
  title: string | null;
  url: string | null;
  lang: "id" | "en" | "ja" | null;
  /** What sort of body publishes it. */
  kind: "news" | "government" | "statistics_office" | "other" | null;
}

/** A value of a claim. */
export interface ObservationCard {
  measure: string;
  /** In `unit` itself. */
  value: number;
  unit: string;
  /** The figure exactly as written. */
  original: string | null;
  scope: string | null;
  status: "normal" | "provisional" | "estimated" | "forecast";
  implied: ("currency" | "unit" | "scale" | "separator" | "sign" | "reading")[];
  equivalent: Equivalent | null;
  /** EDTF. */
  when: string;
}

/** The same amount in another unit, as the source gives it. */
export interface Equivalent {
  value: number;
  unit: string;
  original: string | null;
}

/** A good, and how the source calls it. */
export interface Commodity {
  hs: string | null;
  as: Phrase;
}

/** Who took part. */
export interface PartyCard {
  role: "releaser" | "exporter" | "giver" | "recipient" | "host" | "supporter" | "speaker" | "venue";
  name: string;
  person: string | null;
}

/** What a check found in a claim. */
export interface CheckCard {
  check: "conflict" | "weekday" | "sum" | "balance" | "growth" | "share" | "rate" | "event-rate" | "whole" | "jump" | "implied" | "slip" | "original" | "price" | "repeated" | "event-date" | "countries";
  /** Ids of the claims it touches, those it is told of first. */
  ids: string[];
  /** In words, with the numbers. */
  told: Phrase;
  /** Two for the bounds that rounding leaves; null where there is no bound. Days count from 1970-01-01, weekday 0 is Monday. */
  numbers: Record<string, (number | null)[]>;
  unit: string | null;
}

/** How a value of a claim stands to one of another. */
export interface RelationCard {
  id: string;
  measure: string;
  relation: "same" | "copies" | "revises" | "contradicts" | "explained" | "not_comparable";
  /** The greater over the smaller; null against zero or between signs. */
  ratio: number | null;
  reasons: ReasonCard[];
  unexplained: number | null;
}

/** A reason with the factor that it explains; 1 where it explains none in numbers. */
export interface ReasonCard {
  reason: "period" | "scope" | "unit" | "origin" | "revision" | "rounding" | "misprint";
  factor: number | null;
}

/** What is read of a text. */
export interface TextReading {
  /** The language that it is written in. */
  lang: "id" | "en" | "ja";
  /** The day that it came out, as EDTF: as given, or the first day that it tells in full. */
  published: string | null;
  /** That day is only guessed from the text. */
  isGuessed: boolean;
  /** In the order of the text. */
  marks: Mark[];
  /** One for each figure that makes a claim, in the order of the text. */
  candidates: Candidate[];
}

/** Words of the text that mean something. */
export interface Mark {
  kind: "figure" | "date" | "place" | "name" | "country" | "good" | "party";
  span: Span;
  /** EDTF of a date, BPS code of a place, ISO 3166-1 of a country, HS of a good, unit of a figure; null where it has none. */
  code: string | null;
  /** The rule that found it. */
  rule: string;
  flags: TextFlag[];
}

/** A place in the text, in UTF-16 units; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** What may mean something else. */
export interface TextFlag {
  kind: "lone-mark" | "other-mark" | "broken-groups" | "spaces" | "stray-sign" | "too-long" | "scale-lost" | "scale-twice" | "scale-misspelt" | "scale-letter" | "currency-missing" | "currency-misspelt" | "currency-twice" | "unit-twice" | "unit-missing" | "magnitude" | "vague" | "sign-twice" | "backwards" | "weekday-disagrees" | "no-such-day" | "month-first" | "future" | "needs-publication" | "several-places" | "several-countries";
  /** To be answered before the claim is taken over. */
  ask: boolean;
  /** At most three, the likeliest first. */
  readings: TextChoice[];
}

/** One way to read it: a value in a unit (empty where none is said), or the code of a date, a place or a country. */
export interface TextChoice {
  value: number | null;
  unit: string | null;
  code: string | null;
}

/** A claim that one figure makes. */
export interface Candidate {
  kind: Decided;
  /** A code of the list of measures. */
  measure: Decided;
  /** In `unit` itself, with the sign of the word: a fall is negative. Of a range its lower end. */
  value: number;
  upper: number | null;
  unit: string;
  bound: "exact" | "at-least" | "below" | "about";
  change: TextChange | null;
  status: "normal" | "provisional" | "estimated" | "forecast";
  /** The figure exactly as written, and where. */
  original: string;
  span: Span;
  /** The rules that read the figure, in their order. */
  rules: string[];
  /** The same sum in the other currency, as the text gives it. */
  equivalent: TextAmount | null;
  /** EDTF. */
  when: Decided | null;
  /** The words that tell it. */
  whenStated: string | null;
  /** BPS code. */
  where: Decided | null;
  /** The district or village inside it. */
  place: string | null;
  /** A code of the list of scopes; null for all exports. */
  scope: Decided | null;
  goods: TextGood[];
  destinations: TextDestination[];
  parties: TextParty[];
  /** What may mean something else, of the figure and of its date and place. */
  flags: TextFlag[];
}

/** A decision with the rule that made it, and the words that it hangs on. */
export interface Decided {
  code: string;
  rule: string;
  span: Span | null;
}

/** What a figure is to a change. */
export interface TextChange {
  direction: "up" | "down";
  how: "by" | "to" | "from" | "times";
}

/** A sum as it is written. */
export interface TextAmount {
  value: number;
  unit: string;
  original: string;
  span: Span;
}

/** A good, and how the data call it. */
export interface TextGood {
  hs: string | null;
  as: Phrase;
  span: Span | null;
  /** The rule by which it is of this claim. */
  rule: string | null;
}

/** Where goods go. */
export interface TextDestination {
  /** ISO 3166-1 alpha-2. */
  code: string;
  span: Span | null;
  rule: string | null;
}

/** Who takes part. */
export interface TextParty {
  /** Null where no word says it. */
  role: "releaser" | "exporter" | "giver" | "recipient" | "host" | "supporter" | "speaker" | "venue" | null;
  name: string;
  person: string | null;
  span: Span;
  rule: string | null;
}

/** What is set instead of what would be found. */
export interface OpenOptions {
  /** A label of the Encoding Standard, such as `windows-1252`. */
  encoding?: string;
  /** One character: `,`, `;`, a tab or `|`. */
  delimiter?: string;
  /** The decimal mark. */
  decimal?: "." | ",";
  /** The year of a table that has months only. */
  year?: number;
  /** Whether 1/2/2022 is the first of February. */
  dayFirst?: boolean;
  /** Rows above the first row of data. */
  headerRows?: number;
  /** The power of ten of all amounts: 6 for millions. */
  power?: number;
  /** The sheet of a workbook, counted from 0. */
  sheet?: number;
  columns?: ColumnOptions[];
}

/** What is set for one column. */
export interface ColumnOptions {
  /** Counted from 0. */
  column: number;
  name?: string;
  role?: Role;
  /** A code of the list of units. */
  unit?: string;
  /** A code of the list of measures. */
  measure?: string;
  power?: number;
  /** What its values are to each other. */
  values?: "parts" | "alternatives" | "levels";
}

export type Role =
  | "skip"
  | "month"
  | "year"
  | "amount"
  | { codes: "none" | "hs" | "region" | "country" }
  | { date: "year-month-day" | "day-month-year" | "month-day-year" | "year-month" | "month-year" | "named-month" | "named-day" | "quarter" | "half-year" | "fiscal-year" | "day-month" | "year" | "edtf" | "serial" };

/** What the filters leave. */
export interface View {
  count: number;
  /** By month (by quarter or year in a table of those); they ignore the filter on the period. */
  bins: ViewBin[];
  /** A column's counts ignore its own filter; `-` is a cell that says nothing. */
  facets: Record<string, CodeCount[]>;
}

/** The rows of one period. */
export interface ViewBin {
  /** The first day, `2022-01-01`. */
  start: string;
  /** In the unit of the measure. */
  sum: number;
  count: number;
}

/** A table that the browser keeps. */
export interface Kept {
  id: string;
  /** Empty where the entry is damaged: it can only be removed. */
  file: string;
  rows: number;
  bytes: number;
  /** Whether it is drawn beside the claims. */
  isShown: boolean;
}

/** A table that was brought back. */
export interface Restored {
  about: About;
  columns: Column[];
}

/** What a table is called and how it came. */
export interface About {
  file: string;
  title: string | null;
  rows: number;
  accepted: number;
  rejected: number;
  records: number;
  /** Names of columns whose texts were too many to be codes. */
  free: string[];
  /** The column that holds the period. */
  period: string | null;
  grain: "day" | "month" | "quarter" | "half-year" | "year" | null;
  /** How the table is read, in a sentence: what is added up, in which unit, and what is not added. */
  reading: Phrase | null;
}

/** A column of an opened table. */
export interface Column {
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
}

/** An opened table. */
export interface OpenedTable {
  /** accepted + rejected + asides. */
  rows: number;
  accepted: number;
  rejected: number;
  /** Rows known to be no data: headers, totals, blank ones, remarks. */
  asides: number;
  counts: Counts;
  /** The first thousand; all of them are in `groups`. */
  problems: Problem[];
  groups: ProblemGroup[];
  columns: Column[];
  /** The columns of codes as they were read. */
  reading: ReadColumn[];
  about: About;
  /** Whether every refused row can be downloaded. */
  rejectedIsWhole: boolean;
  /** Bytes of the worker's memory. */
  memory: number;
}

/** What became of the rows. */
export interface Counts {
  rows: number;
  accepted: number;
  rejected: number;
  headers: number;
  totals: number;
  blank: number;
  remarks: number;
  /** Rows of the opened table: more than were accepted where periods stood across. */
  records: number;
}

/** A refused row, or a notice. */
export interface Problem {
  line: number;
  column: string | null;
  code: string;
  value: string;
  /** In the language of the page. */
  message: string;
}

/** All problems of one kind in one column. */
export interface ProblemGroup {
  column: string | null;
  code: string;
  /** Whether the rows were refused because of it. */
  refuses: boolean;
  count: number;
  firstLine: number;
  examples: string[];
  words: Phrase;
}

/** What the values of a column of codes are to each other, and by what it was found. */
export interface ReadColumn {
  /** Its place in the file, counted from 0. */
  column: number;
  name: string;
  values: "parts" | "alternatives" | "levels";
  evidence: "name" | "cells" | "codes" | "figures" | "file" | "reader";
}

/** The upper end is exclusive. Ends are EDTF dates for the period, else amounts in the unit itself (not in millions). */
export type Selection = { oneOf: string[] } | { from?: string | number | null; to?: string | number | null };

/** What was found about a file before its rows are read. */
export interface Detected {
  file: string;
  format: "delimited" | "json" | "workbook" | "parquet";
  gzip: boolean;
  encoding: string;
  /** Null for formats without one. */
  delimiter: string | null;
  headerRows: number;
  title: string | null;
  year: number | null;
  sheets: string[];
  /** Which of them this is, counted from 0. */
  sheet: number;
  columns: DetectedColumn[];
  /** Whether its rows have a period. */
  isDated: boolean;
  /** Columns whose header is a period: months or years across. */
  across: number;
  /** What else stands across: countries, ports. */
  dimensions: string[];
  questions: Question[];
  preview: string[][];
}

/** A column of the file. */
export interface DetectedColumn {
  name: string;
  role: Role;
  /** The decimal mark, where it is known. */
  decimal: "." | "," | null;
  quantity: Quantity;
}

/** What a header says about its figures. */
export interface Quantity {
  measure: string | null;
  unit: string | null;
  power: number;
}

/** Something that cannot be known from the table alone. */
export interface Question {
  asks: "decimal-mark" | "date-order" | "year" | "power";
  /** Counted from 0. */
  column: number;
  /** A figure or date that can be read in two ways. */
  example: string | null;
  /** The year that the file's name says. */
  suggestion: number | null;
  /** The power of ten that the header names. */
  power: number | null;
  words: Phrase;
}

/** What a table's figures are about. */
export interface Mapping {
  /** The name of the column of amounts. */
  column: string;
  /** A code of the list of measures; what the header says where it is left out. */
  measure?: string;
  /** A code of the list of units; what the header says where it is left out. */
  unit?: string;
  /** The name of the column of regions; without one all rows are about `area`. */
  areaColumn?: string;
  /** A BPS code; `0`, the nation, where it is left out. */
  area?: string;
  /** The power of ten of the figures; what the header says where it is left out. */
  power?: number;
  /** A code of the list of scopes: the part of the measure that the figures are about; all of it where it is left out. */
  scope?: string;
}

/** The figures of one area. */
export interface Series {
  /** BPS code. */
  area: string;
  measure: string;
  unit: string;
  points: Point[];
}

/** A figure. */
export interface Point {
  /** EDTF, as long as the table's periods: `2022`, `2022-01/2022-03`, `2022-01` or a day's month. */
  when: string;
  /** In the unit itself. */
  value: number;
}

/** How far the reading of a file has come. */
export interface Progress {
  rows: number;
  bytes: number;
  /** Bytes of the whole file. */
  total: number;
}

declare global {
  interface Window {
    jejak: Jejak;
  }
  interface WindowEventMap {
    "jejak:ready": CustomEvent;
    "jejak:progress": CustomEvent<Progress>;
    "jejak:kept": CustomEvent<Kept>;
  }
}
