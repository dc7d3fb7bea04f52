import type { Format } from '../format.ts';
import { refiProjectHolds } from './project-holds.ts';
import { planRefiProject } from './write-project.ts';

/**
 * The exchange format for projects of the REFI-QDA standard 1.5 (https://www.qdasoftware.org, schema Project.xsd): an
 * archive of `project.qde` and the texts. Positions are code points from 0, the end after the last character, as all
 * programs write them. Texts have line feeds only; what their line ends were stands in a variable of the source, from
 * which reading restores them.
 */
export const refiQdaProject: Format = {
  id: 'qdpx',
  name: 'format.qdpx.name',
  mediaTypes: ['application/zip'],
  extensions: ['.qdpx', '.qde'],
  reads: 'annotations',
  writes: 'file',
  keeps: 'format.qdpx.keeps',
  holds: refiProjectHolds,
  plan: planRefiProject,
  reader: async () => (await import('./read-project.ts')).refiProjectReader,
};
