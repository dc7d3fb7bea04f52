import type { IndexedText } from './indexed-text.ts';
import type { QuotedWord } from './quoted-words.ts';

/** The words `[from, to)` of a text, by their numbers. */
export interface WordWindow {
  readonly from: number;
  readonly to: number;
}

/** So many places are looked at closely. */
const MOST_WINDOWS = 4;

/** An ellipsis stands for no more words than this. */
const LONGEST_ELLIPSIS = 60;

/** So many words are compared at most: a text of one word, repeated, must not take for ever. */
const MOST_COMPARED = 4_000_000;

/** A word that holds sentences together counts this much, so that it decides only among equals. */
const LITTLE = 0.05;

/** Where the words stand one after the other just as quoted, without regard to case and punctuation. */
export function exactPlace(quoted: readonly QuotedWord[], text: IndexedText): number | undefined {
  let rarest: { readonly at: number; readonly places: readonly number[] } | undefined;
  for (const [at, { word }] of quoted.entries()) {
    const places = text.placesOf(word);
    if (places.length < (rarest?.places.length ?? Infinity)) rarest = { at, places };
  }
  if (!rarest) return undefined;
  let compared = 0;
  for (const place of rarest.places) {
    const first = place - rarest.at;
    let same = 0;
    while (same < quoted.length && text.words[first + same] === quoted[same]?.word) same += 1;
    if (same === quoted.length) return first;
    compared += same + 1;
    if (compared > MOST_COMPARED) break;
  }
  return undefined;
}

/**
 * The stretches of a text that hold most of a quotation's words, the best first, none overlapping another by half. Each
 * word counts as often as it is quoted.
 */
export function likelyWindows(quoted: readonly QuotedWord[], text: IndexedText): WordWindow[] {
  const { hits, wanted } = hitsOf(quoted, text);
  const ellipses = quoted.filter(({ afterEllipsis }) => afterEllipsis).length;
  const length = Math.ceil(1.5 * quoted.length) + 8 + LONGEST_ELLIPSIS * ellipses;
  const best: { worth: number; first: number; last: number }[] = [];
  const seen = new Map<string, number>();
  let worth = 0;
  let first = 0;
  for (const [last, hit] of hits.entries()) {
    worth += hit.worth * added(seen, hit.word, wanted);
    for (let oldest = hits[first]; oldest && hit.place - oldest.place >= length; oldest = hits[first]) {
      worth -= oldest.worth * removed(seen, oldest.word, wanted);
      first += 1;
    }
    keepBest(best, { worth, first: hits[first]?.place ?? hit.place, last: hits[last]?.place ?? hit.place }, length);
  }
  // Words at the edges may be changed ones, which are no hits.
  return best.map(({ first, last }) => ({
    from: Math.max(0, Math.min(first, last - length) - 4),
    to: Math.min(text.words.length, Math.max(last, first + length) + 5),
  }));
}

interface Hit {
  readonly place: number;
  readonly word: string;
  readonly worth: number;
}

function hitsOf(quoted: readonly QuotedWord[], text: IndexedText) {
  const wanted = new Map<string, number>();
  const worths = new Map<string, number>();
  for (const { word, worth, inserted } of quoted) {
    if (inserted) continue;
    wanted.set(word, (wanted.get(word) ?? 0) + 1);
    worths.set(word, LITTLE + worth);
  }
  const hits: Hit[] = [];
  for (const [word, worth] of worths)
    for (const place of text.placesOf(word))
      hits.push({ place, word, worth: worth / Math.sqrt(textCount(text, word)) });
  return { hits: hits.sort((a, b) => a.place - b.place), wanted };
}

function textCount(text: IndexedText, word: string): number {
  return Math.max(1, text.placesOf(word).length);
}

/** 1 where the word counts, since the stretch does not hold it as often yet as it is quoted. */
function added(seen: Map<string, number>, word: string, wanted: ReadonlyMap<string, number>): number {
  const count = (seen.get(word) ?? 0) + 1;
  seen.set(word, count);
  return count <= (wanted.get(word) ?? 0) ? 1 : 0;
}

function removed(seen: Map<string, number>, word: string, wanted: ReadonlyMap<string, number>): number {
  const count = seen.get(word) ?? 0;
  seen.set(word, count - 1);
  return count <= (wanted.get(word) ?? 0) ? 1 : 0;
}

interface Found {
  readonly worth: number;
  readonly first: number;
  readonly last: number;
}

function keepBest(best: Found[], found: Found, length: number): void {
  const near = best.findIndex(({ last }) => Math.abs(last - found.last) < length / 2);
  const known = best[near];
  if (known) {
    if (found.worth <= known.worth) return;
    best.splice(near, 1);
  } else if (best.length === MOST_WINDOWS && found.worth <= (best.at(-1)?.worth ?? 0)) return;
  best.push(found);
  best.sort((a, b) => b.worth - a.worth);
  best.length = Math.min(best.length, MOST_WINDOWS);
}
