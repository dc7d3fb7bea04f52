import { type Holds, holdsWhatOthersSay } from '../exchange/holds.ts';
import { type Format, optionOf } from '../format.ts';
import { planBrat } from './write-brat.ts';

const holds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  discontinuous: 'apart',
  documentNotes: false,
  links: 'within',
  entities: 'ids',
  propositions: false,
  annotators: false,
  status: false,
  times: false,
  ids: false,
  metadata: false,
  fields: false,
  codebook: false,
  queries: false,
};

/** brat standoff: a `.txt` and a `.ann` for each document, https://brat.nlplab.org/standoff.html. */
export const brat: Format = {
  id: 'brat',
  name: 'format.brat.name',
  mediaTypes: ['text/plain'],
  extensions: ['.ann', '.a1', '.a2', '.rel'],
  reads: 'annotations',
  writes: 'folder',
  keeps: 'format.brat.keeps',
  holds,
  options: [
    {
      id: 'claims',
      name: 'format.brat.option.claims',
      kind: 'choice',
      values: [
        { value: 'links', name: 'format.brat.option.claims.links' },
        { value: 'events', name: 'format.brat.option.claims.events' },
      ],
      default: 'links',
    },
  ],
  plan: (source, options) => planBrat(source, optionOf(brat, options, 'claims') === 'events' ? 'events' : 'links'),
  reader: async () => (await import('./read-brat.ts')).bratReader,
};
