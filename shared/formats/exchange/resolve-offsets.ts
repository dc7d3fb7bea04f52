import { findSpanFault, quoteOf, type Span } from '../../domain/span.ts';
import { findAnchor } from '../../text/anchor.ts';
import { type CountedText, type Counting, countingsOf, type ForeignUnit, placesOf } from './counting.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignFault, QuotedSpan } from './foreign-corpus.ts';

/** A document whose annotations stand at places of its text in UTF-16 units, with the words that are there. */
export interface ResolvedDocument extends Omit<
  ForeignDocument,
  'annotations' | 'text' | 'evidence' | 'fragmentsEndAtLines'
> {
  readonly text: string;
  readonly annotations: readonly ResolvedAnnotation[];
}

export interface ResolvedAnnotation extends Omit<ForeignAnnotation, 'spans' | 'quote'> {
  readonly spans: readonly Span[];
  readonly quote: string;
}

export interface ResolvedCorpus {
  readonly documents: readonly ResolvedDocument[];
  /** How the file counts; where it quotes nothing, how such files usually do. */
  readonly counting: Counting;
  /** Annotations with words in the file, and how many of these stand where the file says. */
  readonly quoted: number;
  readonly confirmed: number;
  /** Annotations that were found again by their words, since those are not where the file says. */
  readonly moved: readonly ForeignFault[];
  /** Annotations that have no place in the text. */
  readonly misfits: readonly ForeignFault[];
}

export interface DocumentToResolve extends ForeignDocument {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
}

/** How the reason of a misfit begins that has a place, but no text there. */
export const COVERS_NOTHING = 'it covers no character';

/** To tell the units apart, so many quotes are enough; all are then checked with the one that was found. */
const SAMPLE = 2000;

/**
 * Finds out what the offsets of a file count, by the words that the file itself quotes: each way of counting is tried
 * over all documents, and the first that explains every quote wins, or else the one that explains most. A document that
 * another way explains completely gets that one (one program wrote some texts escaped, and some not). What still does
 * not fit is looked up by its words, and what has no words there is a misfit: nothing is shifted or dropped in silence.
 *
 * Where a file quotes nothing, ways of counting are judged by how many edges fall between words.
 */
export function resolveOffsets(
  documents: readonly DocumentToResolve[],
  preferred: readonly ForeignUnit[],
): ResolvedCorpus {
  const sampled = sampleOf(documents);
  const counting = bestCounting(sampled, countingsOf(sampled, preferred)) ?? firstCounting(preferred);
  const moved: ForeignFault[] = [];
  const misfits: ForeignFault[] = [];
  let quoted = 0;
  let confirmed = 0;
  const resolved = documents.map((document) => {
    const own = ownCounting(document, { counting, preferred });
    const places = placesOf(document, own, offsetsOf(document.annotations, own));
    const annotations = document.annotations.flatMap((annotation): ResolvedAnnotation[] => {
      const spans = spansAt(annotation, places, own);
      const said = annotation.quote !== undefined && annotation.quote !== '';
      quoted += Number(said);
      if (spans && says(document.text, spans, annotation)) {
        confirmed += Number(said);
        return [placed(annotation, document, spans)];
      }
      const { file } = document;
      const { place } = annotation;
      const again = said ? findAgain(annotation, document.text, places) : undefined;
      if (again && annotation.spans.length === 0) {
        confirmed += 1;
        return [placed(annotation, document, again)];
      }
      if (!again) {
        misfits.push({ file, place, reason: whyMisfit(annotation, { spans, text: document.text }) });
        return [];
      }
      const at = `found at character ${again[0]?.start ?? 0}, not at ${annotation.spans[0]?.start ?? 0}`;
      moved.push({ file, place, reason: `“${shortened(annotation.quote ?? '')}” ${at}` });
      return [placed(annotation, document, again)];
    });
    const { annotations: _unplaced, evidence: _evidence, fragmentsEndAtLines: _known, ...rest } = document;
    return { ...rest, annotations };
  });
  return { documents: resolved, counting, quoted, confirmed, moved, misfits };
}

