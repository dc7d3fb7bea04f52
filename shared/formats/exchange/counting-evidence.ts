import {
  allDifferences,
  type CountedText,
  type Counting,
  countingKey,
  countingsOf,
  differencesIn,
  type Differences,
  type ForeignUnit,
  placesOf,
} from './counting.ts';
import type { ForeignDocument, QuotedSpan } from './foreign-corpus.ts';
import { endsAtWords, offsetsOf, says, saysVerbatim, spansAt } from './words-at.ts';

/** Rows of a document that show how its offsets count. */
export interface Sampled extends CountedText {
  readonly rows: readonly QuotedSpan[];
}

type Sampling = Pick<ForeignDocument, 'annotations' | 'evidence'> & CountedText;

/** To tell the units apart, so many quotes are enough; all are then checked with the one that was found. */
const SAMPLE = 2000;
const LEAST_OF_EACH = 20;

/**
 * Rows from every part of the files, those with quotes first; where there are more documents than can be asked, those
 * whose texts tell most ways of counting apart.
 */
export function sampleOf(documents: readonly Sampling[]): Sampled[] {
  const each = Math.max(LEAST_OF_EACH, Math.ceil(SAMPLE / Math.max(1, documents.length)));
  let left = SAMPLE;
  const sampled: Sampled[] = [];
  const asked = documents.length * LEAST_OF_EACH > SAMPLE ? mostTellingFirst(documents) : documents;
  for (const document of asked) {
    if (left <= 0) break;
    const all = [...document.annotations, ...(document.evidence ?? [])].filter(({ spans }) => spans.length > 0);
    const quoted = all.filter(isQuotedRow);
    const rows = evenly(quoted.length > 0 ? quoted : all, each);
    left -= rows.length;
    if (rows.length > 0) sampled.push({ text: document.text, hasByteOrderMark: document.hasByteOrderMark, rows });
  }
  return sampled;
}

function isQuotedRow({ quote }: QuotedSpan): boolean {
  return quote !== undefined && quote !== '';
}

function mostTellingFirst(documents: readonly Sampling[]): Sampling[] {
  const telling = documents.map((document) => {
    const { units, lineEnds, marks } = differencesIn([document]);
    return { document, score: units.length * lineEnds.length * marks.length };
  });
  return telling.sort((a, b) => b.score - a.score).map(({ document }) => document);
}

/** The last rows matter most: what a way of counting gets wrong adds up along a text. */
function evenly<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor(((index + 1) * items.length) / count) - 1],
  ).filter((item) => item !== undefined);
}

/** How many rows a way of counting explains: in their words, and of these, to the character. */
export interface Hits {
  readonly hits: number;
  readonly exact: number;
}

/** A row without words is explained by edges that cut none. */
export function hitsOf({ rows, ...text }: Sampled, counting: Counting): Hits {
  const places = placesOf(text, counting, offsetsOf(rows, counting));
  let hits = 0;
  let exact = 0;
  for (const row of rows) {
    const spans = spansAt(row, places, counting);
    if (!spans) continue;
    const isExact = row.quote ? saysVerbatim(text.text, spans, row.quote) : endsAtWords(text.text, spans);
    exact += Number(isExact);
    hits += Number(isExact || (row.quote !== undefined && row.quote !== '' && says(text.text, spans, row)));
  }
  return { hits, exact };
}

function sumOf(all: readonly Hits[]): Hits {
  return {
    hits: all.reduce((sum, { hits }) => sum + hits, 0),
    exact: all.reduce((sum, { exact }) => sum + exact, 0),
  };
}

/** The first way of counting that explains every row, or else the one that explains most. */
export function bestCounting(sampled: readonly Sampled[], units: readonly ForeignUnit[]): Counting | undefined {
  const total = sampled.reduce((sum, { rows }) => sum + rows.length, 0);
  const countings = countingsOf(differencesIn(sampled), units);
  const isQuoted = sampled.some(({ rows }) => rows.some(isQuotedRow));
  return bestBy(countings, { total, isQuoted }, (counting) => sumOf(sampled.map((one) => hitsOf(one, counting))));
}

/** Annotations of parts of words, of which there are some everywhere, must not look like another way of counting. */
const LEAST_SILENT = 20;
const MOST_BY_CHANCE = 0.5;
const LEAST_EXPLAINED = 0.95;

/**
 * Without words, edges can tell units apart, since those differ in few places. That all offsets begin with 1, or that
 * ends are meant otherwise, is only believed of many rows, of which the usual way explains few and this one nearly all.
 */
