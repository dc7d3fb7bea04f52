import { holdsNothing } from '../exchange/holds.ts';
import type { Format } from '../format.ts';

/** The Penn Attribution Relations Corpus 3 (Pareti): words as XML, each with its part in attributions. Read only. */
export const parc3: Format = {
  id: 'parc3',
  name: 'format.parc3.name',
  mediaTypes: ['application/xml'],
  extensions: ['.xml'],
  reads: 'annotations',
  writes: 'nothing',
  keeps: 'format.parc3.keeps',
  holds: { ...holdsNothing, text: 'tokens', overlaps: true, discontinuous: 'yes', links: 'within' },
  reader: async () => (await import('./read-parc3.ts')).parc3Reader,
};
