import { success } from '#shared/domain/result.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';

export function queryHandlers(
  project: () => OpenProject | undefined,
): Handlers<'search.kwic' | 'search.annotations' | 'search.annotation-ids' | 'queries.list'> {
  return {
    'search.kwic': () => (project() ? success({ lines: [], total: 0, documents: 0, more: false }) : noProject),
    'search.annotations': () => (project() ? success({ total: 0, rows: [] }) : noProject),
    'search.annotation-ids': () => (project() ? success({ ids: [] }) : noProject),
    'queries.list': () => (project() ? success([]) : noProject),
  };
}
