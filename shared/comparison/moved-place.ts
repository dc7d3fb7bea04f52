import type { Span } from '../domain/span.ts';
import { anchorAt, findAnchor } from '../text/anchor.ts';
import { type Carried, edge, placeAligned } from './aligned-place.ts';
import { TokenMap } from './token-map.ts';

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

/** So many words and signs that moved together are as sure as more of them. */
const SURELY_MOVED = 8;

/** So many words and signs on either side of a span are compared where some of its own are others. */
const PASSAGE = 24;

/**
 * Where the words of a span stand in what the new text has more than the old one, by the words around them. Undefined
 * where they do not, or where two places fit equally well. Where only the letters around tell two places apart, the
 * confidence is as low as they are alike.
 */
export function findMoved(map: TokenMap, span: Span): Carried | undefined {
  const tokens = map.tokensIn(span);
  if (!tokens) return undefined;
  const { first, last } = tokens;
  const rarest = rarestToken(map, tokens);
  let best: Candidate | undefined;
  let isTie = false;
  let hasRival = false;
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
    hasRival = moved === best?.moved;
    if (moved === best?.moved && score < best.score) continue;
    isTie = moved === best?.moved && score === best.score;
    if (!isTie) best = { span: place, moved, score };
  }
  if (!best || isTie) return undefined;
  const confidence = MOVED * (hasRival ? best.score : Math.max(best.score, sureness(best.moved)));
  return { span: best.span, confidence, reason: 'moved' };
}

function sureness(moved: number): number {
  return 0.5 + 0.5 * Math.min(1, moved / SURELY_MOVED);
}

/**
 * Where a span stands in a passage that moved and in which some of the span's words are others: the passage is found by
 * words of the span, with what stands around them, in what the new text has more; both passages are then compared by
 * themselves. Undefined where there is no such passage, or where two fit equally well.
 */
export function findMovedChanged(map: TokenMap, span: Span): Carried | undefined {
  const tokens = map.tokensIn(span);
  if (!tokens) return undefined;
  let best: { readonly shift: number; readonly moved: number } | undefined;
  let isTie = false;
  for (const [token, place] of seedsOf(map, tokens)) {
    const shift = place - token;
    if (shift === best?.shift) continue;
    const moved = runAround(map, token, shift);
    if (moved < FEWEST_MOVED || moved < (best?.moved ?? 0)) continue;
    // Where words were put in, the same passage lies a few words further on for the words behind them.
    isTie = moved === best?.moved && Math.abs(shift - best.shift) > PASSAGE;
    if (!isTie) best = { shift, moved };
  }
  return best && !isTie ? alignedIn(map, span, { tokens, shift: best.shift }) : undefined;
}

/** Words of the span with their places in what is new, of the rarest word that is there. */
function seedsOf(map: TokenMap, { first, last }: Tokens): (readonly [number, number])[] {
  const seeds: (readonly [number, number])[] = [];
  for (let token = first; token <= last && seeds.length < MOST_CANDIDATES; token += 1) {
    const places = map.addedPlacesOf(map.old.numbers[token] ?? -1);
    // What is everywhere tells nothing, and other words of the span do.
    if (places.length <= FEWEST_MOVED) seeds.push(...places.map((place) => [token, place] as const));
  }
  return seeds;
}

/** How many words and signs are the same in a row, from a word of the span on to both sides. */
function runAround({ old, fresh }: TokenMap, token: number, shift: number): number {
  const isSameToken = (at: number) =>
    at >= 0 && at < old.numbers.length && old.numbers[at] === fresh.numbers[at + shift];
  let from = token;
  while (token - from < PASSAGE && isSameToken(from - 1)) from -= 1;
  let to = token;
  while (to - token < PASSAGE && isSameToken(to + 1)) to += 1;
  return to - from + 1;
}

function alignedIn(
  map: TokenMap,
  span: Span,
  { tokens: { first, last }, shift }: { readonly tokens: Tokens; readonly shift: number },
): Carried | undefined {
  const before = stretchOf(map.old, first - PASSAGE, last + PASSAGE);
  const after = stretchOf(map.fresh, first + shift - PASSAGE, last + shift + PASSAGE);
  const passage = new TokenMap(
    map.old.text.slice(before.start, before.end),
    map.fresh.text.slice(after.start, after.end),
  );
  const found = placeAligned(passage, { start: span.start - before.start, end: span.end - before.start });
  if (!found) return undefined;
  const place = { start: found.span.start + after.start, end: found.span.end + after.start };
  return { span: place, confidence: MOVED * found.confidence, reason: 'changed' };
}

function stretchOf({ spans }: TokenMap['old'], from: number, to: number): Span {
  const first = spans[Math.max(0, from)];
  const last = spans[Math.min(spans.length - 1, to)];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
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
