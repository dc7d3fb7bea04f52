import type { Span } from '../../domain/span.ts';

/**
 * A text made of tokens, a line for each sentence. What stood between the tokens is not known, so it is one blank;
 * where a dataset has the sentence as a text beside them, that is its line.
 */
export class TokenText {
  readonly #lines: string[] = [];
  readonly #tokens: Span[] = [];
  #length = 0;

  /** How many tokens there are: the number of the next one. */
  get count(): number {
    return this.#tokens.length;
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  /** @param whole the sentence as it was written; used where it has the tokens in their order */
  add(tokens: readonly string[], whole?: string): void {
    const places = whole === undefined ? undefined : placesIn(whole, tokens);
    const line = places && whole !== undefined ? whole : tokens.join(' ');
    let at = 0;
    for (const [index, token] of tokens.entries()) {
      const start = this.#length + (places?.[index] ?? at);
      this.#tokens.push({ start, end: start + token.length });
      at += token.length + 1;
    }
    this.#lines.push(line);
    this.#length += line.length + 1;
  }

  /** From the first token to the last one, both by their numbers; undefined where there is none of these numbers. */
  spanOf(first: number, last: number): Span | undefined {
    const [from, to] = [this.#tokens[first], this.#tokens[last]];
    return from && to && first <= last ? { start: from.start, end: to.end } : undefined;
  }
}

function placesIn(whole: string, tokens: readonly string[]): number[] | undefined {
  const places: number[] = [];
  let at = 0;
  for (const token of tokens) {
    const found = whole.indexOf(token, at);
    // Between two tokens there is nothing but blanks.
    if (found < 0 || whole.slice(at, found).trim() !== '') return undefined;
    places.push(found);
    at = found + token.length;
  }
  return places;
}
