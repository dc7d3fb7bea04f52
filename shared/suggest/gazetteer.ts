import { TermIndex, type TokenizedText } from './terms.ts';
import type { Find } from './suggester.ts';

/** A list of names, ready to be looked up. Case counts or not, as the rule says; token borders always do. */
export class Gazetteer {
  readonly #index: TermIndex<string>;

  constructor(source: { readonly terms: readonly string[]; readonly caseSensitive: boolean }) {
    this.#index = new TermIndex(source);
    for (const term of source.terms) this.add(term);
  }

  add(term: string): void {
    this.#index.add(term, term, (before) => before);
  }

  /** `rule` names the list in the reason. */
  finds(text: TokenizedText, rule: string): Find[] {
    return [...this.#index.matches(text)].map(({ span, value }) => ({
      span,
      confidence: 0.8,
      reason: { key: 'suggestion.reason.term', params: { rule, term: value } },
    }));
  }
}
