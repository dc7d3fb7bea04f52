import { holdsNothing } from '../exchange/holds.ts';
import type { Format } from '../format.ts';

/** Read only, and experimental: there is no spaCy here that could read what we would write. */
export const spacy: Format = {
  id: 'spacy',
  name: 'format.spacy.name',
  mediaTypes: ['application/octet-stream'],
  extensions: ['.spacy'],
  reads: 'annotations',
  writes: 'nothing',
  keeps: 'format.spacy.keeps',
  holds: { ...holdsNothing, text: 'verbatim' },
  reader: async () => (await import('./read-doc-bin.ts')).docBinReader,
};
