import type { Span } from '../domain/span.ts';
import { anchorAt, findAnchor } from '../text/anchor.ts';
import { type Carried, edge } from './aligned-place.ts';
import type { TokenMap } from './token-map.ts';

interface Tokens {
  readonly first: number;
  readonly last: number;
}

/** Words that stand in so many new places are looked for in the first ones only. */
const MOST_CANDIDATES = 100;

/** Together with what stands around them still, so many words and signs must have moved. */
const FEWEST_MOVED = 6;
const CONTEXT = 8;

/** As far as `anchorAt` looks around. */
const AROUND = 32;

/** Nothing that moved is as sure as what stayed. */
const MOVED = 0.95;

/**
 * Where the words of a span stand in what the new text has more than the old one, by the words around them. Undefined
 * where they do not, or where two places fit equally well.
 */
export function findMoved(map: TokenMap, span: Span): Carried | undefined {
  const tokens = map.tokensIn(span);
  if (!tokens) return undefined;
  const { first, last } = tokens;
  const rarest = rarestToken(map, tokens);
  let best: Candidate | undefined;
  let isTie = false;
  for (const candidate of map.addedPlacesOf(map.old.numbers[rarest] ?? -1).slice(0, MOST_CANDIDATES)) {
    const from = candidate - (rarest - first);
    if (!isSame(map, tokens, from)) continue;
    const moved = movedAround(map, tokens, from);
    if (moved < Math.max(FEWEST_MOVED, best?.moved ?? 0)) continue;
    const place = {
      start: edge(map, { from: first, to: from }, span.start, 'start'),
      end: edge(map, { from: last, to: from + last - first }, span.end, 'end'),
    };
    const score = scoreAt(map, span, place);
    if (moved === best?.moved && score < best.score) continue;
    isTie = moved === best?.moved && score === best.score;
    if (!isTie) best = { span: place, moved, score };
  }
  return best && !isTie ? { span: best.span, confidence: MOVED * best.score, reason: 'moved' } : undefined;
}

interface Candidate {
  readonly span: Span;
  readonly moved: number;
  readonly score: number;
}

/** How many words and signs moved together: those of the span and, as far as they are the same, those around it. */
function movedAround({ old, fresh }: TokenMap, { first, last }: Tokens, from: number): number {
  const shift = from - first;
  const isSameToken = (token: number) =>
    token >= 0 && token < old.numbers.length && old.numbers[token] === fresh.numbers[token + shift];
  let before = 0;
  while (before < CONTEXT && isSameToken(first - 1 - before)) before += 1;
  let after = 0;
  while (after < CONTEXT && isSameToken(last + 1 + after)) after += 1;
  return before + after + last - first + 1;
}

/** How much of the letters around are the same: 0.5 to 1 (see `findAnchor`). */
function scoreAt({ old, fresh }: TokenMap, span: Span, place: Span): number {
  const base = Math.max(0, place.start - AROUND);
  const around = fresh.text.slice(base, place.end + AROUND);
  const found = findAnchor(around, { ...anchorAt(old.text, span), start: place.start - base });
  const isHere = found && found.span.start < place.end - base && place.start - base < found.span.end;
  return isHere ? found.score : 0.5;
}

function rarestToken(map: TokenMap, { first, last }: Tokens): number {
  let rarest = first;
  let fewest = Infinity;
  for (let token = first; token <= last; token += 1) {
    const count = map.addedPlacesOf(map.old.numbers[token] ?? -1).length;
    if (count < fewest) [rarest, fewest] = [token, count];
    // What is not there at all cannot become rarer.
    if (count === 0) break;
  }
  return rarest;
}

function isSame({ old, fresh }: TokenMap, { first, last }: Tokens, from: number): boolean {
  if (from < 0 || from + last - first >= fresh.spans.length) return false;
  for (let i = 0; i <= last - first; i += 1) if (old.numbers[first + i] !== fresh.numbers[from + i]) return false;
  return true;
}
