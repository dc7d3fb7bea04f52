import type { SuggestionReason } from '../api/suggestion.ts';
import type { Span } from '../domain/span.ts';

/** What a suggester found in a text, before it is known which label of the project that means. */
export interface Find {
  /** Inside the text, without blanks at its edges, and never half of a character. */
  readonly span: Span;
  readonly reason: SuggestionReason;
  /** From 0 to 1: a rank by the kind of expression, and no measured probability. */
  readonly confidence: number;
  /** By the attribute ids of the default codebook; only those that the project's layer has are used. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Knows a kind of expression by its form alone. English; takes time in proportion to the text. */
export type Recogniser = (text: string) => Find[];
