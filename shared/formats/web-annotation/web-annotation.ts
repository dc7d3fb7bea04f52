import { type Holds, holdsWhatOthersSay } from '../exchange/holds.ts';
import type { Format } from '../format.ts';
import { planWebAnnotation } from './write-web-annotation.ts';

const holds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  propositions: false,
  codebook: false,
  queries: false,
  entities: 'ids',
};

/**
 * The Web Annotation Data Model of the W3C (https://www.w3.org/TR/annotation-model/) in its JSON-LD form: a page of
 * annotations beside the texts that they are of. Places are told twice, by the words with what stands around them and
 * by code points, so that any tool finds them again.
 */
export const webAnnotation: Format = {
  id: 'web-annotation',
  name: 'format.web-annotation.name',
  mediaTypes: ['application/ld+json'],
  extensions: ['.jsonld', '.json', '.jsonl'],
  reads: 'annotations',
  writes: 'folder',
  keeps: 'format.web-annotation.keeps',
  holds,
  plan: planWebAnnotation,
  reader: async () => (await import('./read-web-annotation.ts')).webAnnotationReader,
};
