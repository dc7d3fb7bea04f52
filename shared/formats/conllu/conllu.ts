import { type Holds, holdsNothing } from '../exchange/holds.ts';
import { planTaggedParts, taggingChoices, taggingOptions } from '../exchange/tagging-options.ts';
import { type Format, optionOf, type WriteOptions } from '../format.ts';
import { planConllu } from './write-conllu.ts';

const holds: Holds = { ...holdsNothing, text: 'verbatim', discontinuous: 'fragments', layers: 'one' };

/** CoNLL-U: https://universaldependencies.org/format.html. Labels are `NER=B-Person` in the last column. */
export const conllu: Format = {
  id: 'conllu',
  name: 'format.conllu.name',
  mediaTypes: ['text/plain'],
  extensions: ['.conllu', '.conllup', '.cupt'],
  reads: 'annotations',
  writes: 'either',
  keeps: 'format.conllu.keeps',
  holds,
  options: [
    ...taggingOptions,
    {
      id: 'tree',
      name: 'format.conllu.option.tree',
      kind: 'choice',
      values: [
        { value: 'none', name: 'format.conllu.option.tree.none' },
        { value: 'flat', name: 'format.conllu.option.tree.flat' },
      ],
      default: 'none',
    },
  ],
  plan: (source, options) => planConllu(source, { ...choices(options), shape: options.shape }),
  planParts: (parts, options) =>
    planTaggedParts(parts, {
      ...choices(options),
      ending: '.conllu',
      plan: ({ source }, layer) => planConllu(source, { ...choices(options), layer, shape: 'file' }),
    }),
  reader: async () => (await import('./read-conllu.ts')).conlluReader,
};

function choices(options: WriteOptions) {
  return { ...taggingChoices(conllu, options), flatTree: optionOf(conllu, options, 'tree') === 'flat' };
}