function firstCounting([unit = 'utf16']: readonly ForeignUnit[]): Counting {
  return { unit, lineEnds: 'as-is', mark: false, base: 0, end: 'after' };
}

interface Sampled extends CountedText {
  readonly rows: readonly QuotedSpan[];
}

/** Rows from every part of the file, those with quotes first. */
function sampleOf(documents: readonly DocumentToResolve[]): Sampled[] {
  const each = Math.max(20, Math.ceil(SAMPLE / Math.max(1, documents.length)));
  let left = SAMPLE;
  const sampled: Sampled[] = [];
  for (const document of documents) {
    if (left <= 0) break;
    const all = [...document.annotations, ...(document.evidence ?? [])].filter(({ spans }) => spans.length > 0);
    const quoted = all.filter(({ quote }) => quote !== undefined && quote !== '');
    const rows = evenly(quoted.length > 0 ? quoted : all, each);
    left -= rows.length;
    if (rows.length > 0) sampled.push({ text: document.text, hasByteOrderMark: document.hasByteOrderMark, rows });
  }
  return sampled;
}

/** The last rows matter most: what a way of counting gets wrong adds up along a text. */
function evenly<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor(((index + 1) * items.length) / count) - 1],
  ).filter((item) => item !== undefined);
}

function bestCounting(sampled: readonly Sampled[], countings: Iterable<Counting>): Counting | undefined {
  const total = sampled.reduce((sum, { rows }) => sum + rows.length, 0);
  if (total === 0) return undefined;
  let best: { readonly counting: Counting; readonly hits: number; readonly exact: number } | undefined;
  for (const counting of countings) {
    const hits = sampled.reduce((sum, one) => sum + hitsOf(one, counting), 0);
    if (best && hits < best.hits) continue;
    // Two ways can differ by blanks only, which a quote may have in ways of its own: then the verbatim one is true.
    const exact = sampled.reduce((sum, one) => sum + exactHitsOf(one, counting), 0);
    if (exact === total) return counting;
    if (!best || hits > best.hits || exact > best.exact) best = { counting, hits, exact };
  }
  return best?.counting;
}

/** How many rows a way of counting explains to the character; a row without words is explained by its edges. */
function exactHitsOf({ rows, ...text }: Sampled, counting: Counting): number {
  const places = placesOf(text, counting, offsetsOf(rows, counting));
  return rows.filter((row) => {
    const spans = spansAt(row, places, counting);
    if (!spans) return false;
    return row.quote ? quoteOf(text.text, spans) === row.quote : cutsNoWord(text.text, spans);
  }).length;
}

/** How many rows a way of counting explains: by their words, or without words by edges that cut none. */
function hitsOf({ rows, ...text }: Sampled, counting: Counting): number {
  const places = placesOf(text, counting, offsetsOf(rows, counting));
  return rows.filter((row) => {
    const spans = spansAt(row, places, counting);
    if (!spans) return false;
    return row.quote ? says(text.text, spans, row) : cutsNoWord(text.text, spans);
  }).length;
}

function ownCounting(
  document: DocumentToResolve,
  { counting, preferred }: { readonly counting: Counting; readonly preferred: readonly ForeignUnit[] },
): Counting {
  const [sampled] = sampleOf([document]);
  if (!sampled || !sampled.rows.some(({ quote }) => quote) || hitsOf(sampled, counting) === sampled.rows.length)
    return counting;
  const better = bestCounting([sampled], countingsOf([sampled], [counting.unit, ...preferred]));
  return better && hitsOf(sampled, better) === sampled.rows.length && sampled.rows.length > 1 ? better : counting;
}

