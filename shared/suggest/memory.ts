import type { LabelId } from '../domain/ids.ts';
import { TermIndex, type TokenizedText } from './terms.ts';
import type { Find } from './suggester.ts';

/** How often words were given a label, and how often that was rejected. */
export interface Remembered {
  readonly quote: string;
  readonly labelId: LabelId;
  readonly kept: number;
  readonly rejected: number;
}

/** Longer stretches come again in quotations of one article by another, not as names; so they are not remembered. */
export const LONGEST_REMEMBERED = 100;

export type MemoryFind = Find & { readonly labelId: LabelId };

interface Tally {
  /** By label: how often it was kept and how often rejected, whatever the case of its letters. */
  readonly labels: ReadonlyMap<LabelId, { readonly kept: number; readonly rejected: number }>;
  /** As it was written most often. */
  readonly quote: string;
  readonly written: number;
}

/** What was labelled in a project so far, ready to be looked up. */
export class Memory {
  readonly #index = new TermIndex<Tally>({ caseSensitive: true });

  constructor(remembered: Iterable<Remembered> = []) {
    for (const one of remembered) this.learn(one);
  }

  /** Adds to what is known; negative numbers take away. */
  learn({ quote, labelId, kept, rejected }: Remembered): void {
    if (quote.length > LONGEST_REMEMBERED) return;
    this.#index.add(quote, { quote, written: kept, labels: new Map([[labelId, { kept, rejected }]]) }, merged);
  }

  /**
   * What the text holds of it, with the label that it was given most often. `without` is not counted: what others have
   * labelled in the same document must not be told to whoever labels it independently of them.
   */
  finds(text: TokenizedText, { without = [] }: { readonly without?: readonly Remembered[] } = {}): MemoryFind[] {
    for (const one of without) this.learn({ ...one, kept: -one.kept, rejected: -one.rejected });
    try {
      return [...this.#index.matches(text)].flatMap(({ span, value }) => {
        const best = bestOf(value);
        return best ? [{ span, ...best }] : [];
      });
    } finally {
      for (const one of without) this.learn(one);
    }
  }
}

/** With one earlier label it is as likely as not that it means the same again; each further one makes it likelier. */
const PRIOR = 1;
/** However often: the same words may mean another thing. */
const MOST = 0.95;

function bestOf({ labels, quote }: Tally): Omit<Find & { readonly labelId: LabelId }, 'span'> | undefined {
  let all = 0;
  let best: { labelId: LabelId; kept: number } | undefined;
  for (const [labelId, { kept, rejected }] of labels) {
    all += kept + rejected;
    if (kept > rejected && (!best || kept > best.kept)) best = { labelId, kept };
  }
  if (!best) return undefined;
  const { labelId, kept } = best;
  return {
    labelId,
    confidence: Math.min(MOST, Math.round(((kept + PRIOR) / (all + 2 * PRIOR)) * 100) / 100),
    reason:
      kept === all
        ? { key: 'suggestion.reason.memory', params: { quote, kept } }
        : { key: 'suggestion.reason.memory-mixed', params: { quote, kept, all } },
  };
}

function merged(before: Tally, added: Tally): Tally {
  const labels = new Map(before.labels);
  for (const [labelId, { kept, rejected }] of added.labels) {
    const sum = labels.get(labelId);
    labels.set(labelId, { kept: kept + (sum?.kept ?? 0), rejected: rejected + (sum?.rejected ?? 0) });
  }
  const { quote, written } = added.written > before.written ? added : before;
  return { labels, quote, written };
}
