import { failure, success } from '#shared/domain/result.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';

export function historyHandlers(
  project: () => OpenProject | undefined,
): Handlers<
  'history.of-record' | 'history.list' | 'history.document-at' | 'history.trash' | 'history.restore-command'
> {
  return {
    'history.of-record': () => (project() ? success([]) : noProject),
    'history.list': () => (project() ? success({ entries: [], more: false }) : noProject),
    'history.document-at': () => (project() ? failure('request/unknown', {}) : noProject),
    'history.trash': () => (project() ? success({ total: 0, items: [] }) : noProject),
    'history.restore-command': () => (project() ? failure('request/unknown', {}) : noProject),
  };
}
