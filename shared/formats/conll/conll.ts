import { type Holds, holdsNothing } from '../exchange/holds.ts';
import { tagSchemes } from '../exchange/tag-schemes.ts';
import { planTaggedParts, taggingChoices, taggingOptions } from '../exchange/tagging-options.ts';
import { type Format, optionOf, type WriteOptions } from '../format.ts';
import { planConll } from './write-conll.ts';

const holds: Holds = { ...holdsNothing, text: 'tokens', discontinuous: 'fragments', layers: 'one' };

/** CoNLL-2002/2003: a token and its tag per line, https://www.clips.uantwerpen.be/conll2003/ner/. */
export const conll: Format = {
  id: 'conll',
  name: 'format.conll.name',
  mediaTypes: ['text/plain'],
  extensions: ['.conll'],
  reads: 'annotations',
  writes: 'either',
  keeps: 'format.conll.keeps',
  holds,
  options: [
    {
      id: 'scheme',
      name: 'format.conll.option.scheme',
      kind: 'choice',
      values: tagSchemes.map((value) => ({ value, name: `format.conll.option.scheme.${value}` as const })),
      default: 'iob2',
    },
    ...taggingOptions,
  ],
  plan: (source, options) => planConll(source, { ...choices(options), shape: options.shape }),
  planParts: (parts, options) =>
    planTaggedParts(parts, {
      ...choices(options),
      ending: '.conll',
      plan: ({ source }, layer) => planConll(source, { ...choices(options), layer, shape: 'file' }),
    }),
  reader: async () => (await import('./read-conll.ts')).conllReader,
};

function choices(options: WriteOptions) {
  const scheme = tagSchemes.find((one) => one === optionOf(conll, options, 'scheme')) ?? 'iob2';
  return { ...taggingChoices(conll, options), scheme };
}
