import { overlaps, type Span } from '../domain/span.ts';
import type { Find } from './suggester.ts';

/** A form that a recogniser knows. Of forms that overlap, the first of the list wins. */
export interface Form {
  readonly pattern: RegExp;
  readonly reason: Find['reason']['key'];
  readonly confidence: number;
  /** What the pattern alone cannot tell: whether this match in this text really is one. */
  readonly holds?: (quote: string, context: { readonly text: string; readonly span: Span }) => boolean;
}

/** All finds of the forms in reading order, none of which overlap. */
export function recognise(text: string, forms: readonly Form[], taken: readonly Span[] = []): Find[] {
  const occupied = new Occupied(taken);
  const finds: Find[] = [];
  for (const { pattern, reason, confidence, holds } of forms) {
    const search = new RegExp(pattern);
    for (let match = search.exec(text); match; match = search.exec(text)) {
      const quote = match[0];
      const span = { start: match.index, end: match.index + quote.length };
      if (quote === '' || occupied.touches(span)) {
        // A shorter one may begin behind what is taken already.
        search.lastIndex = span.start + 1;
      } else if (holds?.(quote, { text, span }) !== false) {
        occupied.add(span);
        finds.push({ span, confidence, reason: { key: reason, params: { quote } } });
      }
    }
  }
  return finds.sort((a, b) => a.span.start - b.span.start);
}

/** Stretches of a text, found again by where they lie; asking costs the stretches nearby and not all of them. */
export class Occupied {
  /** In UTF-16 units: most stretches are shorter, so that each lies in one or two cells. */
  static readonly #cell = 256;
  readonly #cells = new Map<number, Span[]>();

  constructor(spans: Iterable<Span> = []) {
    for (const span of spans) this.add(span);
  }

  add(span: Span): void {
    for (const number of this.#numbers(span)) {
      const cell = this.#cells.get(number);
      if (cell) cell.push(span);
      else this.#cells.set(number, [span]);
    }
  }

  touches(span: Span): boolean {
    for (const number of this.#numbers(span))
      if (this.#cells.get(number)?.some((other) => overlaps(other, span))) return true;
    return false;
  }

  *#numbers({ start, end }: Span): Generator<number> {
    const last = Math.floor((end - 1) / Occupied.#cell);
    for (let number = Math.floor(start / Occupied.#cell); number <= last; number += 1) yield number;
  }
}
