import type { Format } from '../format.ts';
import { teiHolds } from './tei-holds.ts';
import { planTei } from './write-tei.ts';

/**
 * TEI P5 (https://tei-c.org/guidelines/p5/): a file for each document, its words and punctuation as `w` and `pc` with
 * ids, and all annotations in `standOff`, in a `spanGrp` for each layer. Blanks stand as they are between the words.
 */
export const tei: Format = {
  id: 'tei',
  name: 'format.tei.name',
  mediaTypes: ['application/tei+xml'],
  extensions: ['.xml', '.tei'],
  reads: 'annotations',
  writes: 'folder',
  keeps: 'format.tei.keeps',
  holds: teiHolds,
  plan: planTei,
  reader: async () => (await import('./read-tei.ts')).teiReader,
};
