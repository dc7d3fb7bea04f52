import { type Holds, holdsNothing } from '../exchange/holds.ts';
import type { Format } from '../format.ts';

const holds: Holds = { ...holdsNothing, text: 'tokens', overlaps: true, layers: 'all', links: 'within' };

/** CoNLL-2011 and 2012 (OntoNotes): names, roles and coreference in brackets, https://conll.cemantix.org/2012/data.html. */
export const conll2012: Format = {
  id: 'conll-2012',
  name: 'format.conll-2012.name',
  mediaTypes: ['text/plain'],
  extensions: ['.conll', '.v4_gold_conll', '.v4_auto_conll', '.gold_conll', '.auto_conll'],
  reads: 'annotations',
  writes: 'nothing',
  keeps: 'format.conll-2012.keeps',
  holds,
  reader: async () => (await import('./read-conll-2012.ts')).conll2012Reader,
};
