import { type Holds, holdsWhatOthersSay } from '../exchange/holds.ts';
import type { Format } from '../format.ts';
import { writeProdigy } from './write-prodigy.ts';

const holds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  discontinuous: 'fragments',
  links: 'within',
  linkAttributes: false,
  entities: 'ids',
  propositions: false,
  codebook: false,
  queries: false,
};

export const prodigy: Format = {
  id: 'prodigy',
  name: 'format.prodigy.name',
  mediaTypes: ['application/jsonl'],
  extensions: ['.jsonl'],
  reads: 'annotations',
  writes: 'file',
  keeps: 'format.prodigy.keeps',
  holds,
  plan: (source) => ({ files: [{ path: 'prodigy.jsonl', chunks: () => writeProdigy(source) }], notes: () => [] }),
  reader: async () => (await import('./read-prodigy.ts')).prodigyReader,
};
