import { findSpanFault, quoteOf, type Span } from '../../domain/span.ts';
import { type Anchored, findAnchor } from '../../text/anchor.ts';
import { type Counting, type ForeignUnit, placesOf, unitsToTry } from './counting.ts';
import { bestCounting, type CountingEvidence, evidenceOf, hitsOf, sampleOf } from './counting-evidence.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignFault } from './foreign-corpus.ts';
import { refinedPlace } from './refined-place.ts';
import { type UnitDoubt, unitDoubts } from './unit-doubts.ts';
import { offsetsOf, says, spansAt } from './words-at.ts';

/** A document whose annotations stand at places of its text in UTF-16 units, with the words that are there. */
export interface ResolvedDocument extends Omit<
  ForeignDocument,
  'annotations' | 'text' | 'evidence' | 'fragmentsEndAtLines' | 'unit'
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
  /** What other files of the same program can learn from it; absent where there is nothing to learn. */
  readonly evidence?: CountingEvidence;
  /** Other units that the file agrees with as well, and that would place some annotations elsewhere. */
  readonly doubts: readonly UnitDoubt[];
  /** Annotations with words in the file, and how many of these stand where the file says. */
  readonly quoted: number;
  readonly confirmed: number;
  /** Annotations that were found again by their words, since those are not where the file says. */
  readonly moved: readonly ForeignFault[];
  /** Annotations whose place is told by words that stand at several places, of which the first was taken. */
  readonly ambiguous: readonly ForeignFault[];
  /** Annotations that have no place in the text. */
  readonly misfits: readonly ForeignFault[];
}

export interface DocumentToResolve extends ForeignDocument {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
}

/** How the reason of a misfit begins that has a place, but no text there. */
export const COVERS_NOTHING = 'it covers no character';

/**
 * Finds out what the offsets of a file count, by the words that the file itself quotes: each way of counting is tried
 * over all documents, and the first that explains every quote wins, or else the one that explains most. A document that
 * another way explains completely gets that one (one program wrote some texts escaped, and some not). What still does
 * not fit is looked up by its words, and what has no words there is a misfit: nothing is shifted or dropped in silence.
 *
 * Where a file quotes nothing, ways of counting are judged by how many edges fall between words. Documents with a unit
 * by definition are neither judged nor asked.
 *
 * @param known how it counts, where other files of the same program have shown that
 * @param chosen the unit, where a person says what it is: then no other is tried, and nothing is in doubt
 */
export function resolveOffsets(
  documents: readonly DocumentToResolve[],
  preferred: readonly ForeignUnit[],
  { known, chosen }: { readonly known?: Counting | undefined; readonly chosen?: ForeignUnit | undefined } = {},
): ResolvedCorpus {
  const units = unitsToTry(preferred, chosen);
  const open = documents.filter(({ unit }) => unit === undefined);
  const evidence = known ? undefined : evidenceOf(open, units);
  const counting = known ?? bestCounting(sampleOf(open), units) ?? firstCounting(units);
  const moved: ForeignFault[] = [];
  const ambiguous: ForeignFault[] = [];
  const misfits: ForeignFault[] = [];
  let quoted = 0;
  let confirmed = 0;
  const resolved = documents.map((document) => {
    const own = ownCounting(document, { counting, units });
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
      if (annotation.within) {
        const refined = refinedPlace(document.text, annotation.within, own);
        if (!refined) misfits.push({ file, place, reason: 'what it refines, or it itself, is not in the text' });
        confirmed += Number(said && refined !== undefined);
        return refined ? [placed(annotation, document, [refined])] : [];
      }
      const found = said ? findAgain(annotation, document.text, places) : undefined;
      const again = found && [found.span];
      if (again && annotation.spans.length === 0) {
        confirmed += 1;
        if (found.others > 0)
          ambiguous.push({
            file,
            place,
            reason: `“${shortened(annotation.quote ?? '')}” stands at ${found.others + 1} places, of which the first was taken`,
          });
        return [placed(annotation, document, again)];
      }
      if (!again) {
        misfits.push({ file, place, reason: whyMisfit(annotation, { spans, text: document.text }) });
        return [];
      }
      const at = `found at character ${inUnitOf(own, document.text, again[0]?.start ?? 0)}, not at ${annotation.spans[0]?.start ?? 0}`;
      moved.push({ file, place, reason: `“${shortened(annotation.quote ?? '')}” ${at}` });
      return [placed(annotation, document, again)];
    });
    const { annotations: _unplaced, evidence: _evidence, fragmentsEndAtLines: _known, unit: _unit, ...rest } = document;
    return { ...rest, annotations };
  });
  const doubts = chosen === undefined ? unitDoubts(open, { counting, usual: preferred }) : [];
  return {
    documents: resolved,
    counting,
    ...(evidence ? { evidence } : {}),
    doubts,
    quoted,
    confirmed,
    moved,
    ambiguous,
    misfits,
  };
}

function firstCounting([unit = 'utf16']: readonly ForeignUnit[]): Counting {
  return { unit, lineEnds: 'as-is', mark: false, base: 0, end: 'after' };
}

function ownCounting(
  document: DocumentToResolve,
  { counting, units }: { readonly counting: Counting; readonly units: readonly ForeignUnit[] },
): Counting {
  if (document.unit !== undefined) return firstCounting([document.unit]);
  const [sampled] = sampleOf([document]);
  if (!sampled || !sampled.rows.some(({ quote }) => quote)) return counting;
  const total = sampled.rows.length;
  if (total === 1 || hitsOf(sampled, counting).hits === total) return counting;
  const better = bestCounting([sampled], [...new Set([counting.unit, ...units])]);
  return better && hitsOf(sampled, better).hits === total ? better : counting;
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
): Anchored | undefined {
  if (spans.length > 1) return undefined;
  const said = spans[0]?.start ?? 0;
  const start = places.get(said) ?? Math.min(said, text.length);
  const found = findAnchor(text, { quote: quote.replaceAll('\\n', '\n'), prefix, suffix, start });
  return found && !findSpanFault(text, [found.span]) ? found : undefined;
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

/** A place of ours as the file would count it, for a message: what it does with line ends is left out. */
function inUnitOf({ unit, base }: Counting, text: string, place: number): number {
  if (unit !== 'codepoint' && unit !== 'byte') return place + base;
  let counted = base;
  for (const character of text.slice(0, place)) counted += unit === 'codepoint' ? 1 : bytesOf(character);
  return counted;
}

/** In UTF-8. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
