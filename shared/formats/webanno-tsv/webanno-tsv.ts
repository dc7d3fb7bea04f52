import { type Holds, holdsWhatOthersSay } from '../exchange/holds.ts';
import { type Format, optionOf } from '../format.ts';
import { planWebannoTsv } from './write-webanno-tsv.ts';

const holds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  documentNotes: false,
  links: 'within',
  entities: 'ids',
  propositions: false,
  metadata: false,
  fields: false,
  codebook: false,
  queries: false,
};

/** Without the columns that only we know. */
const plainHolds: Holds = {
  ...holds,
  discontinuous: 'fragments',
  linkAttributes: false,
  notes: false,
  entities: 'no',
  annotators: false,
  status: false,
  times: false,
  ids: false,
};

/** WebAnno TSV 3.3 of INCEpTION and WebAnno, https://inception-project.github.io (user guide, WebAnno TSV). */
export const webannoTsv: Format = {
  id: 'webanno-tsv',
  name: 'format.webanno-tsv.name',
  mediaTypes: ['text/tab-separated-values'],
  extensions: ['.tsv'],
  reads: 'annotations',
  writes: 'folder',
  keeps: 'format.webanno-tsv.keeps',
  holds,
  options: [
    {
      id: 'columns',
      name: 'format.webanno-tsv.option.columns',
      kind: 'choice',
      values: [
        { value: 'own', name: 'format.webanno-tsv.option.columns.own' },
        { value: 'plain', name: 'format.webanno-tsv.option.columns.plain' },
      ],
      default: 'own',
    },
  ],
  plan(source, options) {
    const isPlain = optionOf(webannoTsv, options, 'columns') === 'plain';
    const plan = planWebannoTsv(source, isPlain ? 'plain' : 'own');
    return isPlain ? { ...plan, holds: plainHolds } : plan;
  },
  reader: async () => (await import('./read-webanno-tsv.ts')).webannoTsvReader,
};
