import type { OutputOf } from '#shared/api/contract.ts';
import { success } from '#shared/domain/result.ts';
import type { ProjectReader } from '../store/project-reader.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';

export function statisticsHandlers(project: () => OpenProject | undefined): Handlers<'statistics.read'> {
  return {
    'statistics.read': () => {
      const open = project();
      return open ? success(readStatistics(open.store.read)) : noProject;
    },
  };
}

function readStatistics(read: ProjectReader): OutputOf<'statistics.read'> {
  const byLabel = new Map<string, { labelId: string; annotations: number; documents: number }>();
  for (const { labelId, annotations } of read.labelCounts()) {
    const sum = byLabel.get(labelId) ?? { labelId, annotations: 0, documents: 0 };
    sum.annotations += annotations;
    sum.documents += 1;
    byLabel.set(labelId, sum);
  }
  return {
    documents: read.count('document'),
    annotations: [...byLabel.values()].reduce((sum, { annotations }) => sum + annotations, 0),
    byLabel: [...byLabel.values()],
    byAnnotator: read
      .annotatorCounts()
      .filter(({ kept }) => kept > 0)
      .map(({ annotatorId, kept }) => ({ annotatorId, annotations: kept })),
    documentsByStatus: read.statusCounts(),
  };
}
