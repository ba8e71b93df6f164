/** `window.jejak`; ready when the event `jejak:ready` has fired on `window`. */
export interface Jejak {
  /** Resolves when the page and the words of its cards have loaded. */
  ready: Promise<void>;
  /** What the page would show for a permalink (with or without `#`). */
  query(fragment: string): QueryAnswer;
  /** The content of a claim's card, or null for an unknown id. */
  claim(id: string): ClaimCard | null;
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
