import type { SuggesterId } from '../api/suggestion.ts';
import type { Codebook, Label, Layer } from '../domain/codebook.ts';
import { dates } from './dates.ts';
import { money } from './money.ts';
import { quantities } from './quantities.ts';
import { quotations } from './quotations.ts';
import type { Recogniser } from './suggester.ts';

export type RecogniserId = Exclude<SuggesterId, 'memory' | 'rules'>;

interface BuiltIn {
  readonly recognise: Recogniser;
  /** The label that it means: by id as in the default codebook, or by one of these names. */
  readonly labelNames: readonly string[];
  /** Where there is no such label, the first of a layer of this kind. */
  readonly layerKind?: Layer['kind'];
}

/** What recognises expressions by their form, by the name of its suggester. */
export const recognisers: Readonly<Record<RecogniserId, BuiltIn>> = {
  dates: { recognise: dates, labelNames: ['date', 'dates', 'time', 'date or time', 'timex'] },
  money: { recognise: money, labelNames: ['money', 'amount of money', 'currency', 'monetary'] },
  quantities: {
    recognise: quantities,
    labelNames: ['quantity', 'quantities', 'number', 'numbers', 'cardinal', 'percent'],
  },
  quotations: {
    recognise: quotations,
    labelNames: ['claim', 'claims', 'quotation', 'quote', 'statement'],
    layerKind: 'claim',
  },
};

/** The label of a project that a recogniser's finds get; undefined where its codebook has none for them. */
export function labelFor(
  codebook: Codebook,
  { labelNames, layerKind }: BuiltIn,
): { layer: Layer; label: Label } | undefined {
  const pairs = codebook.layers
    .flatMap((layer) => layer.labels.map((label) => ({ layer, label })))
    .filter(({ label }) => !label.retired);
  for (const name of labelNames) {
    const found = pairs.find(({ label }) => label.id === name || label.name.toLowerCase() === name);
    if (found) return found;
  }
  return layerKind && pairs.find(({ layer }) => layer.kind === layerKind);
}
