import { failure, success } from '#shared/domain/result.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';

export function suggestionHandlers(
  project: () => OpenProject | undefined,
): Handlers<'suggestions.list' | 'rules.list' | 'rules.read-path'> {
  return {
    'suggestions.list': () => (project() ? success({ suggestions: [], problems: [] }) : noProject),
    'rules.list': () => (project() ? success([]) : noProject),
    'rules.read-path': () => (project() ? failure('request/unknown', {}) : noProject),
  };
}
