import { failure, success } from '#shared/domain/result.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';

export function codebookHandlers(
  project: () => OpenProject | undefined,
): Handlers<'codebook.usage' | 'codebook.versions' | 'codebook.read-path'> {
  return {
    'codebook.usage': () => (project() ? success({ labels: {}, linkTypes: {}, values: [] }) : noProject),
    'codebook.versions': () => (project() ? success([]) : noProject),
    'codebook.read-path': () => (project() ? failure('request/unknown', {}) : noProject),
  };
}
