import { success } from '#shared/domain/result.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';

export function occurrenceHandlers(project: () => OpenProject | undefined): Handlers<'occurrences.find'> {
  return {
    'occurrences.find': () => (project() ? success({ lines: [], total: 0, documents: 0 }) : noProject),
  };
}
