import type { Format } from '../format.ts';
import { uimaHolds } from '../uima/uima-xmi.ts';

/** A project as INCEpTION and WebAnno export it: an archive with a file for each annotator and document. */
export const inception: Format = {
  id: 'inception',
  name: 'format.inception.name',
  mediaTypes: ['application/zip'],
  extensions: ['.zip'],
  reads: 'annotations',
  writes: 'nothing',
  keeps: 'format.inception.keeps',
  holds: uimaHolds,
  reader: async () => (await import('./read-inception.ts')).inceptionReader,
};