function* offsetsOf(rows: readonly QuotedSpan[], { end }: Counting): Generator<number> {
  for (const { spans } of rows)
    for (const span of spans) {
      yield span.start;
      yield end === 'last' ? span.end + 1 : span.end;
    }
}

function spansAt(
  { spans }: QuotedSpan,
  places: ReadonlyMap<number, number>,
  { end: edge }: Counting,
): readonly Span[] | undefined {
  const found = spans.map(({ start, end }) => ({
    start: places.get(start) ?? -1,
    end: places.get(edge === 'last' ? end + 1 : end) ?? -1,
  }));
  return found.length > 0 && found.every(({ start, end }) => start >= 0 && end > start) ? found : undefined;
}

/** Whether the words are there. Programs write line ends and runs of blanks in a quote in their own ways. */
function says(text: string, spans: readonly Span[], { quote }: QuotedSpan): boolean {
  if (quote === undefined || quote === '') return true;
  const there = quoteOf(text, spans);
  return (
    there === quote ||
    words(there) === words(quote) ||
    words(spans.map((span) => quoteOf(text, [span])).join('')) === words(quote)
  );
}

function words(text: string): string {
  return text.replaceAll(/\\[nrt]|\s/gu, '');
}

const wordCharacter = /[\p{L}\p{N}]/u;

function cutsNoWord(text: string, spans: readonly Span[]): boolean {
  return spans.every(({ start, end }) => isEdge(text, start) && isEdge(text, end));
}

function isEdge(text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at];
  if (before === undefined || after === undefined) return true;
  return !(wordCharacter.test(before) && wordCharacter.test(after));
}

/** All that some program takes for the end of a line. */
// oxlint-disable-next-line no-control-regex -- some of them are control characters
const lineEnds = /^[\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]+$/;

function placed(
  annotation: ForeignAnnotation,
  { text, fragmentsEndAtLines }: Pick<DocumentToResolve, 'text' | 'fragmentsEndAtLines'>,
  spans: readonly Span[],
): ResolvedAnnotation {
  const isLineEnd = (start: number, end: number) =>
    fragmentsEndAtLines === true && lineEnds.test(text.slice(start, end));
  const whole = inOrder(spans, isLineEnd);
  return { ...annotation, spans: whole, quote: quoteOf(text, whole) };
}

/** Fragments in reading order; those that touch or overlap, or have nothing between them that counts, become one. */
function inOrder(spans: readonly Span[], isNothing: (start: number, end: number) => boolean): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && (span.start <= last.end || isNothing(last.end, span.start)))
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

/**
 * The words of an annotation near where the file says they are, or else where most of their context is. Fragments are
 * not told apart in a quote.
 */
function findAgain(
  { spans, quote = '', prefix = '', suffix = '' }: ForeignAnnotation,
  text: string,
  places: ReadonlyMap<number, number>,
): readonly Span[] | undefined {
  if (spans.length > 1) return undefined;
  const said = spans[0]?.start ?? 0;
  const start = places.get(said) ?? Math.min(said, text.length);
  const found = findAnchor(text, { quote: quote.replaceAll('\\n', '\n'), prefix, suffix, start });
  return found && !findSpanFault(text, [found.span]) ? [found.span] : undefined;
}

function whyMisfit(
  { spans, quote }: ForeignAnnotation,
  { spans: places, text }: { readonly spans: readonly Span[] | undefined; readonly text: string },
): string {
  const at = spans.map(({ start, end }) => `${start}–${end}`).join(', ');
  if (spans.length === 0) return 'it has no place in the text';
  if (spans.some(({ start, end }) => start === end)) return `${COVERS_NOTHING} (${at})`;
  if (!places) return `its offsets (${at}) lie outside the text or inside a character`;
  return `the text says “${shortened(quoteOf(text, places))}” at ${at}, not “${shortened(quote ?? '')}”, which is nowhere in it`;
}

const LONGEST = 60;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}…`;
}
