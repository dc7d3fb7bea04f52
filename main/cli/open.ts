import { resolve } from 'node:path';
import type { ProjectInfo } from '#shared/api/answers.ts';
import type { Result } from '#shared/domain/result.ts';
import type { CommandContext } from './command.ts';

/** Opens the project that is the first argument. Whoever only looks is nobody's annotator. */
export function openProject(
  { services, positionals }: CommandContext,
  annotator?: string,
): Promise<Result<ProjectInfo>> {
  const path = resolve(positionals[0] ?? '');
  return services.call('project.open', annotator === undefined ? { path } : { path, annotator });
}
