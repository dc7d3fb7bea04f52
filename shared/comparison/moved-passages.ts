import type { Span } from '../domain/span.ts';
import { Vocabulary } from './tokens.ts';
import { type Change, TokenList } from './word-diff.ts';

/** So many words and signs in a row that were taken out here and put in there were moved. */
const FEWEST = 6;

/** A passage that stands elsewhere now: in UTF-16 units of the old and the new text. */
export interface MovedPassage {
  readonly before: Span;
  readonly after: Span;
}

/**
 * The passages that were taken out in one place and put in at another, by the same words in the same order. Each word
 * of either text is in one of them at most. In proportion to what was removed and added.
 */
export function movedPassages(before: string, after: string, changes: readonly Change[]): MovedPassage[] {
  const vocabulary = new Vocabulary();
  const listsOf = (kind: 'removed' | 'added') =>
    changes.flatMap((change) => {
      if (change.kind !== kind) return [];
      const { start, end } = kind === 'removed' ? change.before : change.after;
      const tokens = new TokenList((kind === 'removed' ? before : after).slice(start, end), vocabulary);
      return tokens.spans.length < FEWEST ? [] : [{ start, tokens, taken: new Uint8Array(tokens.spans.length) }];
    });
  const removed = listsOf('removed');
  const added = listsOf('added');
  const places = new Map<string, { readonly list: (typeof added)[number]; readonly at: number }>();
  for (const list of added)
    for (let at = 0; at + FEWEST <= list.tokens.numbers.length; at += 1) {
      const key = keyAt(list.tokens, at);
      if (!places.has(key)) places.set(key, { list, at });
    }
  const moved: MovedPassage[] = [];
  for (const { start, tokens } of removed) {
    for (let from = 0; from + FEWEST <= tokens.numbers.length; from += 1) {
      const place = places.get(keyAt(tokens, from));
      if (!place) continue;
      const { list, at } = place;
      let length = 0;
      while (
        from + length < tokens.numbers.length &&
        at + length < list.tokens.numbers.length &&
        list.taken[at + length] === 0 &&
        tokens.numbers[from + length] === list.tokens.numbers[at + length]
      )
        length += 1;
      if (length < FEWEST) continue;
      list.taken.fill(1, at, at + length);
      moved.push({
        before: shifted(tokens.envelope(from, from + length), start),
        after: shifted(list.tokens.envelope(at, at + length), list.start),
      });
      from += length - 1;
    }
  }
  return moved;
}

function keyAt({ numbers }: TokenList, at: number): string {
  return numbers.subarray(at, at + FEWEST).join(' ');
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
