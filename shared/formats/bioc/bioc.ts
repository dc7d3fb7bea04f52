import { type Holds, holdsWhatOthersSay } from '../exchange/holds.ts';
import type { Format } from '../format.ts';
import { planBiocJson, planBiocXml } from './write-bioc.ts';

const holds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  links: 'within',
  entities: 'ids',
  propositions: false,
  times: false,
  codebook: false,
  queries: false,
};

const common = { reads: 'annotations', writes: 'file', holds } as const;

/** BioC (https://bioc.sourceforge.net): a collection of documents, offsets counted from each document's beginning. */
export const biocXml: Format = {
  ...common,
  id: 'bioc-xml',
  name: 'format.bioc-xml.name',
  mediaTypes: ['application/xml'],
  extensions: ['.xml'],
  keeps: 'format.bioc-xml.keeps',
  plan: planBiocXml,
  reader: async () => (await import('./read-bioc.ts')).biocXmlReader,
};

/** The same as JSON, as BioC's own libraries and PubTator write it. */
export const biocJson: Format = {
  ...common,
  id: 'bioc-json',
  name: 'format.bioc-json.name',
  mediaTypes: ['application/json'],
  extensions: ['.json'],
  keeps: 'format.bioc-json.keeps',
  plan: planBiocJson,
  reader: async () => (await import('./read-bioc.ts')).biocJsonReader,
};
