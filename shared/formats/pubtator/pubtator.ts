import { type Holds, holdsNothing } from '../exchange/holds.ts';
import type { Format } from '../format.ts';
import { planPubtator } from './write-pubtator.ts';

const holds: Holds = { ...holdsNothing, text: 'verbatim', overlaps: true, discontinuous: 'fragments', entities: 'ids' };

/** PubTator (https://www.ncbi.nlm.nih.gov/research/pubtator3/): a title, an abstract, a line for each mention. */
export const pubtator: Format = {
  id: 'pubtator',
  name: 'format.pubtator.name',
  mediaTypes: ['text/plain'],
  extensions: ['.pubtator', '.txt'],
  reads: 'annotations',
  writes: 'file',
  keeps: 'format.pubtator.keeps',
  holds,
  plan: planPubtator,
  reader: async () => (await import('./read-pubtator.ts')).pubtatorReader,
};