function bestBy(
  countings: Iterable<Counting>,
  { total, isQuoted }: { readonly total: number; readonly isQuoted: boolean },
  found: (one: Counting) => Hits,
): Counting | undefined {
  if (isQuoted) return best(countings, total, found);
  const all = [...countings];
  const isUsual = ({ base, end }: Counting): boolean => base === 0 && end === 'after';
  const usual = best(all.filter(isUsual), total, found);
  if (!usual || total < LEAST_SILENT || found(usual).hits > total * MOST_BY_CHANCE) return usual;
  const any = best(all, total, found);
  return any && found(any).hits >= total * LEAST_EXPLAINED ? any : usual;
}

function best(countings: Iterable<Counting>, total: number, found: (one: Counting) => Hits): Counting | undefined {
  if (total === 0) return undefined;
  let first: (Hits & { readonly counting: Counting }) | undefined;
  for (const counting of countings) {
    const { hits, exact } = found(counting);
    // Two ways can differ by blanks only, which a quote may have in ways of its own: then the verbatim one is true.
    if (exact === total) return counting;
    if (!first || hits > first.hits || (hits === first.hits && exact > first.exact)) first = { counting, hits, exact };
  }
  return first?.counting;
}

/** What a file shows of how it counts, for files that are read one by one and were written by one program. */
export interface CountingEvidence {
  readonly differences: Differences;
  /** Rows that were asked. */
  readonly total: number;
  /** Whether they quote the words that they are about; otherwise only the edges of words can tell. */
  readonly isQuoted: boolean;
  /** By `countingKey` in these differences; ways that explain nothing are left out. */
  readonly hits: Readonly<Record<string, Hits>>;
}

/** A file of more text has evidence enough of its own, and trying all ways on it would take long. */
const LONGEST_TEXT = 65_536;

/** Undefined where the file has nothing that shows it, or so much that it needs no other file. */
export function evidenceOf(
  documents: readonly Sampling[],
  units: readonly ForeignUnit[],
): CountingEvidence | undefined {
  if (documents.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_TEXT) return undefined;
  const sampled = sampleOf(documents);
  const total = sampled.reduce((sum, { rows }) => sum + rows.length, 0);
  if (total === 0) return undefined;
  const differences = differencesIn(documents);
  const hits: Record<string, Hits> = {};
  for (const counting of countingsOf(differences, units)) {
    const key = countingKey(counting, differences);
    if (Object.hasOwn(hits, key)) continue;
    const found = sumOf(sampled.map((one) => hitsOf(one, counting)));
    if (found.hits > 0) hits[key] = found;
  }
  return { differences, total, isQuoted: sampled.some(({ rows }) => rows.some(isQuotedRow)), hits };
}

function hitsIn({ differences, hits }: CountingEvidence, counting: Counting): Hits {
  return hits[countingKey(counting, differences)] ?? { hits: 0, exact: 0 };
}

/** The way of counting that explains all these files together, by the same rule as for one. */
export function pooledCounting(
  files: readonly CountingEvidence[],
  units: readonly ForeignUnit[],
): Counting | undefined {
  // Where some files say what stands there, those that do not have no voice.
  const quoted = files.filter(({ isQuoted }) => isQuoted);
  const heard = quoted.length > 0 ? quoted : files;
  const total = heard.reduce((sum, one) => sum + one.total, 0);
  const countings = countingsOf(allDifferences(heard.map(({ differences }) => differences)), units);
  const isQuoted = quoted.length > 0;
  return bestBy(countings, { total, isQuoted }, (counting) => sumOf(heard.map((one) => hitsIn(one, counting))));
}

/** Whether these files, taken together, explain as much by one way of counting as by the other. */
export function explainsAsMuch(files: readonly CountingEvidence[], one: Counting, other: Counting): boolean {
  const sum = (counting: Counting): number => sumOf(files.map((file) => hitsIn(file, counting))).hits;
  return sum(one) >= sum(other);
}

/**
 * What the pool says about a file that found `own` by itself: `same` where both come to the same in its texts, `own`
 * where its own words contradict the pool and another way explains all of them, else `pool`.
 */
export function besidePool(
  evidence: CountingEvidence,
  { own, pooled }: { readonly own: Counting; readonly pooled: Counting },
): 'same' | 'own' | 'pool' {
  const { differences, total, isQuoted } = evidence;
  if (countingKey(own, differences) === countingKey(pooled, differences)) return 'same';
  const contradicts = isQuoted && total > 1 && hitsIn(evidence, pooled).hits < total;
  return contradicts && hitsIn(evidence, own).hits === total ? 'own' : 'pool';
}
