import type { Span, Utf16Offset } from '../domain/span.ts';
import type { TokenMap } from './token-map.ts';

export interface Carried {
  readonly span: Span;
  readonly confidence: number;
  readonly reason: 'same' | 'moved' | 'changed';
}

/** So many words and signs on either side tell whether a place is the right one. */
const CONTEXT = 5;

/** What a place is worth whose blanks, quotation marks or dashes differ. */
const LOOSE = 0.95;

/** An annotation of fewer letters, with other words on both sides, may be another mention of the same name. */
const SHORT = 12;

/** The share of letters that must be the same for changed words to be the annotation's still. */
const LEAST_ALIKE = 0.5;

/** What is the highest confidence in a place whose words are others, or which could be another one. */
const CHANGED = 0.9;
const UNCERTAIN = 0.5;

/** A figure put for a figure: the place is right, and nothing of the words is the same. */
const OTHER_FIGURE = 0.3;

/** The place of a span by the words that both texts have in the same order; undefined where too few are left. */
export function placeAligned(map: TokenMap, span: Span): Carried | undefined {
  const tokens = map.tokensIn(span);
  if (!tokens) return undefined;
  const { first, last } = tokens;
  const from = map.placeOf(first);
  const to = map.placeOf(last);
  let placed = 0;
  for (let token = first; token <= last; token += 1) placed += map.hasPlace(token) ? 1 : 0;
  if (placed === last - first + 1 && to - from === last - first) return unchanged(map, span, { first, last });
  return changed(map, { first, last });
}

interface Tokens {
  readonly first: number;
  readonly last: number;
}

/** All words are there and nothing between them. */
function unchanged(map: TokenMap, span: Span, { first, last }: Tokens): Carried {
  const place = {
    start: edge(map, { from: first, to: map.placeOf(first) }, span.start, 'start'),
    end: edge(map, { from: last, to: map.placeOf(last) }, span.end, 'end'),
  };
  const isExact = map.old.text.slice(span.start, span.end) === map.fresh.text.slice(place.start, place.end);
  const confidence = contextOf(map, { first, last }) * (isExact ? 1 : LOOSE);
  if (isUncertain(map, { first, last }))
    return { span: place, confidence: Math.min(UNCERTAIN, confidence), reason: 'changed' };
  return { span: place, confidence, reason: 'same' };
}

/** Half for the words themselves and a quarter for each side, as in `findAnchor`, but by words and not by letters. */
function contextOf(map: TokenMap, { first, last }: Tokens): number {
  const before = followed(map, first, -1);
  const after = followed(map, last, 1);
  return 0.5 + (0.25 * (before + after)) / CONTEXT;
}

/** How many tokens beside a token stayed beside it; where both texts end together nothing is missing. */
function followed(map: TokenMap, token: number, step: 1 | -1): number {
  const place = map.placeOf(token);
  for (let i = 1; i <= CONTEXT; i += 1) {
    const beside = token + step * i;
    if (!map.hasPlace(beside) || map.placeOf(beside) !== place + step * i) return i - 1;
    if (beside < 0 || beside >= map.places.length) break;
  }
  return CONTEXT;
}

/** An offset in or beside an old token, as one in or beside the new token that it became. */
export function edge(
  { old, fresh }: TokenMap,
  token: { readonly from: number; readonly to: number },
  offset: Utf16Offset,
  side: 'start' | 'end',
): Utf16Offset {
  const before = old.spans[token.from] ?? { start: 0, end: 0 };
  const after = fresh.spans[token.to] ?? before;
  const isSame = old.text.slice(before.start, before.end) === fresh.text.slice(after.start, after.end);
  if (side === 'start') {
    if (offset >= before.start) return isSame ? after.start + offset - before.start : after.start;
    const blank = old.text.slice(offset, before.start);
    return fresh.text.startsWith(blank, after.start - blank.length) && after.start >= blank.length
      ? after.start - blank.length
      : after.start;
  }
  if (offset <= before.end) return isSame ? after.end + offset - before.end : after.end;
  const blank = old.text.slice(before.end, offset);
  return fresh.text.startsWith(blank, after.end) ? after.end + blank.length : after.end;
}

/** It may be another one of several, or the only words that are left of its sentence. */
function isUncertain(map: TokenMap, { first, last }: Tokens): boolean {
  const { uncertain } = map;
  let isAmbiguous = true;
  let letters = 0;
  for (let token = first; token <= last; token += 1) {
    isAmbiguous &&= uncertain[token] === 1;
    letters += map.old.weightOf(token);
  }
  if (isAmbiguous || letters >= SHORT) return isAmbiguous;
  const follows = map.hasPlace(first - 1) && map.placeOf(first - 1) === map.placeOf(first) - 1;
  const leads = map.hasPlace(last + 1) && map.placeOf(last + 1) === map.placeOf(last) + 1;
  return !follows && !leads;
}

/** Some of the words are there: the place goes from the first to the last of them, and over what stands for others. */
function changed(map: TokenMap, tokens: Tokens): Carried | undefined {
  const place = outerPlace(map, tokens);
  const length = tokens.last - tokens.first + 1;
  if (!place || place.last - place.first >= MOST_GROWTH * (length + 5)) return undefined;
  let same = 0;
  let all = 0;
  let onlyFigures = place.last - place.first === length - 1;
  const kept = new Set<number>();
  for (let token = tokens.first; token <= tokens.last; token += 1) {
    const weight = map.old.weightOf(token);
    all += weight;
    if (map.hasPlace(token)) {
      same += weight;
      kept.add(map.placeOf(token));
    } else onlyFigures &&= weight === 0 || isFigure(map.old.keys[token]);
  }
  for (let token = place.first; token <= place.last; token += 1) {
    const weight = map.fresh.weightOf(token);
    all += weight;
    onlyFigures &&= kept.has(token) || weight === 0 || isFigure(map.fresh.keys[token]);
  }
  const alike = all === 0 ? 0 : (2 * same) / all;
  if (alike < LEAST_ALIKE && !onlyFigures) return undefined;
  const span = map.fresh.envelope(place.first, place.last + 1);
  return { span, confidence: Math.min(CHANGED, Math.max(alike, OTHER_FIGURE)), reason: 'changed' };
}

/** An annotation between whose words a whole story was put is none of both any more. */
const MOST_GROWTH = 3;

/** From the first to the last new token that an old one became, and what stands for others at the edges. */
function outerPlace(map: TokenMap, { first, last }: Tokens): Tokens | undefined {
  let from: number | undefined;
  let to: number | undefined;
  for (let token = first; token <= last; token += 1) {
    if (!map.hasPlace(token)) continue;
    from ??= map.placeOf(token);
    to = map.placeOf(token);
  }
  // What was put for words at an edge belongs to the annotation only where it stands for nothing else.
  if (!map.hasPlace(first) && map.hasPlace(first - 1)) from = map.placeOf(first - 1) + 1;
  if (!map.hasPlace(last) && map.hasPlace(last + 1)) to = map.placeOf(last + 1) - 1;
  return from === undefined || to === undefined || from > to ? undefined : { first: from, last: to };
}

function isFigure(key: string | undefined): boolean {
  return key !== undefined && /^[-+]?\p{N}/u.test(key);
}
