import type { Holds } from '../exchange/holds.ts';
import { holdsWhatOthersSay } from '../exchange/holds.ts';
import type { ExportPlan, FileToWrite, Format, WriteOptions } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { writeLabelingConfig } from './labeling-config.ts';
import { LabelStudioTasks } from './write-label-studio.ts';

const holds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  discontinuous: 'fragments',
  links: 'within',
  linkAttributes: false,
  entities: 'ids',
  propositions: false,
  codebook: false,
  queries: false,
};

function planTasks(source: ProjectSource, { shape }: WriteOptions): ExportPlan {
  const tasks = new LabelStudioTasks(source);
  const file: FileToWrite = { path: 'tasks.json', chunks: () => tasks.chunks() };
  const config: FileToWrite = {
    path: 'labeling-config.xml',
    *chunks() {
      yield { text: writeLabelingConfig(source.codebook), rows: 0 };
    },
  };
  return {
    files: shape === 'file' ? [file] : [file, config],
    notes: () => {
      const { linksBetweenAnnotators: links } = tasks;
      return links > 0 ? [{ key: 'note.label-studio.links-between-annotators', params: { links } }] : [];
    },
  };
}

export const labelStudio: Format = {
  id: 'label-studio',
  name: 'format.label-studio.name',
  mediaTypes: ['application/json'],
  extensions: ['.json'],
  reads: 'annotations',
  writes: 'either',
  keeps: 'format.label-studio.keeps',
  holds,
  plan: planTasks,
  reader: async () => (await import('./read-label-studio.ts')).labelStudioReader,
};
