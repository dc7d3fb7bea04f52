import type { MatchContext, MatchMark, MatchPair } from '#shared/api/match-answers.ts';
import { claimFigure, comparableFigure } from '#shared/claims/frames/claim-figure.ts';
import { type ClaimFrame, quotesOf } from '#shared/claims/frames/claim-frame.ts';
import { type Term, termsOf } from '#shared/claims/matches/claim-terms.ts';
import { compareQuantities } from '#shared/quantities/compare-quantities.ts';
import { formatQuantity } from '#shared/quantities/format-quantity.ts';
import type { Quantity } from '#shared/quantities/quantity.ts';
import { envelope, overlaps, type Span, splitsSurrogatePair } from '#shared/domain/span.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import { matchSide, mentionsIn, namingMentions } from './match-claims.ts';

/** How much of a paragraph is shown on either side of a claim, in UTF-16 units. */
const AROUND = 400;

interface Side {
  readonly frame: ClaimFrame;
  readonly text: string;
  readonly terms: readonly Term[];
  readonly mentions: readonly { readonly span: Span; readonly entityId: string | null }[];
}

/** Two claims in the words around them, with what they share and where their figures stand apart. */
export function matchPair(one: ClaimFrame, other: ClaimFrame, read: ProjectReader): MatchPair {
  const [from, to] = [sideOf(one, read), sideOf(other, read)];
  const compared = compareFigures(from, to);
  return {
    from: contextOf(from, { other: to, read, figure: compared.from }),
    to: contextOf(to, { other: from, read, figure: compared.to }),
    figures: compared.figures,
  };
}

function sideOf(frame: ClaimFrame, read: ProjectReader): Side {
  const { claim, document } = frame;
  const { text } = read.content(document.contentId);
  const { start, end } = envelope(claim.spans);
  const terms = termsOf(text.slice(start, end)).map((term) => ({ ...term, start: term.start + start }));
  const mentions = mentionsIn(claim, namingMentions(read, document.id));
  return { frame, text, terms, mentions: mentions.map(({ spans, entityId }) => ({ span: envelope(spans), entityId })) };
}

interface Beside {
  readonly other: Side;
  readonly read: ProjectReader;
  readonly figure: Quantity | null;
}

function contextOf(side: Side, { other, read, figure }: Beside): MatchContext {
  const { frame, text } = side;
  const shown = paragraphAround(text, envelope(frame.claim.spans));
  return {
    ...matchSide(frame, read),
    cue: quotesOf(frame.cues),
    text: text.slice(shown.start, shown.end),
    textStart: shown.start,
    marks: marksOf(side, other),
    figure: figure ? formatQuantity(figure) : '',
  };
}

/** What the other claim has too, and the figures where neither has one of the other's. */
function marksOf(side: Side, other: Side): MatchMark[] {
  const theirs = new Set(other.terms.map(({ key }) => key));
  const entities = new Set(other.mentions.map(({ entityId }) => entityId));
  const numbersOf = ({ terms }: Side): readonly Term[] => terms.filter(({ kind }) => kind === 'number');
  const differ = numbersOf(other).length > 0 && numbersOf(side).every(({ key }) => !theirs.has(key));
  const marks: MatchMark[] = side.mentions
    .filter(({ entityId }) => entities.has(entityId))
    .map(({ span }) => ({ span, kind: 'entity' }));
  for (const { kind, key, start, text } of side.terms) {
    const span = { start, end: start + text.length };
    if (theirs.has(key)) marks.push({ span, kind });
    else if (kind === 'number' && differ) marks.push({ span, kind: 'other-number' });
  }
  const kept: MatchMark[] = [];
  // Entities first: a name that is marked whole is not marked again word by word.
  for (const mark of marks) if (!kept.some(({ span }) => overlaps(span, mark.span))) kept.push(mark);
  return kept.sort((a, b) => a.span.start - b.span.start);
}

function compareFigures({ frame: one, text: oneText }: Side, { frame: other, text: otherText }: Side) {
  const [first, second] = [claimFigure(one.claim, oneText), claimFigure(other.claim, otherText)];
  if (!first || !second) return { from: first?.quantity ?? null, to: second?.quantity ?? null, figures: null };
  const plain = compareQuantities(first.quantity, second.quantity);
  if (plain.relation !== 'incomparable') return { from: first.quantity, to: second.quantity, figures: plain };
  // "Four dead and eleven missing" may be compared by either of its numbers.
  const better =
    second.basis === 'text' ? comparableFigure(other.claim, first.quantity, otherText)?.quantity : undefined;
  if (!better) return { from: first.quantity, to: second.quantity, figures: plain };
  return { from: first.quantity, to: better, figures: compareQuantities(first.quantity, better) };
}

function paragraphAround(text: string, { start, end }: Span): Span {
  const line = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const next = text.indexOf('\n', end);
  return {
    start: wordEdge(text, Math.max(Math.min(line, start), start - AROUND)),
    end: wordEdge(text, Math.min(next < 0 ? text.length : next, end + AROUND)),
  };
}

/** Never within a character. */
function wordEdge(text: string, offset: number): number {
  return splitsSurrogatePair(text, offset) ? offset + 1 : offset;
}
