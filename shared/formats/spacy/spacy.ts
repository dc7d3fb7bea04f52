import { type Holds, holdsWhatOthersSay } from '../exchange/holds.ts';
import { planTaggedParts, taggingChoices, taggingOptions } from '../exchange/tagging-options.ts';
import { type Format, type WriteOptions } from '../format.ts';
import { planDocBin } from './write-doc-bin.ts';

const holds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  discontinuous: 'fragments',
  links: 'no',
  linkAttributes: false,
  entities: 'ids',
  propositions: false,
  codebook: false,
  queries: false,
};

/** spaCy's DocBin. Experimental: it is written by spaCy's source, and no spaCy was there that could read it. */
export const spacy: Format = {
  id: 'spacy',
  name: 'format.spacy.name',
  mediaTypes: ['application/octet-stream'],
  extensions: ['.spacy'],
  reads: 'annotations',
  writes: 'file',
  keeps: 'format.spacy.keeps',
  holds,
  options: taggingOptions,
  plan: (source, options) => planDocBin(source, { ...choices(options), path: 'corpus.spacy' }),
  planParts: (parts, options) =>
    planTaggedParts(parts, {
      ...choices(options),
      ending: '.spacy',
      plan: ({ name, source }, layer) => planDocBin(source, { ...choices(options), layer, path: `${name}.spacy` }),
    }),
  reader: async () => (await import('./read-doc-bin.ts')).docBinReader,
};

function choices(options: WriteOptions) {
  return taggingChoices(spacy, options);
}
